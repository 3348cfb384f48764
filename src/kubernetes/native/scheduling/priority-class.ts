import { forbidden } from '../blocks/faults.js';
import { anyOneOf, whole } from '../blocks/looks.js';
import { at as below, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { priorityReserved } from '../rule-infos/classes.js';

const most = 1_000_000_000;
const own: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2 * most,
  'system-node-critical': 2 * most + 1000,
};

const reserved: Look = whole(({ metadata, value, globalDefault }, at, report) => {
  const name = textOf(below(metadata, 'name'));
  if (name.startsWith('system-')) {
    const why = systemComplaint(name, value, globalDefault === true);
    const detail = `priority class names with 'system-' prefix are reserved for system use only. error: ${why}`;
    if (why) report(forbidden(`${at}/metadata/name`, detail, priorityReserved));
  } else if (typeof value === 'number' && value > most)
    report(
      forbidden(
        `${at}/value`,
        `maximum allowed value of a user defined priority is ${most}`,
        priorityReserved,
      ),
    );
});

function systemComplaint(name: string, value: unknown, isDefault: boolean): string | undefined {
  const known = Object.hasOwn(own, name) ? own[name] : undefined;
  if (known === undefined) return `${name} is not a known system priority class`;
  if (value !== known) return `value of ${name} PriorityClass must be ${known}`;
  return isDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined;
}

/** A PriorityClass. */
export const priorityClass = defineNativeRules({
  group: 'scheduling.k8s.io',
  kind: 'PriorityClass',
  at: { '': reserved, '/preemptionPolicy': anyOneOf(['Never', 'PreemptLowerPriority']) },
});
