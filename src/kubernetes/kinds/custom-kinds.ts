import type { KubernetesObject } from '../../model/manifest.js';
import { compileRules } from '../cel/compile-rules.js';
import { type DefinedVersion, type Definition, definitionOf } from '../crd/definition-of.js';
import { roomKinds } from '../facts/room-kinds.js';
import type { Reading } from '../schema/plan.js';
import type { KindSource, KnownKind } from './known-kind.js';

/** Whether the object adds a kind to the API server. */
export function isDefinition({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === 'CustomResourceDefinition' && String(apiVersion).startsWith('apiextensions.k8s.io/');
}

/** The kinds that these CustomResourceDefinitions add; the first definition of a version has it. */
export function definedKinds(crds: readonly KubernetesObject[], minor: number): KindSource {
  const reading: Reading = { minor };
  return lazily(
    crds.map(definitionOf).flatMap((definition) => {
      const served = definition.versions.filter((version) => version.served);
      return served.map((version): Entry => {
        return [nameOf(definition, version), () => ofVersion(definition, version, reading)];
      });
    }),
  );
}

/** The kinds of the rooms: what they must look like, without rules and patterns that only the CRD has. */
export function kindsOfRooms(minor: number): KindSource {
  const reading: Reading = { minor };
  let kinds: ReturnType<typeof roomKinds> | undefined;
  const read = () => {
    kinds ??= roomKinds();
    return kinds;
  };
  return {
    names: () => Object.keys(read()),
    find: (apiVersion, kind) => {
      const name = `${apiVersion}/${kind}`;
      const own = Object.hasOwn(read(), name) ? read()[name] : undefined;
      return own && { schema: own.schema, namespaced: own.namespaced, reading };
    },
  };
}

type Entry = readonly [name: string, make: () => KnownKind];

function nameOf({ group, kind }: Definition, { name }: DefinedVersion): string {
  return `${group}/${name}/${kind}`;
}

function ofVersion({ scope }: Definition, version: DefinedVersion, reading: Reading): KnownKind {
  const { schema, deprecated, deprecationWarning, name } = version;
  return {
    schema,
    namespaced: scope === 'Namespaced',
    reading,
    rules: compileRules(schema, { root: true, ...reading }),
    deprecated: deprecated ? (deprecationWarning ?? `version ${name} is deprecated`) : undefined,
  };
}

/** A large CRD costs only those who use it. */
function lazily(entries: readonly Entry[]): KindSource {
  const make = new Map([...entries].reverse());
  const made = new Map<string, KnownKind>();
  return {
    names: () => make.keys(),
    find: (apiVersion, kind) => {
      const name = `${apiVersion}/${kind}`;
      const known = made.get(name) ?? make.get(name)?.();
      if (known) made.set(name, known);
      return known;
    },
  };
}
