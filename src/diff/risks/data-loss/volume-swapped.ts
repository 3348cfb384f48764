import { at, isFields, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { JsonObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { podTemplateOf } from '../../../resources/graph/pod-template.js';
import { defineRisk } from '../../risk.js';
import { updated } from '../support/delta.js';

/** The volume behind a mount is another one. */
export const volumeSwapped = defineRisk({
  id: 'volume-swapped',
  level: 'data-loss',
  why: 'The Pods start with another volume, and what they had written to the old claim is not there.',
  fix: 'Copy the data to the new volume before its Pods start, or keep the old claim.',
  *check(delta) {
    const both = updated(delta);
    const [before, after] = [both && podTemplateOf(both.base), both && podTemplateOf(both.head)];
    if (!before || !after) return;
    const now = new Map(
      volumesOf(after.spec).map((volume, index) => [textOf(volume.name), { volume, index }]),
    );
    for (const volume of volumesOf(before.spec)) {
      const claim = claimOf(volume);
      const found = now.get(textOf(volume.name));
      if (claim === '' || !found || claimOf(found.volume) === claim) continue;
      const is = claimOf(found.volume);
      const becomes = is === '' ? sourceOf(found.volume) : `claim ${show(is)}`;
      const what = `Volume ${show(volume.name)} was claim ${show(claim)} and becomes ${becomes}.`;
      yield { what, at: `${after.at}/spec/volumes/${found.index}` };
    }
  },
});

function volumesOf(spec: JsonObject): JsonObject[] {
  return itemsOf(spec.volumes).filter(isFields);
}

function claimOf(volume: JsonObject): string {
  return textOf(at(volume, 'persistentVolumeClaim', 'claimName'));
}

function sourceOf(volume: JsonObject): string {
  const source = Object.keys(volume).find((key) => key !== 'name');
  return source === undefined ? 'an emptyDir' : `of the kind ${source}`;
}
