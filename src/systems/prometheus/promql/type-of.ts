import type { SyntaxNode } from '@lezer/common';
import { aggregationParameters, experimental, signatureOf, type ValueType } from './functions.js';
import { goRegexProblem, matchesNothing } from './go-regex.js';
import { Mistake } from './mistake.js';

/** The parsed text, and where its stand-ins for variables begin. */
export interface Source {
  readonly text: string;
  readonly starts: ReadonlySet<number>;
  /** Whether texts in it may hold variables of Grafana. */
  readonly hasVariables: boolean;
}

const names: Readonly<Record<ValueType, string>> = {
  scalar: 'a scalar',
  vector: 'an instant vector',
  range: 'a range such as x[5m]',
  string: 'a string',
  any: 'anything',
};

/** The type of an expression that is syntactically right; throws a `Mistake` where Prometheus refuses one. */
export function typeOf(node: SyntaxNode, source: Source): ValueType {
  switch (node.name) {
    case 'NumberDurationLiteral':
      return 'scalar';
    case 'StringLiteral':
      return 'string';
    case 'VectorSelector':
      return selectorType(node, source);
    case 'MatrixSelector':
      return rangeType(node, source);
    case 'SubqueryExpr':
      expect(inner(node), 'vector', source, 'a subquery');
      return 'range';
    case 'UnaryExpr':
      return operandType(operands(node)[0] ?? node, source);
    case 'BinaryExpr':
      return binaryType(node, source);
    case 'AggregateExpr':
      return aggregateType(node, source);
    case 'FunctionCall':
      return callType(node, source);
    default:
      return typeOfInner(node, source);
  }
}

/** Parentheses, `offset` and `@` change no type. */
function typeOfInner(node: SyntaxNode, source: Source): ValueType {
  const [only] = operands(node);
  return only ? typeOf(only, source) : 'any';
}

function selectorType(node: SyntaxNode, source: Source): ValueType {
  const matchers = node.getChild('LabelMatchers');
  const all = [
    ...(matchers?.getChildren('UnquotedLabelMatcher') ?? []),
    ...(matchers?.getChildren('QuotedLabelMatcher') ?? []),
  ].map((matcher) => matcherOf(matcher, source));
  const name = node.getChild('Identifier');
  if (name) return source.starts.has(name.from) ? 'any' : 'vector';
  if (!matchers?.getChild('QuotedLabelName') && all.every(matchesEmpty))
    throw new Mistake(node.from, 'a selector needs a name or a matcher that is not empty');
  return 'vector';
}

interface LabelMatcher {
  readonly op: string;
  readonly value: string;
}

/** A matcher whose regular expression, if it is one, can be read. What a variable of Grafana brings is not known. */
function matcherOf(node: SyntaxNode, source: Source): LabelMatcher {
  const literal = node.getChildren('StringLiteral').at(-1) ?? null;
  const op = textOf(node.getChild('MatchOp'), source);
  const quoted = textOf(literal, source);
  const value = quoted.startsWith('`') ? quoted.slice(1, -1) : unescaped(quoted.slice(1, -1));
  const hasVariable = source.hasVariables && /[$[]/.test(value);
  const problem = op.endsWith('~') && !hasVariable ? goRegexProblem(value) : undefined;
  if (problem) throw new Mistake(literal?.from ?? node.from, `the regular expression ${problem}`);
  return { op, value };
}

function unescaped(text: string): string {
  return text.replace(/\\(["'\\])/g, '$1');
}

/** Whether a series without the label would do: Prometheus refuses a selector of such matchers alone. */
function matchesEmpty({ op, value }: LabelMatcher): boolean {
  const isEmpty = op.endsWith('~') ? (matchesNothing(value) ?? false) : value === '';
  return op.startsWith('!') ? !isEmpty : isEmpty;
}

function rangeType(node: SyntaxNode, source: Source): ValueType {
  const selected = inner(node);
  if (selected.name !== 'VectorSelector')
    throw new Mistake(node.from, 'only a selector can have a range; write a subquery such as (…)[5m:]');
  typeOf(selected, source);
  return 'range';
}

function binaryType(node: SyntaxNode, source: Source): ValueType {
  const [left, right] = operands(node);
  if (!left || !right) return 'any';
  const types = [operandType(left, source), operandType(right, source)];
  const operator = source.text.slice(left.to, right.from);
  if (/^[\s)]*(and|or|unless)\b/i.test(operator) && types.includes('scalar'))
    throw new Mistake(types[0] === 'scalar' ? left.from : right.from, 'and, or and unless take no scalar');
  if (types.includes('vector')) return 'vector';
  if (types.includes('any')) return 'any';
  if (/^[\s)]*(==|!=|<|>)/.test(operator) && !/\bbool\b/i.test(operator))
    throw new Mistake(left.to, 'a comparison of two scalars needs bool');
  return 'scalar';
}

function operandType(node: SyntaxNode, source: Source): ValueType {
  const type = typeOf(node, source);
  if (type !== 'range' && type !== 'string') return type;
  throw new Mistake(node.from, `an operand cannot be ${names[type]}`);
}

function aggregateType(node: SyntaxNode, source: Source): ValueType {
  const name = textOf(node.getChild('AggregateOp'), source).toLowerCase();
  checkStable(name, node);
  const parameter = aggregationParameters[name];
  const takes: ValueType[] = parameter ? [parameter, 'vector'] : ['vector'];
  checkArguments(node, name, { takes, least: takes.length, repeats: false }, source);
  return 'vector';
}

function callType(node: SyntaxNode, source: Source): ValueType {
  const name = textOf(node.getChild('FunctionIdentifier'), source);
  checkStable(name, node);
  const signature = signatureOf(name);
  if (!signature) return 'any';
  checkArguments(node, name, signature, source);
  return signature.gives;
}

function checkStable(name: string, node: SyntaxNode): void {
  if (experimental.has(name))
    throw new Mistake(
      node.from,
      `${name} is experimental, and refused unless the server allows such functions`,
    );
}

function checkArguments(
  node: SyntaxNode,
  name: string,
  { takes, least, repeats }: { takes: readonly ValueType[]; least: number; repeats: boolean },
  source: Source,
): void {
  const body = node.getChild('FunctionCallBody');
  const given = body ? operands(body) : [];
  if (given.length < least || (given.length > takes.length && !repeats)) {
    const count = takes.length === least ? `${least}` : `${least} to ${repeats ? 'more' : takes.length}`;
    throw new Mistake(
      node.from,
      `${name} takes ${count} ${count === '1' ? 'argument' : 'arguments'}; got ${given.length}`,
    );
  }
  given.forEach((argument, i) => {
    expect(argument, takes[Math.min(i, takes.length - 1)] ?? 'any', source, name);
  });
}

function expect(node: SyntaxNode, wanted: ValueType, source: Source, taker: string): void {
  const type = typeOf(node, source);
  if (type === wanted || type === 'any' || wanted === 'any') return;
  throw new Mistake(node.from, `${taker} takes ${names[wanted]}, not ${names[type]}`);
}

function inner(node: SyntaxNode): SyntaxNode {
  return operands(node)[0] ?? node;
}

/** The expressions among a node's children. */
function operands(node: SyntaxNode): SyntaxNode[] {
  return node.getChildren('Expr');
}

function textOf(node: SyntaxNode | null, { text }: Source): string {
  return node ? text.slice(node.from, node.to) : '';
}
