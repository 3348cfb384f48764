import { compare } from '../../model/compare.js';
import type { KubernetesObject } from '../../model/manifest.js';
import { at, fieldsOf, itemsOf, textOf, type Value } from '../native/blocks/read.js';
import type { ClusterFacts } from './cluster-facts.js';
import { crdFacts } from './crd-facts.js';
import { factsFromOpenApi } from './from-open-api.js';
import { lackLateGroup, lateDocument, type Swagger } from './from-swagger.js';
import type { GroupVersionKind, OpenApiDocument } from './open-api.js';

/** What an API server answered. */
export interface ServerAnswers {
  /** `/version`. */
  readonly version: Value;
  /** What `/openapi/v3` lists below `api` and `apis`. */
  readonly documents: readonly OpenApiDocument[];
  /** `/openapi/v2`, where `needsSwagger` says so. */
  readonly swagger?: Swagger | undefined;
  /** The objects of `/apis/apiextensions.k8s.io/v1/customresourcedefinitions`. */
  readonly crds: readonly KubernetesObject[];
}

/** Whether a server of these documents has to be asked for its `/openapi/v2` as well. */
export const needsSwagger = lackLateGroup;

/** The minor release that a server's `/version` tells: `1.31`; undefined if that is no answer of an API server. */
export function releaseOf(version: Value): string | undefined {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(textOf(at(version, 'gitVersion'))) ?? [];
  return major && minor && `${major}.${minor}`;
}

/** The facts in what an API server answered. Kinds of CRDs are left to the CRDs, which say more. */
export function factsFromServer(release: string, answers: ServerAnswers): ClusterFacts {
  const { version, documents, swagger, crds } = answers;
  const all = swagger ? [lateDocument(swagger), ...documents] : documents;
  const defined = new Set(crds.flatMap(definedBy));
  const facts = factsFromOpenApi(release, all, (kind) => !defined.has(keyOf(kind)));
  const sorted = crds.toSorted((a, b) => compare(a.metadata.name ?? '', b.metadata.name ?? ''));
  return { ...facts, server: textOf(at(version, 'gitVersion')), crds: sorted.map(crdFacts) };
}

function definedBy({ spec }: KubernetesObject): string[] {
  const { group, names, versions } = fieldsOf(spec);
  const kind = textOf(at(names, 'kind'));
  return itemsOf(versions).map((version) => `${textOf(group)}/${textOf(at(version, 'name'))}/${kind}`);
}

function keyOf({ group, version, kind }: GroupVersionKind): string {
  return `${group}/${version}/${kind}`;
}
