import type { KnownKind } from '../kubernetes/kinds/known-kind.js';
import { applyDefaults } from '../kubernetes/schema/apply-defaults.js';
import { checkSchema } from '../kubernetes/schema/check-schema.js';
import type { Fault } from '../model/fault.js';
import type { KubernetesObject } from '../model/manifest.js';
import { deprecatedVersionRule, failedRule, uncompiledRule } from './rules.js';

/** What the API server would refuse in an object of a known kind, or warn of, but for its hand-written rules. */
export function schemaFaults(object: KubernetesObject, kind: KnownKind): readonly Fault[] {
  const { schema, reading, rules, deprecated } = kind;
  const filled = applyDefaults(schema, object, reading);
  const found = checkSchema(schema, object, { ...reading, filled });
  const warned = deprecated === undefined ? [] : [deprecation(object, deprecated)];
  // The server looks at the rules only of what has the right shape.
  if (!rules || found.length > 0) return [...found, ...warned];
  const failed = rules.validate(filled).map(({ at, says, kind: how }): Fault => {
    return { rule: how === 'refused' ? uncompiledRule : failedRule, at, says };
  });
  return [...failed, ...warned];
}

function deprecation({ apiVersion }: KubernetesObject, says: string): Fault {
  return { rule: deprecatedVersionRule, at: '/apiVersion', value: apiVersion, says };
}
