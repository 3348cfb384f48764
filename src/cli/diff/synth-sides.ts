import { join } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import type { Repository } from '../git/repository.js';
import { withWorktree } from '../git/worktree.js';
import type { Io } from '../io.js';
import type { DiffValues } from './diff-values.js';
import { borrowModules, type Checkout, install } from './install.js';
import { tidyingUp } from './interruption.js';
import type { Here, Place } from './place.js';
import { nameOf, type Side } from './side.js';
import type { Sides } from './sides.js';
import { synthApp } from './synth-app.js';

/** What a run has to know of it all. */
interface Run {
  readonly repository: Repository;
  readonly borrows: boolean;
  readonly io: Io;
  readonly stopIfAsked: () => void;
}

/**
 * Both sides as their apps make them: a commit in a worktree of its own with its own dependencies, the working tree as it is.
 * This runs the code of both.
 *
 * @throws UserError where a side is no commit and not the working tree, or its app or install fails
 */
export async function synthesizeSides(
  { base, head }: Sides,
  values: Pick<DiffValues, 'paths' | 'no-install'>,
  { repository }: Here,
  io: Io,
): Promise<readonly [Side, Side]> {
  refuseFiles([base, head]);
  if (values.paths.length > 0)
    throw invalid('--synth compares all that the apps make.', 'Leave the paths out.');
  // Places that are not on disk were found in a repository.
  const found = repository as Repository;
  return tidyingUp(async (stopIfAsked) => {
    const run: Run = { repository: found, borrows: Boolean(values['no-install']), io, stopIfAsked };
    return inCheckout(base, run, [], (one) =>
      inCheckout(head, run, [one], async (other) => [await sideOf(one, run), await sideOf(other, run)]),
    );
  });
}

/** Runs with a place checked out, and its dependencies there. */
async function inCheckout<T>(
  place: Place,
  { repository, borrows, io, stopIfAsked }: Run,
  others: readonly Checkout[],
  run: (checkout: Checkout) => Promise<T>,
): Promise<T> {
  const name = nameOf(place);
  const own = repository.root && checkoutOf('the working tree', repository.root, repository);
  if (place.type !== 'commit') return run(own || refuseBare(repository));
  return withWorktree(repository, place.commit, async (root) => {
    stopIfAsked();
    const checkout = checkoutOf(name, root, repository);
    if (borrows) borrowModules(checkout, own || refuseBare(repository));
    else await install(checkout, own ? [own, ...others] : others, io);
    stopIfAsked();
    return run(checkout);
  });
}

function checkoutOf(name: string, root: string, { prefix }: Repository): Checkout {
  return { name, root, project: join(root, prefix.replace(/\/$/, '')) };
}

async function sideOf({ name, project }: Checkout, { repository, io, stopIfAsked }: Run): Promise<Side> {
  const sources = await synthApp(project, name, { ...io, env: repository.env });
  stopIfAsked();
  return { name, sources, notes: [], within: 'what its app makes' };
}

function refuseFiles(places: readonly Place[]): void {
  const files = places.find(({ type }) => type === 'disk');
  const place = files ?? places.find((other) => other.type !== 'disk' && other.path !== undefined);
  if (!place) return;
  const what = `--synth runs the apps of refs and of the working tree; ${nameOf(place)} is neither.`;
  throw invalid(what, 'Leave --synth out, or name refs without a path.');
}

function refuseBare({ cwd }: Repository): never {
  throw new UserError(
    problem('GIT_FAILED', [`${cwd} has no working tree: the repository is bare.`, 'Name two refs.']),
  );
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
