import { CompileError } from './compile-error.js';
import { expandMacro } from './macros.js';
import type { Call, ListLiteral, MapLiteral, MessageField, MessageLiteral, Node } from './syntax.js';
import { type Token, tokenize } from './tokens.js';

/** cel-go's parser goes no deeper. */
const deepest = 250;
const longest = 100_000;
const reserved = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['<', '<=', '>=', '>', '==', '!=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** Reads an expression, its macros expanded. Throws a `CompileError`. */
export function parse(text: string): Node {
  if (text.length > longest)
    throw new CompileError(
      0,
      `expression code point size exceeds limit: size: ${text.length}, limit ${longest}`,
    );
  return new Parser(tokenize(text)).whole();
}

class Parser {
  #next = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Node {
    const node = this.expression();
    if (this.token.kind !== 'end') this.unexpected('<EOF>');
    return node;
  }

  private get token(): Token {
    return this.tokens[Math.min(this.#next, this.tokens.length - 1)] as Token;
  }

  private is(...symbols: readonly string[]): boolean {
    return this.token.kind === 'symbol' && symbols.includes(this.token.text);
  }

  private take(symbol: string): Token | undefined {
    if (!this.is(symbol)) return undefined;
    return this.tokens[this.#next++];
  }

  private need(symbol: string): Token {
    return this.take(symbol) ?? this.unexpected(`'${symbol}'`);
  }

  private unexpected(wanted: string): never {
    const { text, at } = this.token;
    throw new CompileError(at, `Syntax error: mismatched input '${text}' expecting ${wanted}`);
  }

  private expression(): Node {
    if (++this.#depth > deepest)
      throw new CompileError(this.token.at, `expression recursion limit exceeded: ${deepest}`);
    const condition = this.binary(0);
    const question = this.take('?');
    if (!question) {
      this.#depth--;
      return condition;
    }
    const then = this.binary(0);
    this.need(':');
    const args = [condition, then, this.expression()];
    this.#depth--;
    return { kind: 'call', at: question.at, name: '_?_:_', args };
  }

  private binary(level: number): Node {
    const operators = levels[level];
    if (!operators) return this.unary();
    const first = this.binary(level + 1);
    if (level < 2) return this.logical(first, level, operators[0] ?? '');
    let left = first;
    let count = 0;
    while (this.is(...operators)) {
      const { text, at } = this.token;
      if (++count > longestChain)
        throw new CompileError(at, `expression recursion limit exceeded: ${deepest}`);
      this.#next++;
      const name = text === 'in' ? '@in' : `_${text}_`;
      left = { kind: 'call', at, name, args: [left, this.binary(level + 1)] };
    }
    return left;
  }

  /** A chain of `&&` or `||`, as a balanced tree, so that it is not deeper than it must be. */
  private logical(first: Node, level: number, operator: string): Node {
    const terms = [first];
    const places: number[] = [];
    for (let token = this.take(operator); token; token = this.take(operator)) {
      places.push(token.at);
      terms.push(this.binary(level + 1));
    }
    return balanced(`_${operator}_`, terms, places);
  }

  private unary(): Node {
    if (this.is('!')) return this.repeated('!', '!_');
    if (!this.is('-')) return this.member();
    const next = this.tokens[this.#next + 1];
    const isNumber = next !== undefined && isSigned(next);
    return isNumber ? this.member() : this.repeated('-', '-_');
  }

  private repeated(symbol: string, name: string): Node {
    const { at } = this.token;
    let count = 0;
    while (this.take(symbol)) count++;
    const of = this.member();
    return count % 2 === 0 ? of : { kind: 'call', at, name, args: [of] };
  }

  private member(): Node {
    let node = this.primary();
    for (let count = 0; ; count++) {
      if (count > longestChain)
        throw new CompileError(this.token.at, `expression recursion limit exceeded: ${deepest}`);
      const dot = this.take('.');
      const bracket = dot ? undefined : this.take('[');
      if (dot) node = this.field(node, dot.at);
      else if (bracket) node = this.index(node, bracket.at);
      else return node;
    }
  }

  private field(from: Node, at: number): Node {
    const optional = this.take('?') !== undefined;
    const field = this.fieldName();
    if (!optional && this.is('(')) return this.call(field, from);
    return { kind: 'select', at, from, field, optional, test: false };
  }

  private fieldName(): string {
    const { kind, text } = this.token;
    if (kind !== 'name' && kind !== 'quoted-name') this.unexpected('IDENTIFIER');
    this.#next++;
    return kind === 'name' ? text : text.slice(1, -1);
  }

  private index(from: Node, at: number): Call {
    const optional = this.take('?') !== undefined;
    const index = this.expression();
    this.need(']');
    return { kind: 'call', at, name: optional ? '_[?_]' : '_[_]', args: [from, index] };
  }

  private call(name: string, target?: Node): Node {
    const { at } = this.need('(');
    const args = this.list(')', () => this.expression(), false);
    const call: Call = { kind: 'call', at, name, target, args };
    return expandMacro(call) ?? call;
  }

  private list<T>(end: string, item: () => T, trailingComma: boolean): T[] {
    const items: T[] = [];
    while (!this.is(end)) {
      items.push(item());
      if (!this.take(',')) break;
      if (this.is(end) && !trailingComma) this.unexpected('expression');
    }
    this.need(end);
    return items;
  }

  private primary(): Node {
    const { token } = this;
    if (token.kind === 'literal') return this.literal(1n);
    if (token.kind === 'name' || this.is('.')) return this.name();
    if (this.take('-')) return this.literal(-1n, token.at);
    if (this.take('(')) {
      const inside = this.expression();
      this.need(')');
      return inside;
    }
    if (this.take('[')) return this.listLiteral(token.at);
    if (this.take('{')) return this.mapLiteral(token.at);
    throw new CompileError(
      token.at,
      `Syntax error: mismatched input '${token.text}' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}`,
    );
  }

  private literal(sign: bigint, signAt?: number): Node {
    const { literal } = this.token;
    const at = signAt ?? this.token.at;
    if (!literal) this.unexpected('a literal');
    this.#next++;
    const { value, unsigned } = literal;
    if (typeof value === 'bigint' && !unsigned)
      return { kind: 'literal', at, value: this.int(sign * value, at) };
    return {
      kind: 'literal',
      at,
      ...literal,
      ...(typeof value === 'number' && { value: Number(sign) * value }),
    };
  }

  private int(value: bigint, at: number): bigint {
    if (BigInt.asIntN(64, value) !== value) throw new CompileError(at, 'invalid int literal');
    return value;
  }

  private name(): Node {
    const { at } = this.token;
    const dot = this.take('.') ? '.' : '';
    const { kind, text } = this.token;
    if (kind !== 'name') this.unexpected('IDENTIFIER');
    this.#next++;
    if (this.is('(')) return this.call(dot + text);
    const message = this.message(text);
    if (message) return message;
    if (reserved.has(text)) throw new CompileError(at, `reserved identifier: ${text}`);
    return { kind: 'name', at, name: text };
  }

  /** `a.b.C{…}`: the policies that change objects are made of such values. */
  private message(first: string): MessageLiteral | undefined {
    let ahead = this.#next;
    let name = first;
    while (this.tokens[ahead]?.text === '.' && this.tokens[ahead + 1]?.kind === 'name') {
      name += `.${this.tokens[ahead + 1]?.text}`;
      ahead += 2;
    }
    if (this.tokens[ahead]?.text !== '{') return undefined;
    this.#next = ahead;
    const { at } = this.need('{');
    return { kind: 'message', at, name, fields: this.list('}', () => this.messageField(), true) };
  }

  private messageField(): MessageField {
    const optional = this.take('?') !== undefined;
    const name = this.fieldName();
    const { at } = this.need(':');
    return { name, optional, at, value: this.expression() };
  }

  private listLiteral(at: number): ListLiteral {
    const item = () => {
      const optional = this.take('?') !== undefined;
      return { value: this.expression(), optional };
    };
    return { kind: 'list', at, items: this.list(']', item, true) };
  }

  private mapLiteral(at: number): MapLiteral {
    const entry = () => {
      const optional = this.take('?') !== undefined;
      const key = this.expression();
      this.need(':');
      return { key, value: this.expression(), optional };
    };
    return { kind: 'map', at, entries: this.list('}', entry, true) };
  }
}

/** A chain of operators or fields is a tree as deep as it is long, and walked by recursion. */
const longestChain = 1000;

function isSigned({ literal }: Token): boolean {
  return typeof literal?.value === 'number' || (typeof literal?.value === 'bigint' && !literal.unsigned);
}

function balanced(name: string, terms: readonly Node[], places: readonly number[]): Node {
  const [only] = terms;
  if (terms.length === 1 && only) return only;
  const middle = Math.ceil(terms.length / 2);
  const args = [
    balanced(name, terms.slice(0, middle), places.slice(0, middle - 1)),
    balanced(name, terms.slice(middle), places.slice(middle)),
  ];
  return { kind: 'call', at: places[middle - 1] ?? 0, name, args };
}
