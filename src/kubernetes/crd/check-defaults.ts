import type { JsonObject } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { fieldsOf, isFields, isSet } from '../native/blocks/read.js';
import { checkSchema } from '../schema/check-schema.js';
import { below, type Report } from './report.js';
import { crdDefault } from './rules.js';
import { schemaOfPart } from './schema-from-crd.js';

const deepest = 500;

/** That every default is a value that the schema beside it takes as it stands, without further defaults. */
export function checkDefaults(schema: JsonObject, at: Pointer, report: Report, depth = 0): void {
  if (depth > deepest) return;
  if (isSet(schema.default)) {
    const own = schemaOfPart(schema);
    for (const fault of checkSchema(own, schema.default, {
      at: below(at, 'default'),
      filled: schema.default,
    }))
      report({ ...fault, rule: crdDefault });
  }
  if (isFields(schema.items)) checkDefaults(schema.items, below(at, 'items'), report, depth + 1);
  for (const [name, property] of Object.entries(fieldsOf(schema.properties)))
    if (isFields(property)) checkDefaults(property, below(at, 'properties', name), report, depth + 1);
}
