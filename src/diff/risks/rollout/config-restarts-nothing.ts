import { at } from '../../../kubernetes/native/blocks/read.js';
import { identity, type KubernetesObject } from '../../../model/manifest.js';
import { allOf } from '../../../model/show.js';
import { kindOf } from '../../../resources/graph/kind-of.js';
import type { Via } from '../../../resources/graph/reference.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { usersOf } from '../support/related.js';
import { touching } from '../support/touching.js';

/** Their Pods start anew by themselves, or not at all. */
const shortLived = ['Job.batch', 'CronJob.batch', 'PodTemplate'];

const seen: Partial<Record<Via, string>> = {
  env: 'as a variable, which a container reads only when it starts',
  envFrom: 'as variables, which a container reads only when it starts',
  subPath: 'by subPath, which is never brought up to date',
  volume: 'as a volume: the file changes after a minute or so, and counts if the program reads it again',
};

/** A ConfigMap or Secret whose change reaches nobody. */
export const configRestartsNothing = defineRisk({
  id: 'config-restarts-nothing',
  level: 'rollout',
  why: 'A changed ConfigMap or Secret replaces no Pods: those that run keep what they have read.',
  fix: 'Restart them after it is applied (kubectl rollout restart), put a checksum of it into an annotation of the Pod template, or give it a name with a suffix made from its content.',
  *check(delta, sets) {
    if (!updated(delta) || !delta.head || !isOfKind(delta, 'ConfigMap', 'Secret')) return;
    const changes = touching(delta, 'data', 'binaryData', 'stringData');
    if (changes.length === 0) return;
    const keys = changes.map(({ field }) => field.replace(/^\w+\.?(\[")?/, '').replace(/"\]$/, ''));
    for (const { manifest, references } of usersOf(delta.head, sets.head, sets.head)) {
      if (!runsOn(manifest.object) || sets.replacesPods(manifest)) continue;
      const touched = references.filter(
        (it) => !it.keys || it.keys.some((key) => keys.includes(key) || keys.includes('')),
      );
      const how = [...new Set(touched.map(({ via }) => seen[via]).filter((it) => it !== undefined))];
      if (how.length > 0)
        yield { what: `${identity(manifest.object)} uses it ${allOf(how)}, and does not restart.` };
    }
  },
});

/** Whether it has Pods that stay until somebody replaces them. */
function runsOn(object: KubernetesObject): boolean {
  return !shortLived.includes(kindOf(object)) && at(object, 'spec', 'replicas') !== 0;
}
