import { at, fieldsOf, type Value } from '../../kubernetes/native/blocks/read.js';
import type { Manifest } from '../../model/manifest.js';
import type { Objects } from '../objects.js';
import { kindsWithPods, labelsOf, podTemplateOf } from './pod-template.js';
import { referencesOf } from './references-of.js';
import { telltaleOf } from './selects.js';

/** So often the texts are searched; whoever asks more is answered from an index of all objects, which are read for it. */
const fewLookups = 40;

interface Relations {
  lookups: number;
  index?: { readonly users: Map<string, Set<Manifest>>; readonly labelled: Map<string, Set<Manifest>> };
}

const known = new WeakMap<Objects, Relations>();

/** Those that may refer to an object of this identity and name: none that does is left out. */
export function mayReferTo(identity: string, name: string, objects: Objects): Iterable<Manifest> {
  const { index } = lookedUp(objects);
  return index ? (index.users.get(identity) ?? []) : objects.mentioning(name);
}

/** Those that may make Pods which the selector takes: none that does is left out. */
export function mayMakePodsOf(selector: Value, objects: Objects): Iterable<Manifest> {
  const telltale = telltaleOf(selector);
  if (telltale === undefined) return allWithPods(objects);
  const { index } = lookedUp(objects);
  if (!index) return objects.mentioning(telltale);
  const labels = Object.entries(fieldsOf(at(selector, 'matchLabels') ?? selector));
  const sets = labels.flatMap(([key, value]) =>
    typeof value === 'string' ? [index.labelled.get(pair(key, value))] : [],
  );
  // Where it has no simple labels, only expressions tell.
  if (sets.length === 0) return allWithPods(objects);
  return sets.reduce((least, set) => ((set?.size ?? 0) < (least?.size ?? 0) ? set : least)) ?? [];
}

function lookedUp(objects: Objects): Relations {
  const relations = known.get(objects) ?? { lookups: 0 };
  known.set(objects, relations);
  relations.lookups++;
  if (!relations.index && relations.lookups > fewLookups) relations.index = indexOf(objects);
  return relations;
}

function indexOf(objects: Objects): NonNullable<Relations['index']> {
  const users = new Map<string, Set<Manifest>>();
  const labelled = new Map<string, Set<Manifest>>();
  for (const manifest of objects.mentioning('')) {
    for (const { to } of referencesOf(manifest.object)) put(users, to, manifest);
    const template = podTemplateOf(manifest.object);
    if (!template) continue;
    for (const [key, value] of Object.entries(labelsOf(template))) put(labelled, pair(key, value), manifest);
  }
  return { users, labelled };
}

function put(index: Map<string, Set<Manifest>>, key: string, manifest: Manifest): void {
  const found = index.get(key);
  if (found) found.add(manifest);
  else index.set(key, new Set([manifest]));
}

/** Neither part of a label may hold this character. */
function pair(key: string, value: string): string {
  return `${key}=${value}`;
}

function allWithPods(objects: Objects): Manifest[] {
  return kindsWithPods.flatMap((kind) => {
    const [name = '', ...group] = kind.split('.');
    return objects.ofKind(group.join('.'), name);
  });
}
