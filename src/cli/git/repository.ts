import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import type { Io } from '../io.js';
import { askGit, type GitPlace } from './git.js';
import { withoutRepository } from './git-environment.js';
import { gitRefused, saysNoRepository } from './git-refused.js';

/** The repository of a folder. It is only read. */
export interface Repository extends GitPlace {
  /** The working tree; absent in a bare repository, and inside `.git`. */
  readonly root?: string | undefined;
  /** Where the folder lies in the working tree: empty, or `a/b/`. */
  readonly prefix: string;
  readonly isShallow: boolean;
  /** Texts of blobs that have been read, by object id: the same blob is the same text on both sides. */
  readonly texts: Map<string, string>;
}

/**
 * The repository that the folder is in; undefined where it is in none.
 *
 * @throws UserError `GIT_FAILED` where there is no git, or it refuses the repository
 */
export function findRepository(io: Pick<Io, 'cwd' | 'env'>): Repository | undefined {
  const place = placeOf(io);
  const asked = ['--is-inside-work-tree', '--is-shallow-repository', '--show-prefix'];
  const { ok, text, said } = askGit(['rev-parse', ...asked], place);
  if (!ok && saysNoRepository(said)) return undefined;
  if (!ok) throw gitRefused(said, 'to look at the repository');
  const [inside, shallow, ...lines] = text.split('\n');
  const prefix = lines.join('\n');
  const up = '../'.repeat(prefix.split('/').length - 1);
  return {
    ...place,
    prefix,
    isShallow: shallow === 'true',
    texts: new Map(),
    ...(inside === 'true' && { root: join(place.cwd, up) }),
  };
}

/** As `findRepository`. @throws UserError `GIT_FAILED` where there is none */
export function openRepository(io: Pick<Io, 'cwd' | 'env'>): Repository {
  const repository = findRepository(io);
  if (repository) return repository;
  const what = `${io.cwd} is in no git repository.`;
  throw new UserError(problem('GIT_FAILED', [what, 'Run this in one, or name files and folders.']));
}

/**
 * A hook runs with its repository in the environment, relative to a folder that need not be ours any more. So the folder
 * decides, unless somebody has named another repository than the folder's.
 */
function placeOf({ cwd, env }: GitPlace): GitPlace {
  const real = realpathSync(cwd);
  if (env.GIT_DIR === undefined) return { cwd: real, env };
  const byFolder = { cwd: real, env: withoutRepository(env) };
  const named = gitFolder({ cwd: real, env });
  const own = gitFolder(byFolder);
  return named === undefined || named === own ? byFolder : { cwd: real, env };
}

function gitFolder(place: GitPlace): string | undefined {
  const { ok, text } = askGit(['rev-parse', '--absolute-git-dir'], place);
  return ok ? realpathSync(text) : undefined;
}
