import { CompileError } from './compile-error.js';
import type { Functions } from './library/functions.js';
import type { Overload } from './overload.js';
import { typeNames, type Variable } from './scope.js';
import { Substitution, widest } from './substitution.js';
import type { Bind, Call, Fold, ListLiteral, MapLiteral, MessageLiteral, Node, Select } from './syntax.js';
import * as types from './types.js';
import { type CelType, showType } from './types.js';

/** What checking found out about the nodes of an expression. */
export interface Checked {
  readonly root: Node;
  readonly type: CelType;
  readonly typeOf: (node: Node) => CelType;
  /** The ways to make a call that its arguments allow, as far as their types are known. */
  readonly callOf: (node: Node) => ResolvedCall | undefined;
  readonly variableOf: (node: Node) => Variable | undefined;
  /** The variables of a macro, in order. */
  readonly bound: (node: Node) => readonly Variable[];
  /** How many values may have to be kept at once. */
  readonly slots: number;
  readonly names: ReadonlySet<string>;
}

export interface ResolvedCall {
  readonly overloads: readonly Overload[];
  /** With the target in front, if it has one. */
  readonly args: readonly Node[];
  /** Nothing about the arguments is left to be found out when it runs. */
  readonly certain: boolean;
}

/** What type values are that are written as `Name{…}`, if there is such a type. */
export type MessageTypes = (name: string) => CelType | undefined;

/** Finds the types of an expression. Throws a `CompileError` for what does not go together. */
export function check(
  root: Node,
  variables: readonly Variable[],
  functions: Functions,
  messages: MessageTypes = () => undefined,
): Checked {
  return new Checker(functions, variables, messages).run(root);
}

class Checker {
  readonly #types = new Map<Node, CelType>();
  readonly #calls = new Map<Node, { overloads: readonly Overload[]; args: readonly Node[] }>();
  readonly #variables = new Map<Node, Variable>();
  readonly #bound = new Map<Node, readonly Variable[]>();
  readonly #names = new Set<string>();
  readonly #found = new Substitution();
  #scope: readonly Variable[];
  #slots: number;
  /** Inside the arguments of `format`, where items of any types may stand side by side. */
  #mixed = false;

  constructor(
    private readonly functions: Functions,
    variables: readonly Variable[],
    private readonly messages: MessageTypes,
  ) {
    this.#scope = variables;
    this.#slots = variables.length;
  }

  run(root: Node): Checked {
    this.check(root);
    const typeOf = (node: Node) => this.#found.apply(this.#types.get(node) ?? types.dynType, true);
    return {
      root,
      type: typeOf(root),
      typeOf,
      callOf: (node) => {
        const call = this.#calls.get(node);
        return call && { ...call, certain: call.args.every((arg) => isCertain(typeOf(arg))) };
      },
      variableOf: (node) => this.#variables.get(node),
      bound: (node) => this.#bound.get(node) ?? [],
      slots: this.#slots,
      names: this.#names,
    };
  }

  private check(node: Node): CelType {
    const type = this.typeFor(node);
    this.#types.set(node, type);
    return type;
  }

  private typeFor(node: Node): CelType {
    switch (node.kind) {
      case 'literal':
        return literalType(node.value, node.unsigned);
      case 'name':
        return this.name(node, node.name) ?? undeclared(node.at, node.name);
      case 'select':
        return this.select(node);
      case 'call':
        return this.call(node);
      case 'list':
        return this.list(node);
      case 'map':
        return this.map(node);
      case 'fold':
        return this.fold(node);
      case 'bind':
        return this.bind(node);
      case 'message':
        return this.message(node);
    }
  }

  private name(node: Node, name: string): CelType | undefined {
    const variable = this.#scope.findLast((one) => one.name === name);
    if (variable) {
      this.#variables.set(node, variable);
      this.#names.add(name);
      return variable.type;
    }
    const type = typeNames.get(name);
    return type && types.typeOf(type);
  }

  private select(node: Select): CelType {
    const name = node.test || node.optional ? undefined : qualifiedName(node);
    // `authorizer.requestResource` is a variable of its own.
    if (name !== undefined && this.#scope.some((one) => one.name === name))
      return this.name(node, name) ?? types.dynType;
    const qualified = name !== undefined && !this.isVariable(name) ? typeNames.get(name) : undefined;
    if (qualified) return types.typeOf(qualified);
    const from = this.#found.apply(this.check(node.from));
    const field = this.field(node, types.unwrapped(from));
    if (node.test) return types.boolType;
    return types.isOptional(from) || node.optional ? types.optionalOf(field) : field;
  }

  private isVariable(qualified: string): boolean {
    const [first] = qualified.split('.');
    return this.#scope.some(({ name }) => name === first);
  }

  private field({ field, at }: Select, from: CelType): CelType {
    if (from.kind === 'map') return from.params[1] ?? types.dynType;
    if (from.kind === 'object' && !from.fieldType) stop(at, `unexpected failed resolution of '${from.name}'`);
    if (from.kind === 'object') return from.fieldType?.(field) ?? stop(at, `undefined field '${field}'`);
    if (from.kind === 'param') this.#found.assignable([types.dynType], [from]);
    else if (from.kind !== 'dyn') stop(at, `type '${showType(from)}' does not support field selection`);
    return types.dynType;
  }

  private call(node: Call): CelType {
    const prefix = node.target && qualifiedName(node.target);
    const qualified = prefix !== undefined && this.functions.get(`${prefix}.${node.name}`);
    const overloads = this.functions.get(node.name.replace(/^\./, ''));
    if (!qualified && !overloads && !special.has(node.name)) {
      if (node.target) this.check(node.target);
      return undeclared(node.at, node.name);
    }
    const given = this.arguments(node);
    if (qualified && !node.name.startsWith('_'))
      return this.resolve(node, `${prefix}.${node.name}`, qualified, node.args, given, false);
    if (!node.target && node.name === '_&&_') return this.logical(node, given);
    if (!node.target && node.name === '_||_') return this.logical(node, given);
    if (node.name === '_?_:_') return this.conditional(node, given);
    const target = node.target && this.check(node.target);
    if (!overloads) return undeclared(node.at, node.name);
    if (!node.target || !target) return this.resolve(node, node.name, overloads, node.args, given, false);
    return this.resolve(node, node.name, overloads, [node.target, ...node.args], [target, ...given], true);
  }

  private arguments({ name, target, args }: Call): CelType[] {
    const mixed = this.#mixed;
    this.#mixed ||= target !== undefined && name === 'format';
    const given = args.map((arg) => this.check(arg));
    this.#mixed = mixed;
    return given;
  }

  private logical(node: Call, given: readonly CelType[]): CelType {
    for (const [i, type] of given.entries())
      if (!this.#found.assignable([type], [types.boolType]))
        stop(node.args[i]?.at ?? node.at, `expected type 'bool' but found '${this.show(type)}'`);
    return types.boolType;
  }

  private conditional(node: Call, given: readonly CelType[]): CelType {
    const either = this.#found.fresh();
    if (!this.#found.assignable(given, [types.boolType, either, either]))
      this.noOverload(node, node.name, given, false);
    return this.#found.apply(either);
  }

  private resolve(
    node: Call,
    name: string,
    overloads: readonly Overload[],
    args: readonly Node[],
    given: readonly CelType[],
    method: boolean,
  ): CelType {
    const fitting: Overload[] = [];
    let result: CelType | undefined;
    for (const overload of overloads) {
      if (overload.method !== method || !isThinkable(overload.args, given)) continue;
      const own = this.renamed(overload);
      if (!this.#found.assignable(given, own.args)) continue;
      fitting.push(overload);
      const type = this.#found.apply(own.result);
      result = result === undefined || types.same(result, type) ? type : types.dynType;
    }
    this.#calls.set(node, { overloads: fitting, args });
    return result ?? this.noOverload(node, name, given, method);
  }

  /** The overload with type parameters that nobody else uses. */
  private renamed({ args, result }: Overload): Pick<Overload, 'args' | 'result'> {
    const names = new Map<string, CelType>();
    const rename = (type: CelType): CelType => {
      if (type.kind !== 'param')
        return type.params.length === 0 ? type : { ...type, params: type.params.map(rename) };
      const known = names.get(type.name) ?? this.#found.fresh();
      names.set(type.name, known);
      return known;
    };
    return { args: args.map(rename), result: rename(result) };
  }

  private noOverload(node: Call, name: string, given: readonly CelType[], method: boolean): never {
    const [first, ...rest] = given.map((type) => this.show(type));
    const signature = method
      ? `${first}.(${rest.join(', ')})`
      : `(${[first, ...rest].filter(Boolean).join(', ')})`;
    return stop(node.at, `found no matching overload for '${name}' applied to '${signature}'`);
  }

  private show(type: CelType): string {
    return showType(this.#found.apply(type, true));
  }

  private list(node: ListLiteral): CelType {
    let item: CelType | undefined;
    for (const { value, optional } of node.items) {
      const type = this.check(value);
      item = this.join(value, item, optional ? this.inOptional(value, type) : type);
    }
    return types.listOf(item ?? this.#found.fresh());
  }

  private map(node: MapLiteral): CelType {
    let key: CelType | undefined;
    let value: CelType | undefined;
    for (const entry of node.entries) {
      key = this.join(entry.key, key, this.check(entry.key));
      const type = this.check(entry.value);
      value = this.join(entry.value, value, entry.optional ? this.inOptional(entry.value, type) : type);
    }
    return types.mapOf(key ?? this.#found.fresh(), value ?? this.#found.fresh());
  }

  private inOptional(node: Node, type: CelType): CelType {
    const known = this.#found.apply(type);
    if (types.isOptional(known) || known.kind === 'dyn') return types.unwrapped(known);
    return stop(node.at, `expected type 'optional_type(${showType(known)})' but found '${showType(known)}'`);
  }

  /** All items of a list are of one type: the API server takes no mixed ones. */
  private join(node: Node, before: CelType | undefined, type: CelType): CelType {
    if (before === undefined) return type;
    if (this.#found.assignable([before], [type])) return widest(before, type);
    if (this.#mixed) return types.dynType;
    return stop(node.at, `expected type '${this.show(before)}' but found '${this.show(type)}'`);
  }

  private message({ at, name, fields }: MessageLiteral): CelType {
    const type = this.messages(name) ?? undeclared(at, name);
    for (const field of fields) {
      const given = this.check(field.value);
      const value = field.optional ? this.inOptional(field.value, given) : given;
      const wanted = type.fieldType?.(field.name) ?? stop(field.at, `undefined field '${field.name}'`);
      if (this.#found.assignable([value], [wanted])) continue;
      const types = `is '${showType(wanted)}' but provided type is '${this.show(value)}'`;
      stop(field.at, `expected type of field '${field.name}' ${types}`);
    }
    return type;
  }

  private fold(node: Fold): CelType {
    const over = this.#found.apply(this.check(node.over));
    const [first, second] = this.itemTypes(node, over);
    const [name, other] = node.variables;
    const declared =
      other === undefined
        ? [[name, first] as const]
        : [[name, this.indexType(over)] as const, [other, second] as const];
    const scope = this.#scope;
    const bound = declared.map(([name, type]) => this.declare(name, type));
    this.#bound.set(node, bound);
    if (node.condition) this.mustBeBool(node.condition, this.check(node.condition));
    const result = node.result && this.check(node.result);
    this.#scope = scope;
    return this.foldType(node, first, over, result);
  }

  /** The type of an item, or of a key and its value. */
  private itemTypes(node: Fold, over: CelType): readonly [CelType, CelType] {
    const [first = types.dynType, second = first] = over.params;
    if (over.kind === 'list') return [first, first];
    if (over.kind === 'map') return [first, second];
    if (over.kind !== 'dyn' && over.kind !== 'param')
      stop(
        node.over.at,
        `expression of type '${showType(over)}' cannot be range of a comprehension (must be list, map, or dynamic)`,
      );
    this.#found.assignable([types.dynType], [over]);
    return [types.dynType, types.dynType];
  }

  private indexType(over: CelType): CelType {
    if (over.kind === 'list') return types.intType;
    return over.kind === 'map' ? (over.params[0] ?? types.dynType) : types.dynType;
  }

  private foldType(node: Fold, item: CelType, over: CelType, result = types.dynType): CelType {
    switch (node.fold) {
      case 'filter':
        return types.listOf(item);
      case 'map':
      case 'transformList':
        return types.listOf(result);
      case 'transformMap':
        return types.mapOf(this.indexType(over), result);
      case 'transformMapEntry':
        return this.entryType(node, result);
      default:
        return types.boolType;
    }
  }

  private entryType(node: Fold, result: CelType): CelType {
    const wanted = types.mapOf(this.#found.fresh(), this.#found.fresh());
    if (this.#found.assignable([result], [wanted])) return this.#found.apply(wanted);
    return stop(
      node.at,
      `found no matching overload for 'cel.@mapInsert' applied to '(map(_var0, _var1), ${this.show(result)})'`,
    );
  }

  private mustBeBool(node: Node, type: CelType): void {
    if (!this.#found.assignable([type], [types.boolType]))
      stop(node.at, `expected type 'bool' but found '${this.show(type)}'`);
  }

  private bind(node: Bind): CelType {
    const type = this.check(node.value);
    const scope = this.#scope;
    this.#bound.set(node, [this.declare(node.name, type)]);
    const result = this.check(node.in);
    this.#scope = scope;
    return result;
  }

  private declare(name: string, type: CelType): Variable {
    const variable = { name, type, slot: this.#scope.length };
    this.#scope = [...this.#scope, variable];
    this.#slots = Math.max(this.#slots, this.#scope.length);
    return variable;
  }
}

/** Not functions: what they give depends on what they are given. */
const special = new Set(['_&&_', '_||_', '_?_:_']);

const mayBeAnything: ReadonlySet<CelType['kind']> = new Set(['dyn', 'error', 'param', 'null']);

/** Tells most overloads of an operator apart at a glance. */
function isThinkable(wanted: readonly CelType[], given: readonly CelType[]): boolean {
  return (
    wanted.length === given.length &&
    wanted.every(({ kind }, i) => {
      const own = given[i]?.kind ?? 'error';
      return own === kind || mayBeAnything.has(kind) || mayBeAnything.has(own);
    })
  );
}

function isCertain(type: CelType): boolean {
  return type.kind !== 'dyn' && type.kind !== 'error' && type.kind !== 'param';
}

function literalType(value: unknown, unsigned: boolean | undefined): CelType {
  if (value === null) return types.nullType;
  if (value instanceof Uint8Array) return types.bytesType;
  if (typeof value === 'bigint') return unsigned ? types.uintType : types.intType;
  if (typeof value === 'number') return types.doubleType;
  return typeof value === 'string' ? types.stringType : types.boolType;
}

/** `a.b.c`, if the node is nothing else. */
function qualifiedName(node: Node): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind !== 'select' || node.test || node.optional) return undefined;
  const prefix = qualifiedName(node.from);
  return prefix === undefined ? undefined : `${prefix}.${node.field}`;
}

function stop(at: number, says: string): never {
  throw new CompileError(at, says);
}

function undeclared(at: number, name: string): never {
  return stop(at, `undeclared reference to '${name}' (in container '')`);
}
