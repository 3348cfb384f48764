import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesFacts } from '../../src/kubernetes/facts/facts.js';
import type { Schema } from '../../src/kubernetes/schema/schema.js';

/** A schema as JSON Schema has it (draft 7), as far as kubeconform's readers look. */
type JsonSchema = Readonly<Record<string, unknown>>;

/** Where kubeconform finds the schema of a kind in a folder that `writeSchemas` has filled. */
export const schemaLocation = (folder: string) =>
  join(folder, '{{ .Group }}-{{ .ResourceAPIVersion }}-{{ .ResourceKind }}.json');

/** The facts of these kinds as closed JSON Schemas, a file each, so that the peer checks against what we check against. */
export function writeSchemas(folder: string, { kinds, definitions }: KubernetesFacts): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, { definition }] of Object.entries(kinds)) {
    const root = definitions[definition];
    if (!root) throw new Error(`${name} has no definition`);
    const used = definitionsBelow(root, definitions);
    const below = Object.fromEntries([...used].map((key) => [key, toJsonSchema(definitions[key] ?? {})]));
    writeFileSync(
      join(folder, fileOf(name)),
      JSON.stringify({ ...toJsonSchema(root, kindIn(name)), definitions: below }),
    );
  }
}

/** A schema of a kind that a CRD adds. */
export function writeSchema(folder: string, name: string, schema: Schema): void {
  writeFileSync(join(folder, fileOf(name)), JSON.stringify(toJsonSchema(schema, kindIn(name))));
}

/** `apps-v1-deployment.json` of `apps/v1/Deployment`; the peer takes the version for the group of a core kind. */
function fileOf(name: string): string {
  const parts = name.split('/');
  const [group, version, kind] = parts.length === 2 ? [parts[0], ...parts] : parts;
  return `${group}-${version}-${kind?.toLowerCase()}.json`;
}

function kindIn(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

const head: Readonly<Record<string, JsonSchema>> = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { type: 'object' },
};

const copied = [
  ...['required', 'enum', 'format', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems'],
  ...['maxItems', 'minProperties', 'maxProperties', 'uniqueItems'],
] as const;

function toJsonSchema(schema: Schema, kind?: string): JsonSchema {
  if (schema.ref !== undefined) return { $ref: `#/definitions/${schema.ref}` };
  const { type, intOrString, properties, values, open, items } = schema;
  const own = Object.entries(properties ?? {}).map(([key, value]) => [key, toJsonSchema(value)]);
  const fields = { ...(kind && head), ...Object.fromEntries(own) };
  const isClosed = type === 'object' && !open && !values && Object.keys(fields).length > 0;
  return {
    ...Object.fromEntries(copied.map((key) => [key, schema[key as keyof Schema]])),
    type: intOrString ? ['integer', 'string', 'null'] : type && [type, 'null'],
    properties: Object.keys(fields).length > 0 ? fields : undefined,
    additionalProperties: values ? toJsonSchema(values) : isClosed ? false : undefined,
    items: items && toJsonSchema(items),
  };
}

function definitionsBelow(root: Schema, definitions: KubernetesFacts['definitions']): Set<string> {
  const found = new Set<string>();
  const waiting = [root];
  for (let schema = waiting.pop(); schema; schema = waiting.pop()) {
    const { ref, properties, values, items } = schema;
    const next = ref !== undefined && !found.has(ref) ? definitions[ref] : undefined;
    if (ref !== undefined) found.add(ref);
    waiting.push(
      ...[next, values, items, ...Object.values(properties ?? {})].filter((it) => it !== undefined),
    );
  }
  return found;
}
