import type { Note } from '../comparison.js';
import { type Entry, groupBy, isNameless, manifestOf } from './entry.js';

/** What is left of a side when of each object that one file holds several times only the last is taken, as kubectl has it. */
export interface Unique {
  readonly entries: readonly Entry[];
  /** Those that a later one overwrites, by file and identity. */
  readonly overwritten: ReadonlyMap<string, readonly Entry[]>;
}

/** The last of each object of a file. */
export function uniqueOf(entries: readonly Entry[]): Unique {
  const groups = groupBy(entries, (entry) => `${entry.part.place}\0${entry.identity}`);
  const repeated = [...groups].filter(([, group]) => group.length > 1 && group[0] && !isNameless(group[0]));
  const overwritten = new Map(repeated.map(([key, group]) => [key, group.slice(0, -1)]));
  const gone = new Set([...overwritten.values()].flat());
  return { entries: entries.filter((entry) => !gone.has(entry)), overwritten };
}

/** One note for each object that a file holds several times. */
export function duplicateNotes(base: Unique, head: Unique): Note[] {
  return [...new Set([...base.overwritten.keys(), ...head.overwritten.keys()])].flatMap((key) => {
    const [old, now] = [base.overwritten.get(key) ?? [], head.overwritten.get(key) ?? []];
    const [entry] = now.length > 0 ? now : old;
    if (!entry) return [];
    const side = old.length === 0 ? 'head' : now.length === 0 ? 'base' : 'both';
    const times = Math.max(old.length, now.length) + 1;
    return [
      {
        kind: 'duplicate',
        side,
        what: `${entry.part.file} holds ${entry.identity} ${times} times; the last one was compared.`,
        fix: 'Keep one of them: the others are overwritten, or refused by kustomize.',
        differs: texts(old) !== texts(now),
        origin: manifestOf(entry)?.placeOf?.(''),
      } satisfies Note,
    ];
  });
}

function texts(entries: readonly Entry[]): string {
  return entries.map(({ part, index }) => `${index} ${part.text}`).join('\0');
}
