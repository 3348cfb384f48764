import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, KubernetesObject } from '../../src/model/manifest.js';
import { fixtures } from '../../test/kubernetes/native/fixtures.js';
import { committedOutput, objectsOf } from '../support/documents.js';

const folder = new URL('./objects/', import.meta.url).pathname;

/** What only a user of the library has; no server takes it. */
const forNoServer = /^kustomize\.config\.k8s\.io\//;

/**
 * Objects that are fine: what the project has committed, the fixtures that are fine, and objects with as many fields as go
 * together. All are in the namespace that every server has.
 */
export function bases(): readonly KubernetesObject[] {
  const written = readdirSync(folder)
    .sort()
    .flatMap((name) => objectsOf(readFileSync(join(folder, name), 'utf8')));
  const fine = fixtures().filter(({ isBad, isSentForGood }) => !isBad && !isSentForGood);
  const emitted = committedOutput().flatMap(({ objects }) => objects);
  const all = [...written, ...emitted, ...fine.map(({ object }) => object)];
  return all.filter(({ apiVersion }) => !forNoServer.test(apiVersion)).map(withoutNamespace);
}

/** As JSON has it: what YAML shares between two places is written twice. */
function withoutNamespace(object: KubernetesObject): KubernetesObject {
  // A Kubernetes object is JSON.
  const { metadata, ...rest } = JSON.parse(JSON.stringify(object)) as KubernetesObject;
  const { namespace: _, ...kept } = metadata;
  return { ...rest, metadata: kept } satisfies JsonObject;
}
