import { beside, type Source } from '../resources/kustomize.js';
import { SourceParts } from '../resources/source-objects.js';
import type { TextPart } from '../resources/text-part.js';
import type { Note } from './comparison.js';

/** The texts of both sets, those that are the same set apart from those that differ. */
export interface BothSides {
  readonly base: Side;
  readonly head: Side;
  /** Parts of the files that both sides have, with the same text. */
  readonly shared: readonly TextPart[];
  /** On what kustomize has for itself, and what differs in it. */
  readonly notes: readonly Note[];
}

/** One of the sets. */
export interface Side {
  readonly parts: SourceParts;
  readonly files: number;
  /** Parts of the files that the other side hasn't, or has with another text. */
  readonly changed: readonly TextPart[];
}

/** Splits the texts; nothing is read but what kustomize has beside its resources. */
export function bothSides(base: readonly Source[], head: readonly Source[]): BothSides {
  const [own, ownHead] = [beside(base), beside(head)];
  const old = base.filter(({ file }) => !own.has(file));
  const now = head.filter(({ file }) => !ownHead.has(file));
  const sameAs = counterparts(old, now);
  const known = new Map<Source, readonly TextPart[]>();
  const merged = now.map((source) => sameAs.get(source) ?? source);
  const isShared = new Set(sameAs.values());
  const side = (sources: readonly Source[]): Side => {
    const parts = new SourceParts(sources, known);
    const changed = sources.filter((source) => !isShared.has(source)).flatMap((source) => parts.of(source));
    return { parts, files: sources.length, changed };
  };
  const [left, right] = [side(old), side(merged)];
  const shared = [...isShared].flatMap((source) => left.parts.of(source));
  return { base: left, head: right, shared, notes: kustomizeNotes(base, head, own, ownHead) };
}

/** For each source of HEAD that BASE has with the same place and text, that of BASE. */
function counterparts(base: readonly Source[], head: readonly Source[]): Map<Source, Source> {
  const places = new Map<string, Source[]>();
  for (const source of base) {
    const others = places.get(placeOf(source));
    if (others) others.push(source);
    else places.set(placeOf(source), [source]);
  }
  const found = new Map<Source, Source>();
  for (const source of head) {
    const others = places.get(placeOf(source));
    const [other] = others ?? [];
    // Several texts of one place can't be told apart: their objects are.
    if (other && others?.length === 1 && other.text === source.text) found.set(source, other);
  }
  return found;
}

function placeOf({ place, file }: Source): string {
  return place ?? file;
}

function kustomizeNotes(
  base: readonly Source[],
  head: readonly Source[],
  own: ReadonlySet<string>,
  ownHead: ReadonlySet<string>,
): Note[] {
  const old = new Map(base.filter(({ file }) => own.has(file)).map((source) => [placeOf(source), source]));
  const now = new Map(
    head.filter(({ file }) => ownHead.has(file)).map((source) => [placeOf(source), source]),
  );
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place) => {
    const [before, after] = [old.get(place), now.get(place)];
    const file = (after ?? before)?.file ?? place;
    if (before?.text === after?.text) return [];
    const side = !before ? 'head' : !after ? 'base' : 'both';
    return [
      {
        ...kustomizeNote,
        side,
        what: `${file} is read by kustomize alone, and it differs.`,
        origin: { file, line: 1, column: 1 },
      },
    ];
  });
}

const kustomizeNote = {
  kind: 'not-an-object',
  fix: 'Compare what kustomize makes of both sides: kustomize build DIRECTORY | runbook diff …',
  differs: true,
} as const;
