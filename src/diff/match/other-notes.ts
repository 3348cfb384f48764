import type { Finding } from '../../model/finding.js';
import type { TextPart } from '../../resources/text-part.js';
import type { Note } from '../comparison.js';
import { groupBy } from './entry.js';

/** A document that is no object. */
interface Other {
  readonly part: TextPart;
  readonly finding: Finding;
}

/** One note for each document that could not be compared as an object: whether both sides have it with the same text. */
export function otherNotes(base: readonly TextPart[], head: readonly TextPart[]): Note[] {
  const waiting = groupBy(othersOf(base), keyOf);
  const notes = othersOf(head).map((other) => {
    const isBoth = waiting.get(keyOf(other))?.shift() !== undefined;
    return noteOf(other, isBoth ? 'both' : 'head');
  });
  return [...notes, ...[...waiting.values()].flat().map((other) => noteOf(other, 'base'))];
}

/** Those of parts that both sides share. */
export function sharedNotes(parts: readonly TextPart[]): Note[] {
  return othersOf(parts).map((other) => noteOf(other, 'both'));
}

function othersOf(parts: readonly TextPart[]): Other[] {
  return parts.flatMap((part) => part.others.map((finding) => ({ part, finding })));
}

function keyOf({ part, finding }: Other): string {
  return `${part.place}\0${finding.rule}\0${part.text}`;
}

function noteOf({ finding: { rule, what, fix, origin } }: Other, side: Note['side']): Note {
  const kind = rule === 'not-an-object' ? 'not-an-object' : 'unreadable';
  // The rule's own remedy is one for a check.
  const remedy = rule === 'helm-template' ? rendered : fix;
  return { kind, side, what, fix: remedy, differs: side !== 'both', origin };
}

const rendered = 'Compare what it renders: helm template RELEASE CHART | runbook diff BASE -';
