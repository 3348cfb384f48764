import { at } from '../../../kubernetes/native/blocks/read.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, sides, updated } from '../support/delta.js';

/** What happens to a volume once its claim is gone. */
export const reclaimPolicyWeakened = defineRisk({
  id: 'reclaim-policy-weakened',
  level: 'data-loss',
  why: 'Once the policy is Delete, the data goes as soon as the claim of the volume is deleted.',
  fix: 'Keep Retain, unless the data may go with its claim.',
  *check(delta) {
    if (!updated(delta) || !isOfKind(delta, 'PersistentVolume')) return;
    const { base, head } = sides(delta);
    const [before, after] = [base, head].map(
      (it) => at(it, 'spec', 'persistentVolumeReclaimPolicy') ?? 'Retain',
    );
    if (before === after || after === 'Retain') return;
    yield {
      what: `The reclaim policy changes from "${before}" to "${after}".`,
      at: '/spec/persistentVolumeReclaimPolicy',
    };
  },
});
