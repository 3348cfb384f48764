import type { KnownKind } from '../kubernetes/kinds/known-kind.js';
import { applyDefaults } from '../kubernetes/schema/apply-defaults.js';
import { checkSchema } from '../kubernetes/schema/check-schema.js';
import type { Fault } from '../model/fault.js';
import type { KubernetesObject } from '../model/manifest.js';
import { deprecatedVersionRule, failedRule, offByDefaultRule, uncompiledRule } from './rules.js';

/**
 * What the API server would refuse in an object of a known kind, or warn of, but for its hand-written rules.
 *
 * @param holds whether a fault counts: what is encrypted has the shape of a text, whatever it is
 */
export function schemaFaults(
  object: KubernetesObject,
  kind: KnownKind,
  holds: (fault: Fault) => boolean,
): readonly Fault[] {
  const { schema, reading, rules } = kind;
  const filled = applyDefaults(schema, object, reading);
  const found = checkSchema(schema, object, { ...reading, filled }).filter(holds);
  const warned = warnings(object, kind);
  // The server looks at the rules only of what has the right shape.
  if (!rules || found.length > 0) return [...found, ...warned];
  const failed = rules.validate(filled).map(({ at, says, kind: how }): Fault => {
    return { rule: how === 'refused' ? uncompiledRule : failedRule, at, says };
  });
  return [...failed.filter(holds), ...warned];
}

function warnings({ apiVersion }: KubernetesObject, { deprecated, runtimeConfig }: KnownKind): Fault[] {
  const [at, value] = ['/apiVersion', apiVersion];
  const served = `is served only by an API server with --runtime-config=${runtimeConfig}`;
  return [
    ...(deprecated === undefined ? [] : [{ rule: deprecatedVersionRule, at, value, says: deprecated }]),
    ...(runtimeConfig === undefined ? [] : [{ rule: offByDefaultRule, at, value, says: served }]),
  ];
}
