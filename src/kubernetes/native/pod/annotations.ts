import { child } from '../../../model/pointer.js';
import { invalid } from '../blocks/faults.js';
import { descendingPath } from '../blocks/paths.js';
import { at as below, fieldsOf, isFields, itemsOf, textOf } from '../blocks/read.js';
import type { Look } from '../native-rules.js';
import { annotationInvalid } from '../rule-infos/metadata.js';
import { deprecatedField } from '../rule-infos/warnings.js';

const appArmor = 'container.apparmor.security.beta.kubernetes.io/';
const seccompContainer = 'container.seccomp.security.alpha.kubernetes.io/';
const seccompPod = 'seccomp.security.alpha.kubernetes.io/pod';
const deletionCost = 'controller.kubernetes.io/pod-deletion-cost';
const removed: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod':
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
};

/** The annotations of a pod or a template that the API server reads; `value` is what holds `metadata` and `spec`. */
export const podAnnotations: Look = (value, at, report) => {
  const annotations = below(value, 'metadata', 'annotations');
  if (!isFields(annotations)) return;
  for (const [key, written] of Object.entries(annotations)) {
    if (typeof written !== 'string') continue;
    const here = child(`${at}/metadata/annotations`, key);
    const says = complaint(key, written, value);
    if (says !== undefined) report(invalid(annotationInvalid, here, written, says));
    const gone = Object.hasOwn(removed, key) ? removed[key] : undefined;
    if (gone) report({ rule: deprecatedField, at: here, says: gone });
  }
};

function complaint(key: string, value: string, pod: Parameters<typeof below>[0]): string | undefined {
  if (key === deletionCost) return isInt32(value) ? undefined : 'must be a 32bit integer';
  if (key === seccompPod || key.startsWith(seccompContainer)) return seccomp(value);
  if (!key.startsWith(appArmor)) return undefined;
  if (!containerNames(pod).includes(key.slice(appArmor.length))) return 'container not found';
  const isKnown = ['', 'runtime/default', 'unconfined'].includes(value) || value.startsWith('localhost/');
  return isKnown ? undefined : `invalid AppArmor profile name: ${JSON.stringify(value)}`;
}

function seccomp(profile: string): string | undefined {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return undefined;
  if (!profile.startsWith('localhost/')) return 'must be a valid seccomp profile';
  return descendingPath(profile.slice('localhost/'.length));
}

function isInt32(text: string): boolean {
  return /^(0|-?[1-9]\d{0,9})$/.test(text) && Math.abs(Number(text) + 0.5) < 2 ** 31;
}

function containerNames(pod: Parameters<typeof below>[0]): string[] {
  const spec = fieldsOf(below(pod, 'spec'));
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
    itemsOf(spec[list]).map((it) => textOf(below(it, 'name'))),
  );
}
