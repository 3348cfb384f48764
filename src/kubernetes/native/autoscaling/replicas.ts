import { forbidden, invalid, missing } from '../blocks/faults.js';
import { whole } from '../blocks/looks.js';
import { at as below, itemsOf } from '../blocks/read.js';
import type { Look } from '../native-rules.js';
import { replicaRangeInvalid } from '../rule-infos/autoscaling.js';

/** Since 1.37 an autoscaler may go down to no pod. */
const zeroSince = 37;

/** `minReplicas` and `maxReplicas`, looked at from `spec`; the least is 1 where nothing is written. */
export const replicaRange: Look = whole((spec, at, report, { minor }) => {
  const least = spec.minReplicas ?? 1;
  const most = spec.maxReplicas ?? 0;
  if (typeof least !== 'number' || typeof most !== 'number') return;
  const lowest = minor >= zeroSince ? 0 : 1;
  const say = (field: string, value: number, says: string) =>
    report(invalid(replicaRangeInvalid, `${at}/${field}`, value, says));
  if (least < lowest) say('minReplicas', least, `must be greater than or equal to ${lowest}`);
  if (most === 0) report(missing(`${at}/maxReplicas`, 'must be set and greater than 0', replicaRangeInvalid));
  else if (most < 0) say('maxReplicas', most, 'must be greater than or equal to 1');
  else if (most < least) say('maxReplicas', most, 'must be greater than or equal to `minReplicas`');
  if (least === 0 && minor >= zeroSince && !countsWithoutPods(spec.metrics)) {
    const detail = 'must specify at least one Object or External metric to support scaling to zero replicas';
    report(forbidden(`${at}/metrics`, detail, replicaRangeInvalid));
  }
});

function countsWithoutPods(metrics: Parameters<typeof itemsOf>[0]): boolean {
  return itemsOf(metrics).some((it) => ['External', 'Object'].includes(String(below(it, 'type'))));
}
