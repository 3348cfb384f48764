import { type Problem, problem } from '../model/errors.js';
import { child, type Pointer } from '../model/pointer.js';
import { show } from '../model/show.js';

/** How many lists and maps may lie in one another. Kubernetes' own objects stay below 30, custom resources below 100. */
export const DEEPEST = 1000;

/** Thrown in the depth of the printer, which does not know where it is; `whyUnprintable` then looks for the place. */
export class Unprintable extends Error {
  override readonly name = 'Unprintable';
}

/** Whether the text holds half of a surrogate pair, which is no character and cannot be written as UTF-8. */
export function isUnpaired(text: string): boolean {
  return /\p{Cs}/u.test(text);
}

/** A map as JSON has it: no class instance, whose state is not all in its own fields. Other realms' objects count too. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The first thing, in the order of printing, that the printer refuses; undefined if there is none. */
export function whyUnprintable(
  value: unknown,
  at: Pointer = '',
  within: readonly object[] = [],
): Problem | undefined {
  if (typeof value === 'string') return isUnpaired(value) ? refusal(show(value), UNPAIRED, at) : undefined;
  if (typeof value === 'boolean' || value === null || Number.isFinite(value)) return undefined;
  if (typeof value !== 'object')
    return refusal(value === undefined ? 'undefined' : show(value), notData(value), at);
  if (within.includes(value)) return refusal('An object', CIRCULAR, at);
  if (within.length >= DEEPEST) return refusal('A value', TOO_DEEP, at);
  if (Array.isArray(value)) return inList(value, at, [...within, value]);
  return isPlainObject(value)
    ? inMap(value, at, [...within, value])
    : refusal(show(value), notPlain(value), at);
}

function inList(list: readonly unknown[], at: Pointer, within: readonly object[]): Problem | undefined {
  for (const [index, item] of list.entries()) {
    const found = whyUnprintable(item, child(at, index), within);
    if (found) return found;
  }
  return undefined;
}

function inMap(map: object, at: Pointer, within: readonly object[]): Problem | undefined {
  for (const [key, value] of Object.entries(map)) {
    if (value === undefined) continue;
    const found = whyUnprintable(key, child(at, key)) ?? whyUnprintable(value, child(at, key), within);
    if (found) return found;
  }
  return undefined;
}

/** Why a value is refused, and what to do. */
type Reason = readonly [why: string, fix: string];

const UNPAIRED: Reason = [
  'holds half of a character (a lone surrogate), which no file can hold.',
  'It was cut in the middle of a character: cut it elsewhere, for example with [...text].',
];
const CIRCULAR: Reason = ['contains itself.', 'Copy only the part of it that is meant.'];
const TOO_DEEP: Reason = [`lies more than ${DEEPEST} levels deep.`, 'Make the manifest flatter.'];

function notData(value: unknown): Reason {
  if (value === undefined) return ['is not a value that JSON has.', 'Leave it out, or write null.'];
  if (typeof value === 'number') return ['is not a number that JSON has.', 'Write a finite number.'];
  if (typeof value === 'bigint')
    return ['is not a number that JSON has.', 'Write Number(value), or a string.'];
  return ['is not data.', typeof value === 'function' ? 'Write what it returns.' : 'Write a string.'];
}

function notPlain(value: object): Reason {
  const why = 'is not plain JSON.';
  if (value instanceof Date) return [why, 'Write it as a string: value.toISOString().'];
  return [why, 'Write a map of its fields, or what its toJson() returns.'];
}

function refusal(value: string, [why, fix]: Reason, at: Pointer): Problem {
  return problem('VALUE_UNPRINTABLE', [value, why, fix], { at });
}
