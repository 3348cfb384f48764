import type { OpenApiDocument } from './open-api.js';

/** An API server's `/openapi/v2`, as far as it is read here. */
export interface Swagger {
  readonly paths?: OpenApiDocument['paths'];
  readonly definitions?: Readonly<Record<string, unknown>>;
}

/** What aggregates APIs is described by OpenAPI v3 only since Kubernetes 1.28, though 1.27 serves it. */
const lateGroup = '/apis/apiregistration.k8s.io/v1';

/** Whether these documents leave out a group that the server has, so that `/openapi/v2` has to be asked. */
export function lackLateGroup(documents: readonly OpenApiDocument[]): boolean {
  return !documents.some(({ paths = {} }) => Object.keys(paths).some((path) => path.startsWith(lateGroup)));
}

/**
 * That group as a document of OpenAPI v3. Its definitions are those of every kind and less exact than the others': put it
 * before the other documents.
 */
export function lateDocument({ paths = {}, definitions = {} }: Swagger): OpenApiDocument {
  const own = Object.entries(paths).filter(([path]) => path.startsWith(`${lateGroup}/`));
  const text = JSON.stringify(definitions).replaceAll('"#/definitions/', '"#/components/schemas/');
  // What OpenAPI v2 and v3 call a schema differs in more than the references, but not in what is read of these.
  return { paths: Object.fromEntries(own), components: { schemas: JSON.parse(text) } };
}
