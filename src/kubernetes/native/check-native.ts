import type { Fault } from '../../model/fault.js';
import { apiGroup, type KubernetesObject } from '../../model/manifest.js';
import { checkMetadata } from './metadata.js';
import type { NativeRules } from './native-rules.js';
import { merged } from './tables.js';
import { compileTable, type Walk } from './walk.js';

/** What the API server of one minor version has against an object, schema aside. */
export type NativeCheck = (object: KubernetesObject, minor: number) => readonly Fault[];

/** Makes a check of the rules of some kinds. Each kind's rules are made ready when the first object of it comes. */
export function nativeCheck(rules: readonly NativeRules[]): NativeCheck {
  const byKind = new Map<string, NativeRules[]>();
  for (const it of rules) {
    const id = `${it.kind}.${it.group}`;
    byKind.set(id, [...(byKind.get(id) ?? []), it]);
  }
  const walks = new Map<string, Walk>();
  return (object, minor) => {
    const faults: Fault[] = [];
    const report = (fault: Fault) => faults.push(fault);
    checkMetadata(object, minor, report);
    const id = `${object.kind}.${object.apiVersion}`;
    let walk = walks.get(id);
    if (!walk) {
      walk = walkOf(object, byKind);
      walks.set(id, walk);
    }
    walk(object, '', report, { minor, object });
    return faults;
  };
}

function walkOf({ apiVersion, kind }: KubernetesObject, byKind: ReadonlyMap<string, NativeRules[]>): Walk {
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  const rules = byKind.get(`${kind}.${apiGroup(apiVersion)}`) ?? [];
  const fitting = rules.filter(({ versions }) => !versions || versions.includes(version));
  return compileTable(merged(...fitting.map(({ at }) => at)));
}
