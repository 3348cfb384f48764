import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import type { JsonValue } from '../../model/manifest.js';
import { show } from '../../model/show.js';
import { loadDocuments } from '../../yaml/load/load.js';
import { readBlobs } from '../git/blobs.js';
import type { Commit } from '../git/commits.js';
import type { Repository } from '../git/repository.js';
import { listTree } from '../git/tree.js';
import { pathInRepository, type Selection, selectAll, selectPaths } from './selection.js';

const FILE = 'cdk8s.yaml';

/**
 * Where a project keeps its manifests: the output folder of its `cdk8s.yaml`, as that was in a commit or is in the working
 * tree; a project without that file has all YAML below the folder.
 *
 * @param commit undefined for the working tree
 * @throws UserError `CONFIG_INVALID` where the file cannot be read
 */
export function projectSelection(repository: Repository, commit: Commit | undefined): Selection {
  const config = commit ? committed(repository, commit) : onDisk(repository);
  if (config !== undefined) {
    const output = outputIn(config, commit ? `${commit.name}:${FILE}` : FILE);
    return selectPaths([pathInRepository(repository, output)], output);
  }
  return selectAll(repository.prefix.replace(/\/$/, ''), 'any folder');
}

function committed(repository: Repository, { id }: Commit): string | undefined {
  const path = `${repository.prefix}${FILE}`;
  const entry = listTree(repository, id, [path]).find(
    (found) => found.path === path && found.type === 'file',
  );
  if (!entry) return undefined;
  const [read] = readBlobs(repository, [entry]);
  return read?.[1].toString();
}

function onDisk({ cwd }: Repository): string | undefined {
  const file = join(cwd, FILE);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Its other settings may be of another version than ours, and are of no concern here. */
function outputIn(text: string, file: string): string {
  const [document] = loadDocuments(text);
  if (document?.error) {
    const { line, what, fix } = document.error;
    throw new UserError(problem('CONFIG_INVALID', [`${file}, line ${line}`, what, fix]));
  }
  const output = field(document?.value, 'output') ?? 'dist';
  if (typeof output === 'string' && output.trim() !== '') return output;
  const why = `output must be text; got ${show(output)}.`;
  throw new UserError(problem('CONFIG_INVALID', [file, why, 'Write the path of a folder.']));
}

function field(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
