import type { JsonObject, JsonValue } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { fieldsOf, isSet, itemsOf, textOf } from '../native/blocks/read.js';
import { checkLists } from './check-lists.js';
import { branchesOf } from './check-restrictions.js';
import { checkRules } from './check-rules.js';
import { below, forbidden, invalid, type Report } from './report.js';
import { crdKeyword } from './rules.js';

/** What is known of the way to a schema. */
interface Place {
  readonly at: Pointer;
  /** Why there may be no default. */
  readonly noDefault: string | undefined;
  readonly isInMetadata: boolean;
  readonly isRoot: boolean;
  readonly depth: number;
}

const deepest = 500;
const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const unsupported = ['additionalItems', 'dependencies', '$ref'];
const unsupportedIfFilled = ['$schema', 'id', 'patternProperties', 'definitions'];
const headNames = new Set(['apiVersion', 'kind', 'metadata']);

/** The keywords of JSON Schema that the API server refuses, and what it wants of lists, maps and rules. */
export function checkKeywords(schema: JsonObject, at: Pointer, hasStatus: boolean, report: Report): void {
  if (schema.nullable === true)
    report(forbidden(crdKeyword, below(at, 'nullable'), 'nullable cannot be true at the root'));
  if (hasStatus) checkRoot(schema, at, report);
  check(schema, { at, noDefault: undefined, isInMetadata: false, isRoot: true, depth: 0 }, report);
}

const besideStatus = ['enum', 'maxProperties', 'minProperties', 'allOf', 'anyOf', 'oneOf', 'not', 'default'];

/** With a status of its own, the schema of the status is taken out, and conditions on the whole would be lost. */
function checkRoot(schema: JsonObject, at: Pointer, report: Report): void {
  const says = 'is not allowed at the root of the schema if the status subresource is enabled';
  for (const name of besideStatus)
    if (isSet(schema[name])) report(forbidden(crdKeyword, below(at, name), says));
}

function check(schema: JsonObject, place: Place, report: Report): void {
  if (place.depth > deepest) return;
  checkOwn(schema, place, report);
  checkLists(schema, place.at, report);
  checkRules(itemsOf(schema['x-kubernetes-validations']), place.at, report);
  for (const [inner, as] of inside(schema, place))
    check(inner, { ...as, depth: place.depth + 1, isRoot: false }, report);
}

function checkOwn(schema: JsonObject, { at, noDefault, isInMetadata }: Place, report: Report): void {
  const named = [
    ...unsupported.filter((name) => isSet(schema[name])),
    ...unsupportedIfFilled.filter((name) => isFilled(schema[name])),
  ];
  for (const name of named) report(forbidden(crdKeyword, below(at, name), `${name} is not supported`));
  const type = textOf(schema.type);
  if (type !== '' && !types.includes(type)) {
    const listed = types.map((each) => JSON.stringify(each)).join(', ');
    report(invalid(crdKeyword, below(at, 'type'), type, `is not supported, supported values: ${listed}`));
  }
  if (schema.default !== undefined && noDefault)
    report(forbidden(crdKeyword, below(at, 'default'), `must not be set ${noDefault}`));
  if (Array.isArray(schema.items))
    report(forbidden(crdKeyword, below(at, 'items'), 'items must be a schema object and not an array'));
  if (isInMetadata && schema['x-kubernetes-embedded-resource'] === true) {
    const says = 'must not be used inside of resource meta';
    report(forbidden(crdKeyword, below(at, 'x-kubernetes-embedded-resource'), says));
  }
  if (schema.uniqueItems === true) {
    const says = 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic';
    report(forbidden(crdKeyword, below(at, 'uniqueItems'), says));
  }
  checkMap(schema, at, report);
}

/** An empty text or map is as good as none. */
function isFilled(value: JsonValue | undefined): boolean {
  if (value === '' || value === undefined || value === null) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function checkMap(schema: JsonObject, at: Pointer, report: Report): void {
  const { additionalProperties, properties, 'x-kubernetes-preserve-unknown-fields': keeps } = schema;
  const hasProperties = Object.keys(fieldsOf(properties)).length > 0;
  if (isSet(additionalProperties) && additionalProperties !== true && hasProperties) {
    const says = 'additionalProperties and properties are mutual exclusive';
    report(forbidden(crdKeyword, below(at, 'additionalProperties'), says));
  }
  if (keeps === false) {
    const here = below(at, 'x-kubernetes-preserve-unknown-fields');
    report(invalid(crdKeyword, here, false, 'must be true or undefined'));
  }
}

function inside(schema: JsonObject, place: Place): [JsonObject, Place][] {
  const { items, additionalProperties, properties } = schema;
  const { at, isRoot } = place;
  const inMap = place.isInMetadata
    ? 'inside additionalProperties applying to object metadata'
    : place.noDefault;
  const hasHead = isRoot || schema['x-kubernetes-embedded-resource'] === true;
  const found: [unknown, Place][] = [
    [items, { ...place, at: below(at, 'items') }],
    [additionalProperties, { ...place, at: below(at, 'additionalProperties'), noDefault: inMap }],
    ...branchesOf(schema).map(([steps, inner]): [JsonObject, Place] => [
      inner,
      { ...place, at: below(at, ...steps) },
    ]),
    ...Object.entries(fieldsOf(properties)).map(([name, inner]): [unknown, Place] => {
      const isHead = hasHead && headNames.has(name);
      return [
        inner,
        {
          ...place,
          at: below(at, 'properties', name),
          isInMetadata: place.isInMetadata || isHead,
          noDefault: isHead && isRoot ? `in top-level ${name}` : place.noDefault,
        },
      ];
    }),
  ];
  return found.filter((entry): entry is [JsonObject, Place] => isSchema(entry[0]));
}

function isSchema(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
