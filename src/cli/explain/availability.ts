import { type Release, releases } from '../../kubernetes/facts/releases.js';
import { builtInKinds } from '../../kubernetes/kinds/built-in-kinds.js';
import { fieldAt, insideOf } from './field.js';

const [first] = releases;
const last = releases.at(-1) as Release;

/** In which releases there is a field of a built-in kind, and the fields below it. */
export interface Availability {
  /** `since 1.31`; empty where every known release has it. */
  readonly own: string;
  /** The same of a field below. */
  of(name: string): string;
}

/** Looks the field up in every release; undefined where no release has its kind: it is no built-in one. */
export function availabilityOf(
  apiVersion: string,
  kind: string,
  steps: readonly string[],
): Availability | undefined {
  const names = new Map(releases.map((release) => [release, namesIn(release, apiVersion, kind, steps)]));
  const having = releases.filter((release) => names.get(release) !== undefined);
  if (having.length === 0) return undefined;
  return {
    own: spanOf(having, releases),
    of: (name) =>
      spanOf(
        having.filter((release) => names.get(release)?.has(name)),
        having,
      ),
  };
}

function namesIn(release: Release, apiVersion: string, kind: string, steps: readonly string[]) {
  const known = builtInKinds(release).find(apiVersion, kind);
  const found = known && fieldAt(known.schema, steps, known.reading.resolve);
  if (!known || !found || !('field' in found)) return undefined;
  return new Set(Object.keys(insideOf(found.field.schema, known.reading.resolve).properties ?? {}));
}

/** Some of these releases in words; nothing for all of them. Releases follow one another, so a gap is rare. */
function spanOf(having: readonly Release[], of: readonly Release[]): string {
  const from = having[0];
  const to = having.at(-1);
  if (from === undefined || to === undefined || having.length === of.length) return '';
  const isWhole = having.length === releases.indexOf(to) - releases.indexOf(from) + 1;
  if (!isWhole) return `only in ${having.join(', ')}`;
  if (to === last) return `since ${from}`;
  return from === first ? `until ${to}` : `from ${from} to ${to}`;
}
