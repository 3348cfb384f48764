import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compare } from '../../model/compare.js';
import { problem, UserError } from '../../model/errors.js';
import { globExpression } from '../../model/glob.js';
import { isSystemError } from '../../synth/output/output-folder.js';
import { rootOf } from './glob.js';

const manifest = /\.(ya?ml|json)$/i;

/**
 * The files that an argument names, relative to `cwd` where they lie below it: a file itself; of a folder, every YAML and
 * JSON file at any depth, hidden ones and `node_modules` left out; of a glob (`*`, `**`, `?`), what it matches.
 *
 * @throws UserError `ARGUMENT_INVALID` where there is nothing
 */
export function filesOf(argument: string, cwd: string): string[] {
  const path = absolute(argument, cwd);
  const kind = argument === '' ? 'nothing' : kindOf(path);
  const found = kind === 'folder' ? below(path) : kind === 'other' ? [path] : matching(path);
  if (found.length === 0) throw nothing(argument, kind === 'folder');
  return found.map((file) => shown(file, cwd)).sort(compare);
}

function kindOf(path: string): 'folder' | 'other' | 'nothing' {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? 'nothing' : stat.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    // A link in a circle, a folder on the way that is closed: the reading will say so.
    if (isSystemError(error)) return 'other';
    throw error;
  }
}

function absolute(argument: string, cwd: string): string {
  return argument.startsWith('/') ? argument : join(cwd, argument);
}

function shown(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path.startsWith('..') ? file : path || '.';
}

/** A folder that cannot be looked into stands for what is in it: whoever reads it is told why not. */
function below(folder: string): string[] {
  const entries = entriesOf(folder);
  if (!entries) return [folder];
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return below(path);
    return manifest.test(entry.name) ? [path] : [];
  });
}

function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** Everything below the part of the pattern that has no wildcard, and matches. */
function matching(pattern: string): string[] {
  const root = rootOf(pattern) || '/';
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return [];
  const expression = globExpression(pattern);
  return below(root).filter((file) => expression.test(file));
}

function nothing(argument: string, isThere: boolean): UserError {
  const name = argument || 'with an empty name';
  const what = isThere ? `${argument} has no YAML or JSON files.` : `There is no file or folder ${name}.`;
  const fix = /[[\]{}]/.test(argument)
    ? 'The wildcards are *, ** and ?; others are for the shell: leave out the quotes around them.'
    : 'Name files, folders or globs; - is the standard input.';
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
