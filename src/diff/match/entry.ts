import type { Manifest } from '../../model/manifest.js';
import type { TextPart } from '../../resources/text-part.js';

/** One object of a part, which may not have been read yet. */
export interface Entry {
  readonly identity: string;
  readonly part: TextPart;
  /** Its place among the objects of the part. */
  readonly index: number;
}

/** Two objects that are the same one, or are taken for it. */
export interface Pair {
  readonly base: Entry;
  readonly head: Entry;
}

/** Objects that belong together, and those that stand alone. */
export interface Matching {
  readonly pairs: readonly Pair[];
  readonly removed: readonly Entry[];
  readonly added: readonly Entry[];
}

/** The objects of parts. */
export function entriesOf(parts: readonly TextPart[]): Entry[] {
  return parts.flatMap((part) => part.identities.map((identity, index) => ({ identity, part, index })));
}

/** The object; undefined where its text turns out to be broken. */
export function manifestOf({ part, index }: Entry): Manifest | undefined {
  return part.manifests[index];
}

/** Whether both are written in the same way. */
export function isSameText(a: Entry, b: Entry): boolean {
  return a.index === b.index && a.part.text === b.part.text;
}

/** Whether the server makes up the name, so that nothing tells two of them apart but what they hold. */
export function isNameless({ identity }: Entry): boolean {
  return identity.endsWith('*');
}

/** The items by what they have in common, in their order. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
