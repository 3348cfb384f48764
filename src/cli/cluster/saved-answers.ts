import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import type { JsonValue } from '../../model/manifest.js';
import { show } from '../../model/show.js';
import { reading } from '../sources/unread-file.js';
import type { ClusterClient } from './client.js';

/**
 * Answers that somebody has saved, where no API server can be reached: what `kubectl get --raw PATH` prints, in a file named
 * as the path with `.json`: `version.json`, `openapi/v3.json`, `openapi/v3/apis/apps/v1.json`, `crds.json`.
 *
 * @throws UserError `ARGUMENT_INVALID` for what is no folder
 */
export function savedAnswers(folder: string): ClusterClient {
  const isFolder = reading(folder, () => statSync(folder, { throwIfNoEntry: false }))?.isDirectory();
  if (!isFolder) throw invalid(`${show(folder)} is not a folder.`, 'Name the one with version.json in it.');
  return { server: folder, get: async (path) => read(folder, fileOf(path)), close: () => {} };
}

/** `openapi/v3/apis/apps/v1.json` of `/openapi/v3/apis/apps/v1?hash=…`. */
function fileOf(path: string): string {
  const [name = ''] = path.split('?');
  return name.endsWith('/customresourcedefinitions') ? 'crds.json' : `${name.slice(1)}.json`;
}

function read(folder: string, file: string): JsonValue {
  const path = join(folder, file);
  const command =
    file === 'crds.json' ? 'kubectl get crds -o json' : `kubectl get --raw /${file.replace(/\.json$/, '')}`;
  if (!existsSync(path)) throw invalid(`${show(path)} is missing.`, `Save it: ${command} > ${file}`);
  try {
    return JSON.parse(reading(path, () => readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw invalid(`${show(path)} is not JSON; it may have been cut.`, `Save it again: ${command} > ${file}`);
  }
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
