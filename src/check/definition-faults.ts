import { compileRules } from '../kubernetes/cel/compile-rules.js';
import { type DefinedVersion, definitionOf } from '../kubernetes/crd/definition-of.js';
import type { Fault } from '../model/fault.js';
import type { KubernetesObject } from '../model/manifest.js';
import { uncompiledRule } from './rules.js';

/** What the API server would refuse in a CustomResourceDefinition: its schemas, and the rules in them. */
export function definitionFaults(crd: KubernetesObject, minor: number): readonly Fault[] {
  const { faults, versions } = definitionOf(crd);
  // Of a schema that is wrong nobody knows what its rules would see.
  if (faults.length > 0) return faults;
  return versions.flatMap((version, index) => refusedRules(version, index, minor));
}

function refusedRules({ schema }: DefinedVersion, index: number, minor: number): Fault[] {
  // New rules may use only what the release before knows, so that it can be returned to.
  const problems = compileRules(schema, { root: true, minor: minor - 1 })?.problems() ?? [];
  return problems.map(({ at, error, part, rule }) => ({
    rule: uncompiledRule,
    at: `/spec/versions/${index}/schema/openAPIV3Schema${at}/x-kubernetes-validations`,
    value: rule.rule,
    says: part === 'oldSelf' ? error : `cannot be compiled: ${error}`,
  }));
}
