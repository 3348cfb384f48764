import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import type { Kind } from '../../src/kubernetes/kind.js';

/** A schema as a CRD holds it, as far as a kind of ours is compared with it. */
interface CrdSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, CrdSchema>>;
  readonly additionalProperties?: CrdSchema | boolean;
  readonly items?: CrdSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
}

interface OurSchema extends Omit<CrdSchema, 'properties' | 'items'> {
  readonly const?: unknown;
  readonly anyOf?: readonly OurSchema[];
  readonly properties?: Readonly<Record<string, OurSchema>>;
  readonly items?: OurSchema;
}

interface Crd {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema?: { readonly openAPIV3Schema: CrdSchema };
    }[];
  };
}

/** Where upstream's CRDs are, if they are anywhere: `CRD_DIR`, or a folder beside the project. */
const folder = process.env.CRD_DIR ?? fileURLToPath(new URL('../../../shared/crds', import.meta.url));

/** Upstream's CRDs of a system, by the name of its folder; none where there are none on this machine. */
export function crdsOf(system: string): Crd[] {
  const path = join(folder, system);
  if (!existsSync(path)) return [];
  const files = readdirSync(path).filter((name) => /\.ya?ml$/.test(name));
  const documents = files.flatMap((name) => [...parseAllDocuments(readFileSync(join(path, name), 'utf8'))]);
  return documents
    .map((document) => document.toJS() as Crd)
    .filter((crd) => crd?.kind === 'CustomResourceDefinition');
}

/**
 * Where our kind says something else than the CRD that is in `crds`: a field that it does not have, another type, another
 * list of values, a field that only one of them requires. Fields that our kind leaves out are fine where it says so by
 * `additionalProperties: true`. Nothing where `crds` has no such kind.
 */
export function disagreements(kind: Kind, crds: readonly Crd[]): string[] {
  const [group, version] = kind.apiVersion.split('/');
  const crd = crds.find(({ spec }) => spec.group === group && spec.names.kind === kind.kind);
  if (!crd) return [];
  const served = crd.spec.versions.find(({ name }) => name === version);
  if (!served?.served || !served.schema) return [`${kind.apiVersion} is not served`];
  const head = [
    crd.spec.scope === kind.scope ? [] : [`scope is ${crd.spec.scope}`],
    crd.spec.names.plural === kind.plural ? [] : [`plural is ${crd.spec.names.plural}`],
  ].flat();
  const {
    apiVersion: _,
    kind: __,
    metadata: ___,
    status: ____,
    ...properties
  } = served.schema.openAPIV3Schema.properties ?? {};
  const found = compare(kind.body as OurSchema, { ...served.schema.openAPIV3Schema, properties }, '');
  // Generated CRDs hardly ever require the spec itself, though no object of theirs can do without.
  return [...head, ...found.filter((text) => text !== '/spec is not required')];
}

function compare(ours: OurSchema, theirs: CrdSchema, at: string): string[] {
  if (theirs['x-kubernetes-int-or-string'] || theirs['x-kubernetes-preserve-unknown-fields']) return [];
  return [
    ...compareTypes(ours, theirs, at),
    ...compareEnums(ours, theirs, at),
    ...compareFields(ours, theirs, at),
    ...(ours.items && theirs.items ? compare(ours.items, theirs.items, `${at}/*`) : []),
  ];
}

function compareTypes(ours: OurSchema, theirs: CrdSchema, at: string): string[] {
  const mine = ours.type ?? ours.anyOf?.[0]?.type;
  if (!mine || !theirs.type || mine === theirs.type) return [];
  return mine === 'integer' && theirs.type === 'number' ? [] : [`${at} is ${theirs.type}, not ${mine}`];
}

function compareEnums(ours: OurSchema, theirs: CrdSchema, at: string): string[] {
  const mine =
    ours.enum ??
    ours.anyOf?.map((branch) => branch.const) ??
    (ours.const === undefined ? undefined : [ours.const]);
  if (!theirs.enum || mine?.some((value) => value === undefined)) return [];
  const [a, b] = [JSON.stringify([...(mine ?? [])].sort()), JSON.stringify([...theirs.enum].sort())];
  return a === b ? [] : [`${at} is one of ${b}, not ${a}`];
}

function compareFields(ours: OurSchema, theirs: CrdSchema, at: string): string[] {
  if (!ours.properties || !theirs.properties) return [];
  const missing = Object.keys(theirs.properties).filter((name) => !ours.properties?.[name]);
  const required = new Set([...(ours.required ?? []), ...(theirs.required ?? [])]);
  return [
    ...(ours.additionalProperties === false ? missing.map((name) => `${at}/${name} is missing`) : []),
    ...Object.entries(ours.properties).flatMap(([name, field]) => {
      const counterpart = theirs.properties?.[name];
      return counterpart ? compare(field, counterpart, `${at}/${name}`) : [`${at}/${name} does not exist`];
    }),
    ...[...required]
      .filter(
        (name) =>
          ours.required?.includes(name) !== theirs.required?.includes(name) && ours.properties?.[name],
      )
      .map((name) => `${at}/${name} is ${theirs.required?.includes(name) ? '' : 'not '}required`),
  ];
}
