import { createRequire } from 'node:module';
import type { SyntaxNode } from '@lezer/common';
import { numberSign, stringSign } from './literals.js';
import { withoutVariables } from './variables.js';

/** Beyond, an expression is only compared as a text. */
const LONGEST = 100_000;
const DEEPEST = 200;

/**
 * The same for all expressions that mean the same: white space, comments, the case of keywords, parentheses that change
 * nothing, the order of label matchers and of grouping labels, quotes, and the spelling of numbers and durations are left out.
 * Undefined for what is no PromQL; Grafana's variables may stand where a name or a duration may.
 */
export function promqlSign(text: string): string | undefined {
  if (text.length > LONGEST || text.includes('\0')) return undefined;
  return signOf(text) ?? (/[$[]/.test(text) ? signOf(withoutVariables(text)) : undefined);
}

function signOf(text: string): string | undefined {
  const tree = parser().parse(text);
  let [isWhole, depth] = [true, 0];
  tree.iterate({
    enter: ({ type }) => {
      depth++;
      if (type.isError || depth > DEEPEST) isWhole = false;
      return isWhole;
    },
    leave: () => void depth--,
  });
  const expression = isWhole ? tree.topNode.firstChild : null;
  return expression ? partsSign(tree.topNode, text) : undefined;
}

type Sign = (node: SyntaxNode, text: string) => string;

/** How nodes are written; others are their name and their parts, keywords their name alone. */
const SIGNS: Readonly<Record<string, Sign>> = {
  Identifier: written,
  LabelName: (node, text) => JSON.stringify(written(node, text)),
  UnaryOp: written,
  NumberDurationLiteral: (node, text) => numberSign(written(node, text)),
  NumberDurationLiteralInDurationContext: (node, text) => numberSign(written(node, text)),
  StringLiteral: (node, text) => stringSign(written(node, text)),
  QuotedLabelName: (node, text) => stringSign(written(node, text)),
  QuotedLabelMatcher: (node, text) => `UnquotedLabelMatcher(${signs(node, text).join(' ')})`,
  GroupingLabels: (node, text) => `(${signs(node, text).sort().join(' ')})`,
  AggregateExpr: (node, text) => `AggregateExpr(${signs(node, text).sort().join(' ')})`,
  ParenExpr: parenthesesSign,
  VectorSelector: selectorSign,
};

function sign(node: SyntaxNode, text: string): string {
  const own = Object.hasOwn(SIGNS, node.name) ? SIGNS[node.name] : undefined;
  if (own) return own(node, text);
  return node.firstChild ? `${node.name}(${partsSign(node, text)})` : node.name;
}

function signs(node: SyntaxNode, text: string): string[] {
  return children(node).map((child) => sign(child, text));
}

function partsSign(node: SyntaxNode, text: string): string {
  return signs(node, text).join(' ');
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'LineComment') found.push(child);
  return found;
}

function written({ from, to }: SyntaxNode, text: string): string {
  return text.slice(from, to);
}

/** The tree tells what belongs together; but a sign binds less than `^`, which the tree of a number does not show. */
function parenthesesSign(node: SyntaxNode, text: string): string {
  const inner = partsSign(node, text);
  const mayGo = /^(?:PromQL|BinaryExpr|FunctionCallBody|ParenExpr)$/.test(node.parent?.name ?? '');
  const isSigned = children(node).some(({ from }) => /[-+]/.test(text.charAt(from)));
  return mayGo && !isSigned ? inner : `(${inner})`;
}

/** A metric's name is a matcher like the others, and so is a name in quotes. */
function selectorSign(node: SyntaxNode, text: string): string {
  const matchers = children(node).flatMap((child) =>
    child.name === 'LabelMatchers'
      ? children(child).map((matcher) => matcherSign(matcher, text))
      : named(written(child, text)),
  );
  return `{${matchers.sort().join(' ')}}`;
}

function matcherSign(node: SyntaxNode, text: string): string {
  return node.name === 'QuotedLabelName' ? namedBy(stringSign(written(node, text))) : sign(node, text);
}

function named(metric: string): string {
  return namedBy(JSON.stringify(metric));
}

function namedBy(name: string): string {
  return `UnquotedLabelMatcher("__name__" MatchOp(EqlSingle) ${name})`;
}

type Promql = typeof import('@prometheus-io/lezer-promql');

/** Loading the parser takes 25 ms, and few texts have an expression; `import()` would make every caller asynchronous. */
function parser(): Promql['parser'] {
  // The package has types, but require() tells none.
  loaded ??= createRequire(import.meta.url)('@prometheus-io/lezer-promql') as Promql;
  return loaded.parser;
}
let loaded: Promql | undefined;
