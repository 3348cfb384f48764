import type { JsonObject } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { fieldsOf, isFields, textOf } from '../native/blocks/read.js';
import { checkComplete } from './check-complete.js';
import { checkMetadata } from './check-metadata.js';
import { checkRestrictions } from './check-restrictions.js';
import { below, forbidden, invalid, missing, type Report } from './report.js';
import { crdNotStructural } from './rules.js';

type Level = 'root' | 'item' | 'field';

const deepest = 500;
const untyped: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
};

/** That the schema is structural: it gives each value its shape outside of `allOf` and its like. */
export function checkStructure(schema: JsonObject, at: Pointer, report: Report): void {
  checkShape(schema, 'root', at, report, 0);
  checkComplete(schema, at, report);
}

function checkShape(schema: JsonObject, level: Level, at: Pointer, report: Report, depth: number): void {
  if (depth > deepest) return;
  const { items, properties, additionalProperties } = schema;
  const inside = (inner: JsonObject, as: Level, ...steps: readonly string[]) =>
    checkShape(inner, as, below(at, ...steps), report, depth + 1);
  if (isFields(items)) inside(items, 'item', 'items');
  else if (schema.type === 'array' && items === undefined)
    report(missing(crdNotStructural, below(at, 'items'), 'must be specified'));
  for (const [name, property] of Object.entries(fieldsOf(properties)))
    if (isFields(property)) inside(property, 'field', 'properties', name);
  if (additionalProperties !== undefined && level === 'root')
    report(forbidden(crdNotStructural, below(at, 'additionalProperties'), 'must not be used at the root'));
  if (isFields(additionalProperties)) inside(additionalProperties, 'field', 'additionalProperties');
  checkExtensions(schema, at, report);
  checkRestrictions(schema, at, report);
  checkType(schema, level, at, report);
  checkMetadata(schema, level === 'root', at, report);
}

function checkExtensions(schema: JsonObject, at: Pointer, report: Report): void {
  if (schema['x-kubernetes-int-or-string'] !== true) return;
  const says = 'must be false if x-kubernetes-int-or-string is true';
  for (const name of ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource'])
    if (schema[name] === true) report(invalid(crdNotStructural, below(at, name), true, says));
}

function checkType(schema: JsonObject, level: Level, at: Pointer, report: Report): void {
  const here = below(at, 'type');
  const type = textOf(schema.type);
  const keeps = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const wrong = (says: string) =>
    report(type === '' ? missing(crdNotStructural, here, says) : invalid(crdNotStructural, here, type, says));
  if (schema['x-kubernetes-embedded-resource'] === true) {
    if (type !== 'object') wrong('must be object if x-kubernetes-embedded-resource is true');
    checkEmbedded(schema, keeps, at, report);
  } else if (type === '' && schema['x-kubernetes-int-or-string'] !== true && !keeps) wrong(untyped[level]);
  if (level === 'root' && type !== '' && type !== 'object') wrong('must be object at the root');
}

function checkEmbedded(schema: JsonObject, keeps: boolean, at: Pointer, report: Report): void {
  if (schema.additionalProperties !== undefined) {
    const says = 'must not be used if x-kubernetes-embedded-resource is set';
    report(forbidden(crdNotStructural, below(at, 'additionalProperties'), says));
  }
  if (!keeps && Object.keys(fieldsOf(schema.properties)).length === 0) {
    const says =
      'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields';
    report(missing(crdNotStructural, below(at, 'properties'), says));
  }
}
