import { type Definition, definitionOf } from '../../kubernetes/crd/definition-of.js';
import { factsOffByDefault, factsOfRelease, type Release } from '../../kubernetes/facts/releases.js';
import { roomKinds } from '../../kubernetes/facts/room-kinds.js';
import { fieldsOf, itemsOf, textOf } from '../../kubernetes/native/blocks/read.js';
import { compare } from '../../model/compare.js';
import { apiGroup, type KubernetesObject } from '../../model/manifest.js';
import { byMaturity } from './versions.js';

/** A version of a kind, and what it may be called. */
export interface KindName {
  readonly apiVersion: string;
  readonly kind: string;
  /** As in the URL: `deployments`. */
  readonly plural: string;
  /** All that kubectl takes for it, in small letters: the kind, its plural, short names. */
  readonly aliases: ReadonlySet<string>;
  /** The CRD that it is from, if that was given. */
  readonly definition?: KubernetesObject;
}

/** The short names of built-in kinds, by the plural. */
const shortNames: Readonly<Record<string, readonly string[]>> = {
  certificatesigningrequests: ['csr'],
  componentstatuses: ['cs'],
  configmaps: ['cm'],
  cronjobs: ['cj'],
  customresourcedefinitions: ['crd', 'crds'],
  daemonsets: ['ds'],
  deployments: ['deploy'],
  endpoints: ['ep'],
  events: ['ev'],
  horizontalpodautoscalers: ['hpa'],
  ingresses: ['ing'],
  ipaddresses: ['ip'],
  limitranges: ['limits'],
  namespaces: ['ns'],
  networkpolicies: ['netpol'],
  nodes: ['no'],
  persistentvolumeclaims: ['pvc'],
  persistentvolumes: ['pv'],
  poddisruptionbudgets: ['pdb'],
  pods: ['po'],
  priorityclasses: ['pc'],
  replicasets: ['rs'],
  replicationcontrollers: ['rc'],
  resourcequotas: ['quota'],
  serviceaccounts: ['sa'],
  services: ['svc'],
  statefulsets: ['sts'],
  storageclasses: ['sc'],
  volumeattributesclasses: ['vac'],
};

/**
 * Every version of every kind that is known at a release, of these CRDs and of our rooms; stable versions go before beta, and
 * newer ones before older.
 */
export function kindNames(release: Release, definitions: readonly KubernetesObject[]): KindName[] {
  const all = new Map<string, KindName>();
  const names = [...builtIn(release), ...definitions.flatMap(defined), ...ofRooms()];
  for (const name of names) {
    const key = `${name.apiVersion}/${name.kind}`;
    if (!all.has(key)) all.set(key, name);
  }
  return [...all.values()].sort(
    (a, b) => byMaturity(a.apiVersion, b.apiVersion) || compare(a.apiVersion, b.apiVersion),
  );
}

function builtIn(release: Release): KindName[] {
  const kinds = [
    ...Object.entries(factsOfRelease(release).kinds),
    ...Object.entries(factsOffByDefault(release).kinds),
  ];
  return kinds.map(([key, { plural }]) => named(key, plural, shortNames[plural] ?? []));
}

function ofRooms(): KindName[] {
  return Object.entries(roomKinds()).map(([key, { plural }]) => named(key, plural, []));
}

function defined(crd: KubernetesObject): KindName[] {
  const definition: Definition = definitionOf(crd);
  const { group, kind, plural } = definition;
  const names = fieldsOf(fieldsOf(crd.spec).names);
  const more = [...itemsOf(names.shortNames), names.singular].map((name) => textOf(name)).filter(Boolean);
  const served = definition.versions.filter((version) => version.served);
  return served.map(({ name }) => ({ ...named(`${group}/${name}/${kind}`, plural, more), definition: crd }));
}

function named(key: string, plural: string, more: readonly string[]): KindName {
  const at = key.lastIndexOf('/');
  const [apiVersion, kind] = [key.slice(0, at), key.slice(at + 1)];
  const aliases = new Set([kind, plural, ...more].map((alias) => alias.toLowerCase()));
  return { apiVersion, kind, plural, aliases };
}

/** A kind and the path into it, as somebody has written them. */
export interface Asked {
  /** `apps/v1`, `apps`, or nothing. */
  readonly version: string;
  readonly kind: string;
  readonly steps: readonly string[];
}

/** `apps/v1/Deployment.spec.containers[0]` in its parts; places in lists are left out. */
export function askedFor(text: string): Asked {
  const at = text.lastIndexOf('/');
  const [kind = '', ...steps] = text
    .slice(at + 1)
    .replace(/\[[^\]]*\]/g, '')
    .split('.');
  return { version: text.slice(0, Math.max(at, 0)), kind, steps: steps.filter((step) => step !== '') };
}

/** A kind that is meant, with the fields that are left of the path. */
export interface Meant {
  readonly name: KindName;
  readonly steps: readonly string[];
}

/** The kinds that are meant; `ingresses.networking.k8s.io.spec` names the group after the kind, as kubectl's resources do. */
export function meantBy({ version, kind, steps }: Asked, names: readonly KindName[]): Meant[] {
  return names.flatMap((name) => {
    const group = apiGroup(name.apiVersion);
    if (!name.aliases.has(kind.toLowerCase()) || !['', group, name.apiVersion].includes(version)) return [];
    const labels = group.split('.');
    const namesGroup = group !== '' && labels.every((label, index) => steps[index] === label);
    return [{ name, steps: namesGroup ? steps.slice(labels.length) : steps }];
  });
}
