import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';

interface Named {
  readonly name?: string;
}

/** Refuses a name that stands twice in a list. */
export function checkUnique(items: readonly Named[], what: string, at: Pointer, refuse: Refuse): void {
  checkOnce(items, what, at, refuse, (name) => name);
}

/** As `checkUnique`, but `URL` and `url` are the same: so Tekton sees it in what a run or a resolver is given. */
export function checkUniqueInAnyCase(
  items: readonly Named[] = [],
  what: string,
  at: Pointer,
  refuse: Refuse,
): void {
  checkOnce(items, what, at, refuse, (name) => name.toLowerCase());
}

function checkOnce(
  items: readonly Named[],
  what: string,
  at: Pointer,
  refuse: Refuse,
  keyOf: (name: string) => string,
): void {
  const seen = new Set<string>();
  for (const [i, { name }] of items.entries()) {
    if (name === undefined) continue;
    if (seen.has(keyOf(name)))
      refuse(`${child(at, i)}/name`, `There are two ${what} ${show(name)}.`, 'Rename or remove one of them.');
    seen.add(keyOf(name));
  }
}
