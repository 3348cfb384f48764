import { problem, UserError } from '../../model/errors.js';
import { show } from '../../model/show.js';
import { didYouMean } from '../../model/suggest.js';
import { askGit } from './git.js';
import { gitRefused } from './git-refused.js';
import type { Repository } from './repository.js';

/** A commit, and the name that the user gave it. */
export interface Commit {
  readonly id: string;
  readonly name: string;
}

/** The commit that a name stands for; undefined where it stands for none. Names that look like options do. */
export function commitOf(repository: Repository, name: string): Commit | undefined {
  if (name === '' || name.startsWith('-') || name.includes('\0')) return undefined;
  const asked = ['rev-parse', '--verify', '--quiet', `${name}^{commit}`];
  const { text: id } = askGit(asked, repository);
  return /^[0-9a-f]{40,64}$/.test(id) ? { id, name } : undefined;
}

/** As `commitOf`. @throws UserError `GIT_FAILED` for a name that stands for none, with what is close to it */
export function mustBeCommit(repository: Repository, name: string): Commit {
  const commit = commitOf(repository, name);
  if (commit) return commit;
  if (name.startsWith('-')) throw failed(`${show(name)} is no git ref: none begins with "-".`, 'Name a ref.');
  const hint = didYouMean(name, refNames(repository));
  throw failed(`There is no git ref ${show(name)} here.${hint}`, fetchIt(repository, name));
}

function fetchIt({ isShallow }: Repository, name: string): string {
  if (isShallow)
    return 'This clone is shallow: fetch all of it with git fetch --unshallow, or fetch-depth: 0 of actions/checkout.';
  const branch = name.replace(/^origin\//, '');
  return `Name one that git rev-parse ${show(name)} knows, or fetch it: git fetch origin ${branch}.`;
}

/** The names of branches and tags, as they are written. */
export function refNames(repository: Repository): string[] {
  const folders = ['refs/heads', 'refs/tags', 'refs/remotes'];
  const { text } = askGit(['for-each-ref', '--format=%(refname:short)', ...folders], repository);
  return text.split('\n').filter((name) => name !== '');
}

/**
 * Where two histories parted.
 *
 * @throws UserError `GIT_FAILED` where they have nothing in common, or not in what was cloned
 */
export function mergeBase(repository: Repository, one: Commit, other: Commit): Commit {
  const { ok, text, said } = askGit(['merge-base', one.id, other.id], repository);
  if (ok) return { id: text, name: `${one.name}...${other.name}` };
  if (said !== '') throw gitRefused(said, `to find where ${one.name} and ${other.name} parted`);
  const names = `${one.name} and ${other.name} have no common history`;
  if (!repository.isShallow)
    throw failed(`${names}.`, `Compare them as they are: ${one.name}..${other.name}.`);
  const fix = 'Fetch all of it: git fetch --unshallow, or fetch-depth: 0 of actions/checkout.';
  throw failed(`${names} in this shallow clone.`, fix);
}

const usual = ['origin/main', 'origin/master', 'main', 'master'];

/**
 * The branch that others are merged into: what `origin` says, else the one of the usual name.
 *
 * @throws UserError `GIT_FAILED` where there is none
 */
export function defaultBranch(repository: Repository): Commit {
  const { text } = askGit(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'], repository);
  for (const name of [text, ...usual]) {
    const commit = commitOf(repository, name);
    if (commit) return commit;
  }
  throw failed(
    'There is no default branch to compare with: neither what origin/HEAD names, nor main, nor master.',
    'Name a ref, such as runbook diff develop, or let git find it: git remote set-head origin --auto.',
  );
}

function failed(what: string, fix: string): UserError {
  return new UserError(problem('GIT_FAILED', [what, fix]));
}
