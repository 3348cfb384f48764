import { problem, UserError } from '../../model/errors.js';

/** Why git did not do what it was asked, as the user's problem. */
export function gitRefused(said: string, doing: string): UserError {
  const trusted = /config --global --add safe\.directory (?<folder>.+)/.exec(said)?.groups?.folder;
  if (trusted) return ofAnother(trusted);
  if (/promisor|transport '.*' not allowed|could not fetch/.test(said)) return partial();
  const reason = said
    .split('\n')
    .map((line) => line.replace(/^(fatal|error): /, ''))
    .find((line) => line !== '');
  return new UserError(
    problem('GIT_FAILED', [`git failed ${doing}: ${reason ?? 'it said nothing'}.`, 'Mend the repository.']),
  );
}

/** Whether git says that there is no repository. */
export function saysNoRepository(said: string): boolean {
  return /not a git repository/.test(said);
}

function ofAnother(folder: string): UserError {
  return new UserError(
    problem('GIT_FAILED', [
      'git refuses the repository, because its folder belongs to another user ("dubious ownership").',
      `Run this as its owner, or trust it: git config --global --add safe.directory ${folder}`,
    ]),
  );
}

function partial(): UserError {
  return new UserError(
    problem('GIT_FAILED', [
      'The repository is a partial clone that lacks files of this ref, and nothing is fetched here.',
      'Fetch them first: git fetch --refetch --no-filter, or clone without --filter.',
    ]),
  );
}
