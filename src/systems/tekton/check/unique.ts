import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';

/** Refuses a name that stands twice in a list. */
export function checkUnique(
  items: readonly { name?: string }[],
  what: string,
  at: Pointer,
  refuse: Refuse,
): void {
  const seen = new Set<string>();
  for (const [i, { name }] of items.entries()) {
    if (name === undefined) continue;
    if (seen.has(name))
      refuse(
        child(child(at, i), 'name'),
        `There are two ${what} ${show(name)}.`,
        'Rename or remove one of them.',
      );
    seen.add(name);
  }
}
