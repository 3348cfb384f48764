import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRelease, newestRelease, type Release } from '../../src/kubernetes/facts/releases.js';
import { builtInKinds } from '../../src/kubernetes/kinds/built-in-kinds.js';
import type { JsonObject, JsonValue, KubernetesObject } from '../../src/model/manifest.js';
import { bases } from '../check/bases.js';
import { objectsOf, snapshots } from '../support/documents.js';

const project = new URL('../../', import.meta.url).pathname;

/** Objects of built-in kinds that are fine, none twice: all of the corpus, and all that our rooms make. */
export function builtInObjects(): readonly KubernetesObject[] {
  const kinds = builtInKinds(newestRelease);
  const platform = objectsOf(readFileSync(join(project, 'test/platform.snap.yaml'), 'utf8'));
  const made = [...snapshots().flatMap(({ objects }) => objects), ...platform].map(inDefaultNamespace);
  const known = [...bases(), ...made].filter(({ apiVersion, kind }) => kinds.find(apiVersion, kind));
  return [...new Map(known.map((object) => [JSON.stringify(object), object])).values()];
}

/** The objects of kinds that a release has. */
export function thoseOf(release: Release, objects: readonly KubernetesObject[]): KubernetesObject[] {
  const kinds = builtInKinds(release);
  return objects.filter(({ apiVersion, kind }) => kinds.find(apiVersion, kind));
}

/** The object without the fields that a strict server says it doesn't know; nothing if it says something else. */
export function withoutUnknown(object: KubernetesObject, body: unknown): KubernetesObject | undefined {
  // What the API answers to what it refuses is a Status.
  const { message = '' } = body as { message?: string };
  const unknown = [...message.matchAll(/unknown field "([^"]+)"/g)].map(([, field = '']) => field);
  if (unknown.length === 0) return undefined;
  // A copy of JSON.
  const copy = JSON.parse(JSON.stringify(object)) as KubernetesObject;
  for (const field of unknown) remove(copy, field.split(/\.|\[(\d+)\]\.?/).filter(Boolean));
  return copy;
}

function remove(object: JsonObject, steps: readonly string[]): void {
  let here: JsonValue | undefined = object;
  for (const step of steps.slice(0, -1)) {
    if (typeof here !== 'object' || here === null) return;
    // A list and an object are both read by their own keys.
    here = (here as JsonObject)[step];
  }
  // It is a copy, which nobody else has.
  if (typeof here === 'object' && here !== null)
    delete (here as Record<string, JsonValue>)[steps.at(-1) ?? ''];
}

/** As JSON has it, and in the namespace that every server has. */
function inDefaultNamespace(object: KubernetesObject): KubernetesObject {
  // A Kubernetes object is JSON.
  const { metadata, ...rest } = JSON.parse(JSON.stringify(object)) as KubernetesObject;
  const { namespace: _, ...kept } = metadata;
  return { ...rest, metadata: kept } satisfies JsonObject;
}

/** The release of an API server among the instruments. */
export function releaseOf(name: string): Release {
  const version = name.replace('kube-apiserver-', '');
  if (!isRelease(version)) throw new Error(`${version} is no release that we know`);
  return version;
}
