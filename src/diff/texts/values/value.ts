/** What a text says in a language of maps, lists and scalars. Unlike in JSON, a number may keep how it is written. */
export type Value = string | number | boolean | null | Written | readonly Value[] | ValueMap;

export interface ValueMap {
  readonly [key: string]: Value;
}

/**
 * A scalar that is no string, and whose spelling is kept: one reader of YAML takes `1.10` for a number and another, that
 * wants a string, for "1.10"; `yes` is true for one and a word for another. What is spelled differently may be different.
 */
export class Written {
  constructor(readonly text: string) {}
}

/** Whether a value is a map, and not a list or a scalar. */
export function isMap(value: Value | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Written);
}

/** Whether a value is a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
