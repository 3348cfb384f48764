import { compare } from '../../model/compare.js';
import type { KubernetesObject, Manifest } from '../../model/manifest.js';
import { featuresOf } from '../compare/similarity.js';
import { type Entry, manifestOf } from './entry.js';

/** An object that says less than this is like many others. */
const fewest = 3;

/** A removed or added object of a kind. */
export interface Candidate {
  readonly entry: Entry;
  readonly manifest: Manifest;
  readonly features: ReadonlySet<string>;
}

/** Those that have a name of their own, and can be read. */
export function candidates(entries: readonly Entry[]): Candidate[] {
  return entries.flatMap((entry): Candidate[] => {
    const manifest = manifestOf(entry);
    if (!manifest || !isNamed(manifest.object)) return [];
    return [{ entry, manifest, features: featuresOf(body(manifest.object), nameOf(manifest.object)) }];
  });
}

/** Whether it says enough to be told from others. */
export function isTelling({ features }: Candidate): boolean {
  return features.size >= fewest;
}

/** What it holds, without what it is called. */
export function body(object: KubernetesObject) {
  const { apiVersion: _, kind: __, status: ___, metadata, ...rest } = object;
  const { name: ____, namespace: _____, ...meta } = metadata;
  return { ...rest, metadata: meta };
}

/** In the order of their names, then of their files. */
export function byName(a: Candidate, b: Candidate): number {
  return compare(a.entry.identity, b.entry.identity) || compare(a.entry.part.place, b.entry.part.place);
}

function isNamed({ metadata }: KubernetesObject): boolean {
  return metadata.name !== undefined && metadata.name !== null;
}

export function nameOf({ metadata }: KubernetesObject): string {
  return String(metadata.name);
}
