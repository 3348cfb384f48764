import type { JsonObject } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { fieldsOf, isFields, isSet, itemsOf, textOf, type Value } from '../native/blocks/read.js';
import { compilePattern } from '../re2.js';
import { below, forbidden, invalid, type Report } from './report.js';
import { crdNotStructural } from './rules.js';

const deepest = 500;

/** That the pattern can be compiled, and `allOf`, `anyOf`, `oneOf` and `not` hold nothing that gives a value its shape. */
export function checkRestrictions(schema: JsonObject, at: Pointer, report: Report, depth = 0): void {
  const skipped = intOrStringPlaces(schema);
  for (const [steps, inner] of branchesOf(schema))
    checkRestriction(inner, below(at, ...steps), report, skipped.has(steps.join('/')), depth + 1);
  const pattern = textOf(schema.pattern);
  const compiled = pattern === '' ? undefined : compilePattern(pattern);
  if (compiled && 'error' in compiled) {
    const says = `must be a valid regular expression, but isn't: ${compiled.error}`;
    report(invalid(crdNotStructural, below(at, 'pattern'), pattern, says));
  }
}

/** The schemas of `allOf`, `anyOf`, `oneOf` and `not`, with where they are. */
export function branchesOf(schema: JsonObject): [readonly (string | number)[], JsonObject][] {
  const lists = ['anyOf', 'allOf', 'oneOf'].flatMap((name) =>
    itemsOf(schema[name]).map((inner, index) => [[name, index], inner] as const),
  );
  const all = [...lists, [['not'], schema.not] as const];
  return all.flatMap(([steps, inner]) => (isFields(inner) ? [[steps, inner]] : []));
}

/** Where the two ways stand to write an integer or a string. */
function intOrStringPlaces(schema: JsonObject): Set<string> {
  const [first] = itemsOf(schema.allOf);
  const places = isIntOrString(schema.anyOf) ? ['anyOf/0', 'anyOf/1'] : [];
  return new Set(isIntOrString(fieldsOf(first).anyOf) ? [...places, 'allOf/0'] : places);
}

function isIntOrString(value: Value): boolean {
  return JSON.stringify(value) === '[{"type":"integer"},{"type":"string"}]';
}

/** What the server wants of each keyword that it lets nowhere inside. */
const shaping: readonly (readonly [string, string])[] = [
  ['additionalProperties', 'must be undefined to be structural'],
  ['default', 'must be undefined to be structural'],
  ['title', 'must be empty to be structural'],
  ['description', 'must be empty to be structural'],
  ['nullable', 'must be false to be structural'],
  ['x-kubernetes-preserve-unknown-fields', 'must be false to be structural'],
  ['x-kubernetes-embedded-resource', 'must be false to be structural'],
  ['x-kubernetes-int-or-string', 'must be false to be structural'],
  ['x-kubernetes-list-map-keys', 'must be empty to be structural'],
  ['x-kubernetes-list-type', 'must be undefined to be structural'],
  ['x-kubernetes-map-type', 'must be undefined to be structural'],
  ['x-kubernetes-validations', 'must be empty to be structural'],
];

/** `isKnown` is set for the one place where types are in order. */
function checkRestriction(
  schema: JsonObject,
  at: Pointer,
  report: Report,
  isKnown: boolean,
  depth: number,
): void {
  if (depth > deepest) return;
  const isAllOf = isKnown && schema.anyOf !== undefined;
  checkRestrictions(isAllOf ? { ...schema, anyOf: undefined } : schema, at, report, depth);
  const { items, properties } = schema;
  if (isFields(items)) checkRestriction(items, below(at, 'items'), report, false, depth + 1);
  for (const [name, property] of Object.entries(fieldsOf(properties)))
    if (isFields(property))
      checkRestriction(property, below(at, 'properties', name), report, false, depth + 1);
  if (textOf(schema.type) !== '' && !isKnown)
    report(forbidden(crdNotStructural, below(at, 'type'), 'must be empty to be structural'));
  for (const [name, says] of shaping)
    if (isWritten(schema[name])) report(forbidden(crdNotStructural, below(at, name), says));
  if (Object.hasOwn(fieldsOf(properties), 'metadata')) {
    const says = 'must not be specified in a nested context';
    report(forbidden(crdNotStructural, below(at, 'properties', 'metadata'), says));
  }
}

function isWritten(value: Value): boolean {
  const isEmpty = value === '' || value === false || (Array.isArray(value) && value.length === 0);
  return isSet(value) && !isEmpty;
}
