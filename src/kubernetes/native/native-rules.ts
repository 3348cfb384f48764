import type { Fault } from '../../model/fault.js';
import type { JsonObject, JsonValue } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';

/** Where what is wrong goes. */
export type Report = (fault: Fault) => void;

/** What a look knows besides its value. */
export interface Surroundings {
  /** The minor version of the API server: 31 for 1.31. */
  readonly minor: number;
  /** The whole object. */
  readonly object: JsonObject;
}

/**
 * Looks at one value of an object, `undefined` where it is missing or null (the API server takes both as unset) and what
 * would hold it is there. The object's schema has been checked before, but may have failed: a value of another type than
 * the API has is none of a native rule's business and is passed over in silence, never thrown at.
 */
export type Look = (
  value: JsonValue | undefined,
  at: Pointer,
  report: Report,
  surroundings: Surroundings,
) => void;

/**
 * What is looked at, by where it is: `/spec/ports/*` + `/port`, where `*` stands for every item of a list or value of a
 * map, and `~key` at the end for every key of a map. The empty path is the value itself, for rules across fields.
 */
export type LookTable = Readonly<Record<string, Look | readonly Look[]>>;

/** What the API server checks by hand-written code of one kind: all that no schema says. */
export interface NativeRules {
  /** The API group: `''`, `apps`. The rules hold for all of its served versions unless `versions` names some. */
  readonly group: string;
  readonly kind: string;
  readonly versions?: readonly string[];
  readonly at: LookTable;
}

/** Checks the definition's type where it is written. */
export function defineNativeRules(rules: NativeRules): NativeRules {
  return rules;
}
