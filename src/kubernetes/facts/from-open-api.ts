import { compare } from '../../model/compare.js';
import type { Schema } from '../schema/schema.js';
import type { KindFacts, KubernetesFacts } from './facts.js';
import type { GroupVersionKind, OpenApiDocument, OpenApiSchema } from './open-api.js';
import { refOf, schemaFromOpenApi } from './schema-from-open-api.js';

type OpenApiSchemas = ReadonlyMap<string, OpenApiSchema>;

/**
 * The facts in the documents of `/openapi/v3` of one API server; prose, and what no object can hold, is left out. Of two
 * definitions of one name the later one counts.
 *
 * @param isWanted which kinds; default: every one
 */
export function factsFromOpenApi(
  release: string,
  documents: readonly OpenApiDocument[],
  isWanted: (kind: GroupVersionKind) => boolean = () => true,
): KubernetesFacts {
  const schemas = new Map(documents.flatMap(({ components }) => Object.entries(components?.schemas ?? {})));
  const kinds = sorted(kindsOf(documents, definitionNames(schemas), isWanted));
  const used = reachable(
    Object.values(kinds).map(({ definition }) => definition),
    schemas,
  );
  const definitions = [...used].map(([name, schema]): [string, Schema] => [
    name,
    schemaFromOpenApi(name, schema),
  ]);
  return { release, kinds, definitions: sorted(definitions) };
}

/** A collection that objects are posted to: `/apis/apps/v1/namespaces/{namespace}/deployments`. */
const collection = /^\/apis?\/[^{]*?(namespaces\/\{namespace\}\/)?([^/{}]+)$/;

function kindsOf(
  documents: readonly OpenApiDocument[],
  names: ReadonlyMap<string, string>,
  isWanted: (kind: GroupVersionKind) => boolean,
): [string, KindFacts][] {
  const paths = documents.flatMap((document) => Object.entries(document.paths ?? {}));
  return paths.flatMap(([path, { post }]): [string, KindFacts][] => {
    const gvk = post?.['x-kubernetes-group-version-kind'];
    const [, namespaces, plural] = collection.exec(path) ?? [];
    const key = gvk && isWanted(gvk) ? keyOf(gvk) : undefined;
    const definition = key && names.get(key);
    return plural && definition ? [[key, { plural, namespaced: namespaces !== undefined, definition }]] : [];
  });
}

/** The definition of each kind; what belongs to every kind, as DeleteOptions do, is of none. */
function definitionNames(schemas: OpenApiSchemas): Map<string, string> {
  return new Map(
    [...schemas].flatMap(([name, schema]) => {
      const [gvk, ...others] = schema['x-kubernetes-group-version-kind'] ?? [];
      return gvk && others.length === 0 ? [[keyOf(gvk), name]] : [];
    }),
  );
}

function keyOf({ group, version, kind }: GroupVersionKind): string {
  return `${group === '' ? version : `${group}/${version}`}/${kind}`;
}

/** These definitions and all that they refer to. */
function reachable(names: readonly string[], schemas: OpenApiSchemas): Map<string, OpenApiSchema> {
  const found = new Map<string, OpenApiSchema>();
  for (const waiting = [...names]; waiting.length > 0; ) {
    const name = waiting.pop() ?? '';
    const schema = schemas.get(name);
    if (!schema || found.has(name)) continue;
    found.set(name, schema);
    waiting.push(...referencesIn(schema));
  }
  return found;
}

function referencesIn(schema: OpenApiSchema): string[] {
  const { properties = {}, additionalProperties, items, allOf = [], anyOf = [], oneOf = [] } = schema;
  const below = [...Object.values(properties), ...allOf, ...anyOf, ...oneOf, items, additionalProperties];
  const own = refOf(schema);
  const found = below.flatMap((inner) => (typeof inner === 'object' ? referencesIn(inner) : []));
  return own === undefined ? found : [own, ...found];
}

function sorted<T>(entries: readonly [string, T][]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compare(a, b)));
}
