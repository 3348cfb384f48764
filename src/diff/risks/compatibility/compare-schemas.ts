import {
  at,
  fieldsOf,
  isFields,
  itemsOf,
  numberOf,
  textOf,
  type Value,
} from '../../../kubernetes/native/blocks/read.js';
import type { JsonObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';

/** What objects that were fine before may break. */
export interface Tightening {
  /** `rule`: a validation in CEL; `field`: a field that is no longer known; `shape`: everything else. */
  readonly kind: 'shape' | 'field' | 'rule';
  /** `spec.replicas`; empty for the whole object. */
  readonly field: string;
  /** Goes after the field: `is required`. */
  readonly says: string;
}

/** What the second schema of a CRD takes no more, although the first one did. */
export function* tightenings(before: JsonObject, after: JsonObject, field = ''): Generator<Tightening> {
  if (before === after) return;
  for (const says of shapes(before, after)) yield { kind: 'shape', field, says };
  for (const says of newRules(before, after)) yield { kind: 'rule', field, says };
  yield* fields(before, after, field);
  yield* below(before.items, after.items, `${field}[]`);
  yield* below(before.additionalProperties, after.additionalProperties, `${field}.*`);
}

function* below(before: Value, after: Value, field: string): Generator<Tightening> {
  if (isFields(before) && isFields(after)) yield* tightenings(before, after, field.replace(/^\./, ''));
}

function* fields(before: JsonObject, after: JsonObject, field: string): Generator<Tightening> {
  const [known, now] = [fieldsOf(before.properties), fieldsOf(after.properties)];
  const isOpen =
    after['x-kubernetes-preserve-unknown-fields'] === true || isFields(after.additionalProperties);
  for (const [name, schema] of Object.entries(known)) {
    const path = `${field}.${name}`;
    if (name in now) yield* below(schema, now[name], path);
    else if (!isOpen)
      yield { kind: 'field', field: path.replace(/^\./, ''), says: 'is not in the schema any more' };
  }
  const wasOpen = before['x-kubernetes-preserve-unknown-fields'] === true;
  if (wasOpen && !isOpen) yield { kind: 'field', field, says: 'keeps no unknown fields any more' };
}

function* shapes(before: JsonObject, after: JsonObject): Generator<string> {
  if (isSetDifferent(before.type, after.type) && !(before.type === 'integer' && after.type === 'number'))
    yield `was of type ${textOf(before.type) || 'any'} and is of type ${textOf(after.type)}`;
  const required = new Set(itemsOf(before.required));
  const added = itemsOf(after.required).filter((name) => !required.has(name));
  if (added.length > 0) yield `requires ${added.join(', ')}`;
  yield* enums(before.enum, after.enum);
  for (const word of ['pattern', 'format', 'multipleOf'])
    if (isSetDifferent(before[word], after[word])) yield `must match the ${word} ${show(after[word])}`;
  for (const word of ['minimum', 'minLength', 'minItems', 'minProperties'])
    if (isStricter(before[word], after[word], 1)) yield `has a ${word} of ${after[word]}`;
  for (const word of ['maximum', 'maxLength', 'maxItems', 'maxProperties'])
    if (isStricter(before[word], after[word], -1)) yield `has a ${word} of ${after[word]}`;
  for (const word of ['exclusiveMinimum', 'exclusiveMaximum', 'uniqueItems'])
    if (after[word] === true && before[word] !== true) yield `has ${word}`;
  if (before.nullable === true && after.nullable !== true) yield 'may not be null any more';
  for (const word of ['not', 'allOf', 'anyOf', 'oneOf'] as const)
    if (after[word] !== undefined && !takesAsMuch(word, before[word], after[word]))
      yield `has other conditions in ${word}`;
  const [was, is] = [before, after].map((schema) => textOf(schema['x-kubernetes-list-type']));
  if (is !== was && (is === 'set' || is === 'map')) yield `is a ${is}: an item may be there only once`;
}

/** Whether it is clear that all is taken that was: fewer of what must all be kept, or more to choose from. */
function takesAsMuch(word: 'not' | 'allOf' | 'anyOf' | 'oneOf', before: Value, after: Value): boolean {
  const [was, is] = [before, after].map((value) => itemsOf(value).map((item) => JSON.stringify(item)));
  if (word === 'allOf' && was && is) return is.every((item) => was.includes(item));
  if (word === 'anyOf' && was?.length && is) return was.every((item) => is.includes(item));
  return JSON.stringify(before) === JSON.stringify(after);
}

function* enums(before: Value, after: Value): Generator<string> {
  if (!Array.isArray(after)) return;
  if (!Array.isArray(before)) yield `must be one of ${show(after)}`;
  else {
    const gone = before.filter((value) => !after.includes(value));
    if (gone.length > 0) yield `may not be ${gone.map((value) => show(value)).join(', ')} any more`;
  }
}

/** A rule of the same text is the same one. */
function newRules(before: JsonObject, after: JsonObject): string[] {
  const known = new Set(rulesOf(before).map((rule) => at(rule, 'rule')));
  return rulesOf(after)
    .map((rule) => textOf(at(rule, 'rule')))
    .filter((rule) => rule !== '' && !known.has(rule));
}

function rulesOf(schema: JsonObject): readonly Value[] {
  return itemsOf(schema['x-kubernetes-validations']);
}

function isSetDifferent(before: Value, after: Value): boolean {
  return after !== undefined && after !== null && before !== after;
}

function isStricter(before: Value, after: Value, sign: 1 | -1): boolean {
  const [was, is] = [numberOf(before), numberOf(after)];
  if (is === undefined) return false;
  return was === undefined ? !(sign === 1 && is === 0) : Math.sign(is - was) === sign;
}
