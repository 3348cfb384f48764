/** A node of an expression. `at` is where it begins, or where its operator stands, as cel-go points at it. */
export type Node = Literal | Name | Select | Call | ListLiteral | MapLiteral | MessageLiteral | Fold | Bind;

export interface Literal {
  readonly kind: 'literal';
  readonly at: number;
  /** A `number` is a double, a `bigint` an int; `unsigned` tells a uint. */
  readonly value: null | boolean | number | bigint | string | Uint8Array;
  readonly unsigned?: true;
}

export interface Name {
  readonly kind: 'name';
  readonly at: number;
  readonly name: string;
}

/** `a.b`, `a.?b` and, where only presence is asked for, `has(a.b)`. */
export interface Select {
  readonly kind: 'select';
  readonly at: number;
  readonly from: Node;
  readonly field: string;
  readonly optional: boolean;
  readonly test: boolean;
}

/** Operators are calls too: `_+_`, `!_`, `_[_]`, `_?_:_`. */
export interface Call {
  readonly kind: 'call';
  readonly at: number;
  readonly name: string;
  /** Of a call like a method's: what stands before the dot. */
  readonly target?: Node | undefined;
  readonly args: readonly Node[];
}

export interface ListLiteral {
  readonly kind: 'list';
  readonly at: number;
  readonly items: readonly { readonly value: Node; readonly optional: boolean }[];
}

export interface MapLiteral {
  readonly kind: 'map';
  readonly at: number;
  readonly entries: readonly { readonly key: Node; readonly value: Node; readonly optional: boolean }[];
}

/** `Object.spec{replicas: 1}`; `at` is the brace. */
export interface MessageLiteral {
  readonly kind: 'message';
  readonly at: number;
  readonly name: string;
  readonly fields: readonly MessageField[];
}

/** `at` is the colon. */
export interface MessageField {
  readonly name: string;
  readonly value: Node;
  readonly optional: boolean;
  readonly at: number;
}

export type FoldKind =
  | 'all'
  | 'exists'
  | 'existsOne'
  | 'filter'
  | 'map'
  | 'transformList'
  | 'transformMap'
  | 'transformMapEntry';

/** A macro that goes through a list or a map. */
export interface Fold {
  readonly kind: 'fold';
  readonly at: number;
  readonly fold: FoldKind;
  readonly over: Node;
  /** One: the item or the key. Two: index and item, or key and value. */
  readonly variables: readonly [string] | readonly [string, string];
  /** What an item must meet; always there for `all`, `exists`, `existsOne` and `filter`. */
  readonly condition?: Node | undefined;
  /** What is made of an item. */
  readonly result?: Node | undefined;
}

/** A value with a name of its own: what `optMap`, `optFlatMap` and `sortBy` are made of. */
export interface Bind {
  readonly kind: 'bind';
  readonly at: number;
  readonly name: string;
  readonly value: Node;
  readonly in: Node;
}
