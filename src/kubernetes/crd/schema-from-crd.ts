import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { fieldsOf, isFields, itemsOf, type Value } from '../native/blocks/read.js';
import { metadataFields, objectMeta } from '../schema/object-meta.js';
import type { CelRule, Schema } from '../schema/schema.js';

/**
 * The `openAPIV3Schema` of a CRD's version as a Schema. `apiVersion`, `kind` and `metadata` are as every server knows
 * them, together with what the CRD restricts of them. What is no schema takes anything.
 */
export function schemaFromCrd(openApiSchema: Value): Schema {
  const schema = converted(openApiSchema, 0);
  return { ...schema, properties: withMetadata(schema.properties) };
}

/** A schema inside of another. */
export function schemaOfPart(schema: JsonObject): Schema {
  return converted(schema, 0);
}

const types = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean']);
const deepest = 500;

/** A schema that is being put together. */
type Draft = { -readonly [K in keyof Schema]: Schema[K] };
type Read = (draft: Draft, value: JsonValue, depth: number) => void;

/**
 * What each keyword becomes. The schemas of one system can have a hundred thousand places, so they are gone through once,
 * and what is not there costs nothing.
 */
const keywords: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['type', readType],
  ['properties', readProperties],
  ['additionalProperties', readValues],
  ['items', readInto('items')],
  ['not', readInto('not')],
  ['default', readDefault],
  ['enum', readEnum],
  ['required', readTexts('required')],
  ['x-kubernetes-list-map-keys', readTexts('listMapKeys')],
  ['x-kubernetes-list-type', readListType],
  ['x-kubernetes-map-type', readMapType],
  ['x-kubernetes-validations', readRules],
  ['nullable', readFlag('nullable')],
  ['exclusiveMinimum', readFlag('exclusiveMinimum')],
  ['exclusiveMaximum', readFlag('exclusiveMaximum')],
  ['uniqueItems', readFlag('uniqueItems')],
  ['x-kubernetes-preserve-unknown-fields', readFlag('open')],
  ['x-kubernetes-embedded-resource', readFlag('embedded')],
  ['x-kubernetes-int-or-string', readFlag('intOrString')],
  ...(['format', 'pattern'] as const).map((name): [string, Read] => [name, readText(name)]),
  ...(['allOf', 'anyOf', 'oneOf'] as const).map((name): [string, Read] => [name, readList(name)]),
  ...(['minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength'] as const).map(readNumber),
  ...(['minItems', 'maxItems', 'minProperties', 'maxProperties'] as const).map(readNumber),
]);

function converted(value: Value, depth: number): Schema {
  const draft: Draft = {};
  if (!isFields(value) || depth > deepest) return draft;
  for (const name of Object.keys(value)) {
    const inner = value[name];
    if (inner !== undefined && inner !== null) keywords.get(name)?.(draft, inner, depth);
  }
  if (draft.intOrString) {
    delete draft.type;
    // What `x-kubernetes-int-or-string` says already.
    if (draft.anyOf && saysIntOrString(draft.anyOf)) delete draft.anyOf;
  }
  if (draft.embedded) draft.properties = withMetadata(draft.properties);
  return draft;
}

function readType(draft: Draft, value: JsonValue): void {
  // The set holds the types that a Schema has.
  if (typeof value === 'string' && types.has(value)) draft.type = value as NonNullable<Schema['type']>;
}

function readProperties(draft: Draft, value: JsonValue, depth: number): void {
  if (!isFields(value)) return;
  const entries = Object.entries(value).map(([name, inner]) => [name, converted(inner, depth + 1)]);
  if (entries.length > 0) draft.properties = Object.fromEntries(entries);
}

/** `true` keeps the names, but the server drops every field of what they hold. */
const bare: Schema = { properties: {}, items: { properties: {} } };

function readValues(draft: Draft, value: JsonValue, depth: number): void {
  if (value === true) draft.values = bare;
  else if (isFields(value)) draft.values = converted(value, depth + 1);
}

function readInto(name: 'items' | 'not'): Read {
  return (draft, value, depth) => {
    if (isFields(value)) draft[name] = converted(value, depth + 1);
  };
}

function readList(name: 'allOf' | 'anyOf' | 'oneOf'): Read {
  return (draft, value, depth) => {
    const schemas = itemsOf(value).map((schema) => converted(schema, depth + 1));
    if (schemas.length > 0) draft[name] = schemas;
  };
}

function readDefault(draft: Draft, value: JsonValue): void {
  draft.default = value;
}

/** An empty list of values is none. */
function readEnum(draft: Draft, value: JsonValue): void {
  const values = itemsOf(value).filter((item) => item !== undefined);
  if (values.length > 0) draft.enum = values;
}

function readTexts(name: 'required' | 'listMapKeys'): Read {
  return (draft, value) => {
    const texts = itemsOf(value).filter((item) => typeof item === 'string');
    if (texts.length > 0) draft[name] = texts;
  };
}

function readText(name: 'format' | 'pattern'): Read {
  return (draft, value) => {
    if (typeof value === 'string' && value !== '') draft[name] = value;
  };
}

type NumberName =
  | 'minimum'
  | 'maximum'
  | 'multipleOf'
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'minProperties'
  | 'maxProperties';

function readNumber(name: NumberName): [string, Read] {
  return [
    name,
    (draft, value) => {
      if (typeof value === 'number') draft[name] = value;
    },
  ];
}

type FlagName =
  | 'nullable'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'uniqueItems'
  | 'open'
  | 'embedded'
  | 'intOrString';

function readFlag(name: FlagName): Read {
  return (draft, value) => {
    if (value === true) draft[name] = true;
  };
}

function readListType(draft: Draft, value: JsonValue): void {
  if (value === 'atomic' || value === 'set' || value === 'map') draft.listType = value;
}

function readMapType(draft: Draft, value: JsonValue): void {
  if (value === 'atomic' || value === 'granular') draft.mapType = value;
}

function readRules(draft: Draft, value: JsonValue): void {
  const rules = itemsOf(value).filter(isRule);
  if (rules.length > 0) draft.rules = rules;
}

function saysIntOrString([first, second, ...others]: readonly Schema[]): boolean {
  return others.length === 0 && isType(first, 'integer') && isType(second, 'string');
}

function isType(schema: Schema | undefined, type: string): boolean {
  return schema?.type === type && Object.keys(schema).length === 1;
}

/** The server's own metadata, with what the CRD adds to it: a pattern or a length of the name, for the most part. */
function withMetadata(properties: Readonly<Record<string, Schema>> = {}): Record<string, Schema> {
  const { metadata, apiVersion, kind } = properties;
  return {
    ...properties,
    apiVersion: { ...apiVersion, ...metadataFields.apiVersion },
    kind: { ...kind, ...metadataFields.kind },
    metadata: metadata ? restricted(objectMeta, metadata) : objectMeta,
  };
}

function restricted(own: Schema, theirs: Schema): Schema {
  const { properties = {}, nullable: _, type: __, values, items, open: ___, ...validations } = theirs;
  const known = Object.entries(own.properties ?? {});
  const fields = known.map(([name, field]) => {
    const more = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return [name, more ? restricted(field, more) : field];
  });
  return present({
    ...own,
    ...validations,
    properties: own.properties && Object.fromEntries(fields),
    values: own.values && values ? restricted(own.values, values) : own.values,
    items: own.items && items ? restricted(own.items, items) : own.items,
  });
}

function isRule(value: Value): value is JsonObject & CelRule {
  const { rule, message = '', messageExpression = '', fieldPath = '' } = fieldsOf(value);
  return [rule, message ?? '', messageExpression ?? '', fieldPath ?? ''].every(
    (it) => typeof it === 'string',
  );
}

function present(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
