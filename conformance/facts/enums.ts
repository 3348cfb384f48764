import type { OpenApiDocument, OpenApiSchema } from '../../src/kubernetes/facts/open-api.js';

/** The values of an enum, and the way to it inside a definition: `['properties', 'protocol']`. */
interface Enum {
  readonly way: readonly string[];
  readonly values: readonly string[];
}

/**
 * The document with the enums that are in the Go code which a server makes its OpenAPI from. Upstream turns them off when it
 * writes the documents down; servers have them on.
 */
export function withEnums(document: OpenApiDocument, enums: ReadonlyMap<string, Enum[]>): OpenApiDocument {
  const copy = structuredClone(document);
  for (const [name, schema] of Object.entries(copy.components?.schemas ?? {})) {
    for (const { way, values } of enums.get(functionOf(name)) ?? []) {
      // The way is one of properties, items and additionalProperties; each leads to a schema.
      const place = way.reduce<unknown>((value, step) => Reflect.get(Object(value), step), schema);
      if (!place) throw new Error(`${name} has no ${way.join('.')}`);
      Object.assign(place as OpenApiSchema, { enum: values });
    }
  }
  return copy;
}

/** By the names of the functions: what follows `schema_`. The code is formatted by gofmt, so that tabs tell the depth. */
export function enumsIn(code: string): Map<string, Enum[]> {
  const found = new Map<string, Enum[]>();
  let steps: { readonly step: string; readonly depth: number }[] = [];
  let name = '';
  for (const line of code.split('\n')) {
    const depth = line.length - line.trimStart().length;
    const text = line.trimStart();
    name = /^func schema_(\w+)\(/.exec(line)?.[1] ?? name;
    steps = steps.filter((outer) => outer.depth < depth);
    const step = stepIn(text);
    if (step !== undefined) steps.push({ step, depth });
    const [, values] = /^Enum: +\[\]interface\{\}\{(.*)\},$/.exec(text) ?? [];
    if (values === undefined) continue;
    const way = steps.map((outer) => outer.step);
    found.set(name, [...(found.get(name) ?? []), { way, values: JSON.parse(`[${values}]`) }]);
  }
  return found;
}

/** `Properties: map[string]spec.Schema{`, `"protocol": {`, `Items: &spec.SchemaOrArray{` */
function stepIn(text: string): string | undefined {
  if (text.startsWith('Properties: map')) return 'properties';
  if (text.startsWith('Items: &')) return 'items';
  if (text.startsWith('AdditionalProperties: &')) return 'additionalProperties';
  return /^"([^"]+)": \{$/.exec(text)?.[1];
}

/** `k8sio_api_core_v1_Pod` of `io.k8s.api.core.v1.Pod`: the generator takes the last four parts of a package's path. */
function functionOf(definition: string): string {
  const parts = definition.replace(/^io\.k8s\./, 'k8sio.').split('.');
  return [...parts.slice(0, -1).slice(-4), ...parts.slice(-1)].join('_');
}
