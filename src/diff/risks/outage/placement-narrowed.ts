import { at, fieldsOf, isSet, itemsOf } from '../../../kubernetes/native/blocks/read.js';
import { podTemplateOf } from '../../../resources/graph/pod-template.js';
import { defineRisk } from '../../risk.js';
import { updated } from '../support/delta.js';

const required = 'requiredDuringSchedulingIgnoredDuringExecution';

/** Fewer nodes on which the Pods may run. */
export const placementNarrowed = defineRisk({
  id: 'placement-narrowed',
  level: 'outage',
  why: 'Where no node fits, new Pods stay Pending; a DaemonSet takes its Pods off the nodes that fit no more.',
  fix: 'Make sure that enough nodes carry the labels and have room (kubectl get nodes -l), and no taints that the Pods do not tolerate.',
  *check(delta) {
    const both = updated(delta);
    const [before, after] = [both && podTemplateOf(both.base), both && podTemplateOf(both.head)];
    if (!before || !after) return;
    const place = `${after.at}/spec`;
    const labels = fieldsOf(before.spec.nodeSelector);
    for (const [key, value] of Object.entries(fieldsOf(after.spec.nodeSelector)))
      if (labels[key] !== value)
        yield { what: `Nodes need the label ${key}=${value} now.`, at: `${place}/nodeSelector` };
    const [was, is] = [before, after].map(({ spec }) => at(spec, 'affinity', 'nodeAffinity', required));
    if (isSet(is) && JSON.stringify(is) !== JSON.stringify(was))
      yield {
        what: 'The node affinity that is required changes.',
        at: `${place}/affinity/nodeAffinity/${required}`,
      };
    const kept = new Set(itemsOf(after.spec.tolerations).map((it) => JSON.stringify(it)));
    const gone = itemsOf(before.spec.tolerations).filter((it) => !kept.has(JSON.stringify(it)));
    for (const taint of gone)
      yield {
        what: `The taint ${at(taint, 'key') ?? '*'} is tolerated no more as it was.`,
        at: `${place}/tolerations`,
      };
  },
});
