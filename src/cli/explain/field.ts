import type { Reading } from '../../kubernetes/schema/plan.js';
import type { Schema } from '../../kubernetes/schema/schema.js';

/** A field and what its parent says of it. */
export interface Field {
  readonly schema: Schema;
  readonly isRequired: boolean;
}

type Resolve = NonNullable<Reading['resolve']>;

/** The field that these steps lead to, or how far they lead: the first that is none, and what there is instead. */
export type Found =
  | { readonly field: Field }
  | { readonly missing: string; readonly at: readonly string[]; readonly names: readonly string[] };

/** Walks from a schema along names of fields. Lists and maps are passed through: what is in them is meant. */
export function fieldAt(root: Schema, steps: readonly string[], resolve: Resolve | undefined): Found {
  let field: Field = { schema: root, isRequired: false };
  for (const [index, step] of steps.entries()) {
    const parent = insideOf(field.schema, resolve);
    const known = parent.properties ?? {};
    const next = Object.hasOwn(known, step) ? known[step] : mapValue(field.schema, parent, resolve);
    if (!next) return { missing: step, at: steps.slice(0, index), names: Object.keys(known) };
    field = { schema: next, isRequired: parent.required?.includes(step) ?? false };
  }
  return { field: { ...field, schema: resolved(field.schema, resolve) } };
}

/** Any name is a key of a map whose values have no fields that could be meant. */
function mapValue(schema: Schema, inside: Schema, resolve: Resolve | undefined): Schema | undefined {
  return inside.properties ? undefined : resolved(schema, resolve).values;
}

/** The schema itself in place of its name; a default beside the name stays. */
export function resolved(schema: Schema, resolve: Resolve | undefined): Schema {
  if (schema.ref === undefined) return schema;
  const definition = resolve?.(schema.ref);
  if (!definition) return {};
  const whole = resolved(definition, resolve);
  return schema.default === undefined ? whole : { ...whole, default: schema.default };
}

/** What is in a list or a map, however deep; of anything else itself. */
export function insideOf(schema: Schema, resolve: Resolve | undefined): Schema {
  const own = resolved(schema, resolve);
  const inner = own.properties ? undefined : (own.items ?? own.values);
  return inner ? insideOf(inner, resolve) : own;
}

/** `list of objects`, `map of text`, `integer or text` … */
export function typeOf(schema: Schema, resolve: Resolve | undefined): string {
  const own = resolved(schema, resolve);
  if (own.intOrString) return 'integer or string';
  if (own.items) return `list of ${plural(typeOf(own.items, resolve))}`;
  if (own.properties === undefined && own.values) return `map of ${plural(typeOf(own.values, resolve))}`;
  if (own.embedded) return 'whole object';
  if (own.format === 'quantity') return 'quantity';
  return own.type ?? (own.properties ? 'object' : 'any value');
}

function plural(type: string): string {
  if (type === 'quantity') return 'quantities';
  return type.replace(/^(object|string|integer|number|boolean|list|map|value|any value)\b/, '$1s');
}
