import type { Library, Overload } from '../overload.js';
import { authorizer, authorizerSelectors } from './authorizer.js';
import { includesLibrary, lists, ownLists } from './lists.js';
import { namedFormats } from './named-formats.js';
import { network } from './network.js';
import { operators } from './operators.js';
import { optionals } from './optionals.js';
import { quantity } from './quantity.js';
import { regex } from './regex.js';
import { semver } from './semver.js';
import { sets } from './sets.js';
import { standard } from './standard.js';
import { strings } from './strings.js';
import { urls } from './url.js';

/** The libraries, and the minor version of Kubernetes 1 that brought each (apiserver's `cel/environment`). */
const libraries: readonly (readonly [since: number, Library])[] = [
  [0, operators],
  [0, standard],
  [0, urls],
  [0, regex],
  [0, ownLists],
  [0, authorizer],
  [0, strings],
  [28, optionals],
  [28, quantity],
  [29, sets],
  [30, network],
  [31, namedFormats],
  [31, authorizerSelectors],
  [33, semver],
  [34, lists],
  [37, includesLibrary],
];

/** Whether a function is CEL's own, or one that names itself as little as those when it is called wrongly. */
export function isStandard(name: string): boolean {
  return [operators, standard, regex].some((library) => Object.hasOwn(library, name));
}

/** Every way to call each function, by its name. */
export type Functions = ReadonlyMap<string, readonly Overload[]>;

const byMinor = new Map<number, Functions>();

/** What an API server of Kubernetes 1.`minor` knows. */
export function functionsOf(minor: number): Functions {
  const known = byMinor.get(minor);
  if (known) return known;
  const functions = new Map<string, readonly Overload[]>();
  for (const [since, library] of libraries) {
    if (since > minor) continue;
    for (const [name, overloads] of Object.entries(library))
      functions.set(name, [...(functions.get(name) ?? []), ...overloads]);
  }
  byMinor.set(minor, functions);
  return functions;
}
