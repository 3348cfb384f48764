import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compare } from '../../model/compare.js';
import { problem, UserError } from '../../model/errors.js';
import { attempt } from '../../synth/output/output-folder.js';

const manifest = /\.(ya?ml|json)$/i;
const glob = /[*?[\]{}]/;

/**
 * The files that an argument names, relative to `cwd` where they lie below it: a file itself; of a folder, every YAML and
 * JSON file at any depth, hidden ones and `node_modules` left out; of a glob (`*`, `**`, `?`), what it matches.
 *
 * @throws UserError `ARGUMENT_INVALID` where there is nothing
 */
export function filesOf(argument: string, cwd: string): string[] {
  const path = absolute(argument, cwd);
  const stat = statSync(path, { throwIfNoEntry: false });
  const found = stat
    ? stat.isDirectory()
      ? below(path)
      : [path]
    : glob.test(argument)
      ? matching(path)
      : [];
  if (found.length === 0) throw nothing(argument, stat !== undefined);
  return found.map((file) => shown(file, cwd)).sort(compare);
}

function absolute(argument: string, cwd: string): string {
  return argument.startsWith('/') ? argument : join(cwd, argument);
}

function shown(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path.startsWith('..') ? file : path;
}

function below(folder: string): string[] {
  const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return below(path);
    return manifest.test(entry.name) ? [path] : [];
  });
}

/** Everything below the part of the pattern that has no wildcard, and matches. */
function matching(pattern: string): string[] {
  const steps = pattern.split('/');
  const root =
    steps
      .slice(
        0,
        steps.findIndex((step) => glob.test(step)),
      )
      .join('/') || '/';
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return [];
  const expression = expressionOf(pattern);
  return below(root).filter((file) => expression.test(file));
}

function expressionOf(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    return part === '?' ? '[^/]' : `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}

function nothing(argument: string, isThere: boolean): UserError {
  const what = isThere ? `${argument} has no YAML or JSON files.` : `There is no file or folder ${argument}.`;
  return new UserError(
    problem('ARGUMENT_INVALID', [what, 'Name files, folders or globs; - is the standard input.']),
  );
}
