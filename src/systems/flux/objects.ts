import { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { apiGroup } from '../../model/manifest.js';

/** The objects of an app that others may refer to. */
export interface Objects {
  readonly has: (kind: string, namespace: string, name: string) => boolean;
  /** The kinds and namespaces of the objects of this name. */
  readonly named: (name: string) => readonly Place[];
  /** The names of a kind in a namespace. */
  readonly namesIn: (kind: string, namespace: string) => readonly string[];
}

/** Where an object is. */
export interface Place {
  readonly kind: string;
  readonly namespace: string;
}

const found = new WeakMap<IConstruct, Objects>();
const watched = new WeakSet<IConstruct>();

/**
 * Sees to it that `objectsOf` looks again whenever the app is validated. The root is validated first, so one walk through
 * the tree serves all constructs of a synthesis.
 */
export function watch(scope: Construct): void {
  const { root } = scope.node;
  if (watched.has(root)) return;
  watched.add(root);
  root.node.addValidation({
    validate: () => {
      found.set(root, collect(root));
      return [];
    },
  });
}

/** The objects of the app that this construct belongs to. */
export function objectsOf({ node: { root } }: Construct): Objects {
  const objects = found.get(root) ?? collect(root);
  found.set(root, objects);
  return objects;
}

/** Secrets come from these, under the same name unless they say otherwise. */
const makersOfSecrets = ['Secret', 'SealedSecret', 'ExternalSecret'];

function collect(root: IConstruct): Objects {
  const names = new Map<string, string[]>();
  const places = new Map<string, Place[]>();
  for (const construct of root.node.findAll()) {
    if (!ApiObject.isApiObject(construct)) continue;
    const kind = kindOf(construct);
    if (kind === undefined) continue;
    const { name } = construct;
    const namespace = construct.metadata.namespace ?? 'default';
    append(names, `${kind}/${namespace}`, name);
    append(places, name, { kind, namespace });
  }
  const namesIn = (kind: string, namespace: string) => names.get(`${kind}/${namespace}`) ?? [];
  const named = (name: string) => places.get(name) ?? [];
  const has = (kind: string, namespace: string, name: string) =>
    named(name).some((place) => place.kind === kind && place.namespace === namespace);
  return { has, named, namesIn };
}

/** The kinds of Flux under their own name, whatever makes a Secret as one; kustomize has a Kustomization of its own. */
function kindOf({ apiVersion, kind }: ApiObject): string | undefined {
  if (makersOfSecrets.includes(kind)) return 'Secret';
  if (kind === 'ConfigMap') return kind;
  return apiGroup(apiVersion).endsWith('.toolkit.fluxcd.io') ? kind : undefined;
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
