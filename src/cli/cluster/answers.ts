import { needsSwagger, type ServerAnswers } from '../../kubernetes/facts/from-server.js';
import type { Swagger } from '../../kubernetes/facts/from-swagger.js';
import type { OpenApiDocument } from '../../kubernetes/facts/open-api.js';
import { fieldsOf, isFields, itemsOf, textOf } from '../../kubernetes/native/blocks/read.js';
import { problem, UserError } from '../../model/errors.js';
import type { JsonValue, KubernetesObject } from '../../model/manifest.js';
import { show } from '../../model/show.js';
import type { ClusterClient } from './client.js';

/** What of a cluster is left out. */
export interface AnswerOptions {
  /** API groups with their version: `metrics.k8s.io/v1beta1`. */
  readonly without: readonly string[];
  /** Leaves out CRDs, which not everybody may list. */
  readonly withoutCrds: boolean;
}

/**
 * Everything that an API server says of its kinds: all of it, or an error.
 *
 * @throws UserError `CLUSTER_FAILED`; `ARGUMENT_INVALID` for a group to leave out that is not there
 */
export async function answersOf(client: ClusterClient, options: AnswerOptions): Promise<ServerAnswers> {
  const version = await client.get('/version');
  const index = fieldsOf(fieldsOf(await client.get('/openapi/v3')).paths);
  const urls = documentUrls(client, index, options.without);
  const documents = await Promise.all(urls.map((url) => client.get(url)));
  for (const [place, document] of documents.entries()) refuseOther(client, urls[place] ?? '', document);
  // Each is a map, and what is not in it is taken for absent.
  const openApi = documents as unknown as OpenApiDocument[];
  // As above.
  const swagger = needsSwagger(openApi) ? ((await client.get('/openapi/v2')) as Swagger) : undefined;
  return { version, documents: openApi, swagger, crds: options.withoutCrds ? [] : await crdsOf(client) };
}

/** The URLs of the groups' documents, in the index's order. */
function documentUrls(
  { server }: ClusterClient,
  index: ReturnType<typeof fieldsOf>,
  without: readonly string[],
): string[] {
  const groups = Object.keys(index).filter((path) => /^apis?\/.*v\d\w*$/.test(path));
  const gone = without.find((group) => !groups.includes(`apis/${group}`));
  if (gone !== undefined) throw noGroup(gone, groups);
  if (!groups.includes('api/v1')) throw failed(server, 'lists no api/v1 in its /openapi/v3', notOne);
  const left = groups.filter((path) => !without.includes(path.replace(/^apis\//, '')));
  // Not by the URLs of the index: they have a hash, and are redirected once the document has changed.
  return left.map((path) => `/openapi/v3/${path}`);
}

const notOne = 'Correct the address: it should be that of an API server of Kubernetes 1.27 or later.';

function refuseOther({ server }: ClusterClient, url: string, document: JsonValue): void {
  if (isFields(document) && isFields(document.components ?? {}) && isFields(document.paths ?? {})) return;
  throw failed(server, `answers ${url} with something that is no OpenAPI`, notOne);
}

const crdPath = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const pageSize = 100;
/** Clusters have hundreds of CRDs; a server that gives more pages never ends. */
const mostPages = 200;

/** Every CustomResourceDefinition, page by page: together they can have more than the server likes to give at once. */
export async function crdsOf(client: ClusterClient): Promise<KubernetesObject[]> {
  const found: KubernetesObject[] = [];
  let next = '';
  let pages = 0;
  do {
    if (++pages > mostPages)
      throw failed(client.server, `answers ${crdPath} with pages that never end`, notOne);
    const more = next && `&continue=${encodeURIComponent(next)}`;
    const page = fieldsOf(await client.get(`${crdPath}?limit=${pageSize}${more}`));
    if (!Array.isArray(page.items)) throw failed(client.server, `answers ${crdPath} with no list`, notOne);
    const head = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
    // Objects in a list have no head of their own; what else a CRD has is looked at by who reads it.
    found.push(
      ...itemsOf(page.items).map((item) => ({ ...head, ...fieldsOf(item) }) as unknown as KubernetesObject),
    );
    next = textOf(fieldsOf(page.metadata).continue);
  } while (next !== '');
  return found;
}

function noGroup(group: string, groups: readonly string[]): UserError {
  const known = groups.map((path) => path.replace(/^apis?\//, ''));
  const what = `--without names ${show(group)}, which the API server does not have.`;
  return new UserError(problem('ARGUMENT_INVALID', [what, `It has ${known.join(', ')}.`]));
}

function failed(server: string, why: string, fix: string): UserError {
  return new UserError(problem('CLUSTER_FAILED', [server, why, fix]));
}
