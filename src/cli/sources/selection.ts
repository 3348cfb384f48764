import { posix, relative } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import { globExpression } from '../../model/glob.js';
import type { Repository } from '../git/repository.js';
import { isGlob, rootOf } from './glob.js';

/** Which files of a repository make a set. All paths are from the root of the repository. */
export interface Selection {
  /** As a person names it: `dist`. */
  readonly name: string;
  /** The files and folders that they are, or are below; an empty one is the whole repository. */
  readonly roots: readonly string[];
  accepts(path: string): boolean;
  /** The path of a file below the root, if there is one root. */
  placeOf(path: string): string;
  /** Whether other YAML may lie there, so that a text in which no object can be is left out. */
  readonly mixed: boolean;
}

const manifest = /\.(ya?ml|json)$/i;
const yaml = /\.ya?ml$/i;
const hidden = /(^|\/)(\.|node_modules(\/|$))/;

/** The files themselves, the YAML and JSON in folders, what globs match; hidden ones and `node_modules` left out. */
export function selectPaths(paths: readonly string[], name: string): Selection {
  const tests = paths.map(testOf);
  const roots = [...new Set(paths.flatMap((path) => (isGlob(path) ? [path, rootOf(path)] : [path])))];
  const [only = ''] = paths.length === 1 ? paths.map((path) => (isGlob(path) ? rootOf(path) : path)) : [];
  return {
    name,
    roots,
    accepts: (path) => tests.some((test) => test(path)),
    placeOf: (path) => below(path, only) ?? path,
    mixed: false,
  };
}

/** Every YAML file below a folder that may hold an object. */
export function selectAll(folder: string, name: string): Selection {
  const isBelow = (path: string) => below(path, folder);
  return {
    name,
    roots: [folder],
    accepts: (path) => yaml.test(path) && !hidden.test(isBelow(path) ?? '.'),
    placeOf: (path) => isBelow(path) ?? path,
    mixed: true,
  };
}

function testOf(pattern: string): (path: string) => boolean {
  const root = isGlob(pattern) ? rootOf(pattern) : pattern;
  const expression = isGlob(pattern) ? globExpression(pattern) : undefined;
  return (path) => {
    if (path === pattern) return true;
    const rest = below(path, root);
    if (rest === undefined || rest === '' || hidden.test(rest) || !manifest.test(path)) return false;
    return expression ? expression.test(path) : true;
  };
}

/** What of a path is below a folder: empty for the folder itself, undefined for what is elsewhere. */
function below(path: string, folder: string): string | undefined {
  if (folder === '') return path;
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/**
 * A path that the user wrote, seen from the root of the repository.
 *
 * @throws UserError `ARGUMENT_INVALID` for one that leads out of it
 */
export function pathInRepository({ root, prefix }: Repository, path: string): string {
  const inside = path.startsWith('/') && root !== undefined ? relative(root, path) : posix.join(prefix, path);
  const plain = posix.normalize(inside).replace(/^\.$|\/$/, '');
  if (!plain.startsWith('../') && plain !== '..' && !plain.startsWith('/')) return plain;
  const what = `${path} lies outside the repository.`;
  throw new UserError(problem('ARGUMENT_INVALID', [what, 'Name what is in it, or compare two folders.']));
}
