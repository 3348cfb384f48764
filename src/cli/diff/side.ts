import type { Source } from '../../resources/kustomize.js';
import { standardInput } from '../sources/read-sources.js';
import type { Place } from './place.js';

/** One side as it was read. */
export interface Side {
  /** As a person names it: `main`, `main:dist`, `dist/`, `<stdin>`. */
  readonly name: string;
  readonly sources: readonly Source[];
  /** What was not read as it looks. */
  readonly notes: readonly string[];
  /** Where manifests were looked for: `dist`. */
  readonly within: string;
}

/** What a person calls a place. */
export function nameOf(place: Place): string {
  if (place.type === 'disk') return place.operand === standardInput ? '<stdin>' : place.operand;
  const path = place.path ? `:${place.path}` : '';
  return place.type === 'tree'
    ? `the working tree${path && ` (${place.path})`}`
    : `${place.commit.name}${path}`;
}

/** Whether all objects came in one stream: that they are in files on the other side says nothing. */
export function isStream({ sources: [first, ...more] }: Side): boolean {
  return first?.place === '' && more.length === 0;
}
