import type { CelType } from './types.js';
import * as types from './types.js';
import type {
  CelValue,
  Duration,
  ListValue,
  MapValue,
  Optional,
  Timestamp,
  TypeValue,
  Uint,
} from './values.js';

/** One way to call a function: what it takes, what it gives, and how. */
export interface Overload {
  /** Called as `target.name(…)`; the target is the first of the arguments. */
  readonly method: boolean;
  readonly args: readonly CelType[];
  readonly result: CelType;
  readonly call: (...args: CelValue[]) => CelValue;
}

/** Functions by their names, `strings.quote` included. */
export type Library = Readonly<Record<string, readonly Overload[]>>;

/** A type together with what its values are in this code. */
export interface Arg<V extends CelValue> {
  readonly type: CelType;
  /** Never there; carries `V`. */
  readonly holds?: V;
}

export function arg<V extends CelValue>(type: CelType): Arg<V> {
  return { type };
}

export const bool = arg<boolean>(types.boolType);
export const int = arg<bigint>(types.intType);
export const uint = arg<Uint>(types.uintType);
export const double = arg<number>(types.doubleType);
export const text = arg<string>(types.stringType);
export const bytes = arg<Uint8Array>(types.bytesType);
export const timestamp = arg<Timestamp>(types.timestampType);
export const duration = arg<Duration>(types.durationType);
export const dyn = arg<CelValue>(types.dynType);
export const a = arg<CelValue>(types.param('A'));
export const b = arg<CelValue>(types.param('B'));
export const typeOfA = arg<TypeValue>(types.typeOf(a.type));

export function list(item: Arg<CelValue>): Arg<ListValue> {
  return { type: types.listOf(item.type) };
}

export function map(key: Arg<CelValue>, value: Arg<CelValue>): Arg<MapValue> {
  return { type: types.mapOf(key.type, value.type) };
}

export function optional(of: Arg<CelValue>): Arg<Optional> {
  return { type: types.optionalOf(of.type) };
}

type Args<V extends readonly CelValue[]> = { readonly [K in keyof V]: Arg<V[K]> };

/** `name(…)`. */
export function fn<const V extends readonly CelValue[], R extends CelValue>(
  args: Args<V>,
  result: Arg<R>,
  call: (...values: V) => R,
): Overload {
  return overload(false, args, result, call);
}

/** `target.name(…)`. */
export function method<const V extends readonly CelValue[], R extends CelValue>(
  args: Args<V>,
  result: Arg<R>,
  call: (...values: V) => R,
): Overload {
  return overload(true, args, result, call);
}

function overload<const V extends readonly CelValue[], R extends CelValue>(
  isMethod: boolean,
  args: Args<V>,
  result: Arg<R>,
  call: (...values: V) => R,
): Overload {
  const list: readonly Arg<CelValue>[] = args;
  // It is called only with values that fit its arguments.
  const loose = call as unknown as Overload['call'];
  return { method: isMethod, args: list.map(({ type }) => type), result: result.type, call: loose };
}
