import type { JsonObject } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { fieldsOf, isFields, textOf } from '../native/blocks/read.js';
import { below, forbidden, invalid, type Report } from './report.js';
import { crdNotStructural } from './rules.js';

/** What a schema may say of `apiVersion`, `kind` and `metadata`, of a whole object and of one inside another. */
export function checkMetadata(schema: JsonObject, isRoot: boolean, at: Pointer, report: Report): void {
  const properties = fieldsOf(schema.properties);
  if (!isRoot && schema['x-kubernetes-embedded-resource'] !== true) return;
  for (const [name, type] of wanted) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (isFields(property) && property.type !== type) {
      const here = below(at, 'properties', name, 'type');
      report(invalid(crdNotStructural, here, textOf(property.type), `must be ${type}`));
    }
  }
  if (isRoot && Object.hasOwn(properties, 'metadata') && !isNamesOnly(fieldsOf(properties.metadata))) {
    const says =
      'must not specify anything other than name and generateName, but metadata is implicitly specified';
    report(forbidden(crdNotStructural, below(at, 'properties', 'metadata'), says));
  }
}

const wanted = [
  ['kind', 'string'],
  ['apiVersion', 'string'],
  ['metadata', 'object'],
] as const;

/** A description counts as something. */
function isNamesOnly(metadata: JsonObject): boolean {
  const { type: _, default: __, properties, ...others } = metadata;
  const names = Object.keys(fieldsOf(properties));
  return (
    names.every((name) => name === 'name' || name === 'generateName') &&
    Object.values(others).every((value) => value === undefined || value === '' || value === false)
  );
}
