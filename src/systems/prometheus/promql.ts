import { parser } from '@prometheus-io/lezer-promql';
import { Mistake } from './promql/mistake.js';
import { type StandIns, withStandIns } from './promql/stand-ins.js';
import { typeOf } from './promql/type-of.js';

/** What is wrong with an expression, and where: line and column are counted from 1. */
export interface PromqlProblem {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/**
 * The first thing that Prometheus would refuse in an expression; undefined if there is none. Its syntax is checked, and
 * the types of operands and arguments, and regular expressions; what is experimental in 3.14 is refused. With `variables` the expression is one of Grafana: `$node`, `${node:regex}` and
 * `[[node]]` may stand wherever Grafana puts a text, if they are among these or Grafana's own.
 */
export function promqlProblem(text: string, variables?: ReadonlySet<string>): PromqlProblem | undefined {
  const standIns: StandIns = variables
    ? withStandIns(text, variables)
    : { text, starts: new Set(), unknown: [] };
  const mistake = standIns.unknown[0] ?? mistakeIn(standIns, variables !== undefined);
  if (!mistake) return undefined;
  const before = text.slice(0, mistake.offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, what: mistake.what };
}

function mistakeIn({ text, starts }: StandIns, hasVariables: boolean): Mistake | undefined {
  const tree = parser.parse(text);
  const mistake = syntaxMistake(tree, text);
  if (mistake) return mistake;
  try {
    const expression = tree.topNode.getChild('Expr');
    const type = expression ? typeOf(expression, { text, starts, hasVariables }) : 'any';
    if (type === 'range' || type === 'string')
      return new Mistake(
        0,
        `the whole is a ${type === 'range' ? 'range of samples' : 'string'}, not a value`,
      );
  } catch (error) {
    if (error instanceof Mistake) return error;
    throw error;
  }
  return undefined;
}

function syntaxMistake(tree: ReturnType<typeof parser.parse>, text: string): Mistake | undefined {
  let first: Mistake | undefined;
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) first ??= new Mistake(from, unexpected(text, from));
      else if (/^(Anchored|Smoothed|FillModifier)$/.test(type.name))
        first ??= new Mistake(
          from,
          `${text.slice(from, to).toLowerCase()} is experimental, and refused unless the server allows it`,
        );
    },
  });
  return first;
}

function unexpected(text: string, offset: number): string {
  const [word] = /^\s*([\w:]+|\S)/.exec(text.slice(offset)) ?? [];
  return word === undefined ? 'it ends too early' : `unexpected ${JSON.stringify(word.trim())}`;
}
