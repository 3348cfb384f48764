import { problem, UserError } from '../../model/errors.js';
import { defaultBranch, mergeBase, mustBeCommit } from '../git/commits.js';
import { openRepository, type Repository } from '../git/repository.js';
import { listTree } from '../git/tree.js';
import type { Io } from '../io.js';
import { isGlob } from '../sources/glob.js';
import { standardInput } from '../sources/read-sources.js';
import { pathInRepository, selectPaths } from '../sources/selection.js';
import { type CommitPlace, type Here, type Meaning, meaningOf, type Place } from './place.js';

/** What is compared with what. */
export interface Sides {
  readonly base: Place;
  readonly head: Place;
}

/**
 * The two sides that the operands name. One ref is compared with the working tree; one path, and nothing at all, with what it
 * was where the default branch and HEAD parted.
 *
 * @throws UserError `ARGUMENT_INVALID` for operands that name no two sides; `GIT_FAILED`
 */
export function sidesOf(operands: readonly string[], here: Here, io: Io): Sides {
  const [first, second, third] = operands.map((operand) => meaningOf(operand, here));
  if (third) throw invalid('runbook diff takes two sides at most.', 'Write paths within refs after --.');
  if (!first) return { base: parting(openRepository(io)), head: { type: 'tree' } };
  if (!second) return 'one' in first ? besideOne(first.one, here, io) : first;
  const [base, head] = [single(first), single(second)];
  if (isInput(base) && isInput(head))
    throw invalid('Both sides are the standard input.', 'Name another place for one of them.');
  return { base: atPathOf(base, head, here), head: atPathOf(head, base, here) };
}

function besideOne(place: Place, here: Here, io: Io): Sides {
  if (place.type !== 'disk') return { base: place, head: { type: 'tree', path: place.path } };
  if (isInput(place) || !here.repository)
    throw invalid(`${place.operand} needs another side to compare with.`, 'Write runbook diff BASE HEAD.');
  const path = pathInRepository(here.repository, place.operand);
  return { base: { ...parting(openRepository(io)), path, mayLackPath: true }, head: { type: 'tree', path } };
}

/** Where the default branch and HEAD parted. */
function parting(repository: Repository): CommitPlace {
  const branch = defaultBranch(repository);
  const head = mustBeCommit(repository, 'HEAD');
  return { type: 'commit', commit: mergeBase(repository, branch, head) };
}

/** Beside a path of the repository, a ref without one is looked at in the same path, if it has that. */
function atPathOf(place: Place, other: Place, { repository }: Here): Place {
  if (place.type !== 'commit' || place.path !== undefined || !repository) return place;
  if (other.type !== 'disk' || isInput(other)) return place;
  const path = insideOrNot(repository, other.operand);
  return path !== undefined && has(repository, place, path) ? { ...place, path } : place;
}

function insideOrNot(repository: Repository, operand: string): string | undefined {
  try {
    return pathInRepository(repository, operand);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function has(repository: Repository, { commit }: CommitPlace, path: string): boolean {
  const { roots, accepts } = selectPaths([path], path);
  return listTree(repository, commit.id, isGlob(path) ? roots : [path]).some((entry) => accepts(entry.path));
}

function single(meaning: Meaning): Place {
  if ('one' in meaning) return meaning.one;
  throw invalid('A range of refs names both sides already.', 'Leave the other operand out.');
}

function isInput(place: Place): boolean {
  return place.type === 'disk' && place.operand === standardInput;
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
