import { textOf } from '../../../kubernetes/native/blocks/read.js';
import { show } from '../../../model/show.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { namesOf } from '../support/told.js';
import { touching } from '../support/touching.js';

/** What a Secret is for. */
export const secretTypeChanged = defineRisk({
  id: 'secret-type-changed',
  level: 'impossible',
  why: 'The type of a Secret is immutable, so the API server refuses the update.',
  fix: 'Give the new Secret another name and let its users name that, or delete the old one before the new one is applied.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !isOfKind(delta, 'Secret')) return;
    const [before, after] = [both.base, both.head].map(({ type }) => textOf(type) || 'Opaque');
    if (before !== after)
      yield { what: `The type changes from ${show(before)} to ${show(after)}.`, at: '/type' };
  },
});

/** A ConfigMap or Secret that has been sealed. */
export const immutableDataChanged = defineRisk({
  id: 'immutable-data-changed',
  level: 'impossible',
  why: 'A ConfigMap or Secret with immutable: true takes no change of its data, nor of the field itself.',
  fix: 'Give the changed one a new name (a suffix made from its content) and let its users name that, or delete and recreate it and restart the Pods that use it.',
  *check(delta) {
    const both = updated(delta);
    if (both?.base.immutable !== true || !isOfKind(delta, 'ConfigMap', 'Secret')) return;
    const changes = touching(delta, 'data', 'binaryData', 'stringData', 'immutable');
    if (changes.length === 0) return;
    yield { what: `It is immutable, and ${namesOf(changes)} would change.`, at: '/immutable' };
  },
});
