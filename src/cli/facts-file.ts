import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ClusterFacts, NoClusterFacts, parseClusterFacts } from '../kubernetes/facts/cluster-facts.js';
import { isRelease, releases } from '../kubernetes/facts/releases.js';
import type { Target } from '../kubernetes/kinds/known-kinds.js';
import { problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import { reading } from './sources/unread-file.js';

/**
 * What is checked against, as the user names it: a minor release, with or without `v`; or a file that `runbook facts` has
 * written.
 *
 * @param text one of them: `1.31`, `facts/prod.json`
 * @throws UserError `ARGUMENT_INVALID` for what is neither
 */
export function targetOf(text: string, cwd: string): Target {
  const release = text.replace(/^v/, '');
  if (isRelease(release)) return release;
  if (/\.json$|[\\/]/.test(text)) return readFacts(resolve(cwd, text), text);
  // What "kubectl version" says has a patch release; kinds and fields are those of its minor.
  const minor = /^(\d+\.\d+)\.\d+/.exec(release)?.[1];
  const hint = minor !== undefined && isRelease(minor) ? ` Did you mean ${show(minor)}?` : '';
  throw invalid(
    `Kubernetes ${show(text)} is not known.${hint}`,
    `The releases that are known are ${releases.join(', ')}; a file of runbook facts will do as well: facts/prod.json.`,
  );
}

/**
 * The facts of a cluster in a file.
 *
 * @param shown the file as the user named it
 * @throws UserError `ARGUMENT_INVALID` for what is not there, cannot be read or holds something else
 */
export function readFacts(file: string, shown = file): ClusterFacts {
  const stat = reading(shown, () => statSync(file, { throwIfNoEntry: false }));
  if (!stat?.isFile()) throw invalid(`There is no file ${show(shown)}.`, again);
  try {
    return parseClusterFacts(reading(shown, () => readFileSync(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof NoClusterFacts)) throw error;
    throw invalid(`${show(shown)} ${error.message}.`, again);
  }
}

const again = 'Write it with runbook facts --output FILE.';

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
