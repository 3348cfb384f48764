import { CompileError } from './compile-error.js';
import type { Call, Fold, FoldKind, Node } from './syntax.js';

/** The macros of one variable, and of two where the name is known there: how many arguments each takes. */
const folds: Readonly<
  Record<
    string,
    { readonly fold: FoldKind; readonly one: readonly number[]; readonly two: readonly number[] }
  >
> = {
  all: { fold: 'all', one: [2], two: [3] },
  exists: { fold: 'exists', one: [2], two: [3] },
  exists_one: { fold: 'existsOne', one: [2], two: [3] },
  existsOne: { fold: 'existsOne', one: [], two: [3] },
  filter: { fold: 'filter', one: [2], two: [] },
  map: { fold: 'map', one: [2, 3], two: [] },
  transformList: { fold: 'transformList', one: [], two: [3, 4] },
  transformMap: { fold: 'transformMap', one: [], two: [3, 4] },
  transformMapEntry: { fold: 'transformMapEntry', one: [], two: [3, 4] },
};

const conditions: ReadonlySet<FoldKind> = new Set(['all', 'exists', 'existsOne', 'filter']);

/** What a call that is a macro stands for; `undefined` for every other call. */
export function expandMacro(call: Call): Node | undefined {
  const { name, target, args } = call;
  if (!target) return name === 'has' && args.length === 1 ? expandHas(args[0], call) : undefined;
  if (args.length === 2 && name === 'optMap') return expandOptional(call, target, true);
  if (args.length === 2 && name === 'optFlatMap') return expandOptional(call, target, false);
  if (args.length === 2 && name === 'sortBy') return expandSortBy(call, target);
  const known = Object.hasOwn(folds, name) ? folds[name] : undefined;
  if (!known) return undefined;
  if (known.one.includes(args.length)) return expandFold(call, known.fold, target, 1);
  return known.two.includes(args.length) ? expandFold(call, known.fold, target, 2) : undefined;
}

function expandHas(of: Node | undefined, { at }: Call): Node {
  if (of?.kind !== 'select' || of.optional)
    throw new CompileError(of?.at ?? at, 'invalid argument to has() macro');
  return { ...of, at, test: true };
}

function expandFold({ at, args }: Call, fold: FoldKind, over: Node, count: 1 | 2): Fold {
  const first = variable(args[0], at);
  const second = count === 2 ? variable(args[1], at) : undefined;
  if (first === second) throw new CompileError(args[1]?.at ?? at, `duplicate variable name: ${first}`);
  const variables = second === undefined ? ([first] as const) : ([first, second] as const);
  const [one, two] = args.slice(count);
  if (conditions.has(fold)) return { kind: 'fold', at, fold, over, variables, condition: one };
  const condition = two && one;
  return { kind: 'fold', at, fold, over, variables, condition, result: two ?? one };
}

function variable(node: Node | undefined, at: number): string {
  if (node?.kind !== 'name') throw new CompileError(node?.at ?? at, 'argument must be a simple name');
  return node.name;
}

/** A name that no expression can write. */
const hidden = '@target';

function expandOptional({ at, name, args }: Call, target: Node, wrap: boolean): Node {
  const [first, result] = args;
  if (first?.kind !== 'name' || !result)
    throw new CompileError(first?.at ?? at, `${name}() variable name must be a simple identifier`);
  const self: Node = { kind: 'name', at, name: hidden };
  const call = (method: string): Node => ({ kind: 'call', at, name: method, target: self, args: [] });
  const bound: Node = { kind: 'bind', at, name: first.name, value: call('value'), in: result };
  const some: Node = wrap ? { kind: 'call', at, name: 'optional.of', args: [bound] } : bound;
  const none: Node = { kind: 'call', at, name: 'optional.none', args: [] };
  const either: Node = { kind: 'call', at, name: '_?_:_', args: [call('hasValue'), some, none] };
  return { kind: 'bind', at, name: hidden, value: target, in: either };
}

function expandSortBy({ at, args }: Call, target: Node): Node {
  const self: Node = { kind: 'name', at, name: hidden };
  const keys: Fold = {
    kind: 'fold',
    at,
    fold: 'map',
    over: self,
    variables: [variable(args[0], at)],
    result: args[1],
  };
  const sorted: Node = { kind: 'call', at, name: '@sortByAssociatedKeys', target: self, args: [keys] };
  return { kind: 'bind', at, name: hidden, value: target, in: sorted };
}
