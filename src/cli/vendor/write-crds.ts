import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compare } from '../../model/compare.js';
import { problem, throwAll, UserError } from '../../model/errors.js';
import { attempt } from '../../synth/output/output-folder.js';
import { writeWhole } from '../whole-file.js';
import { crdFileText, ownerOf } from './crd-file.js';
import type { FoundCrd } from './found-crds.js';

/** What may be done to files that are there already. */
export interface WriteOptions {
  /** Replaces files that were edited, or are somebody else's. */
  readonly adopt: boolean;
  /** Removes vendored CRDs that are no longer among those to write. */
  readonly prune: boolean;
}

/** What was done in the folder, by the files' names; what `vanished` stays there unless it is pruned. */
export interface WrittenCrds {
  readonly written: readonly string[];
  readonly same: readonly string[];
  readonly vanished: readonly string[];
}

/**
 * Writes each CRD into a file of its own, all of them or none.
 *
 * @param output the folder as the user named it
 * @throws UserError `OUTPUT_NOT_OURS`, `OUTPUT_EDITED`, `OUTPUT_NOT_A_FOLDER`, `OUTPUT_FAILED`; nothing has been changed then
 */
export function writeCrds(
  crds: readonly FoundCrd[],
  output: string,
  cwd: string,
  { adopt, prune }: WriteOptions,
): WrittenCrds {
  const folder = resolve(cwd, output);
  const stat = attempt(output, () => statSync(folder, { throwIfNoEntry: false }));
  if (stat && !stat.isDirectory()) throw new UserError(problem('OUTPUT_NOT_A_FOLDER', [output]));
  const files = crds.map(({ crd, from }) => ({
    name: `${crd.metadata.name}.yaml`,
    text: crdFileText(crd, from),
  }));
  const there = textsIn(folder);
  const changed = files.filter(({ name, text }) => there.get(name) !== text);
  const names = new Set(files.map(({ name }) => name));
  const vanished = [...there].filter(([name, text]) => !names.has(name) && ownerOf(text) !== 'else');
  const touched = [...changed.map(({ name }) => name), ...(prune ? vanished.map(([name]) => name) : [])];
  if (!adopt) throwAll(touched.flatMap((name) => refusals(join(output, name), there.get(name))));
  attempt(output, () => mkdirSync(folder, { recursive: true }));
  writeWhole(
    changed.map(({ name, text }) => ({ file: join(output, name), text })),
    cwd,
  );
  if (prune) for (const [name] of vanished) attempt(name, () => rmSync(join(folder, name)), 'OUTPUT_HALFWAY');
  const written = changed.map(({ name }) => name);
  const same = files.map(({ name }) => name).filter((name) => !written.includes(name));
  return { written, same, vanished: vanished.map(([name]) => name) };
}

function refusals(file: string, text: string | undefined) {
  if (text === undefined) return [];
  const owner = ownerOf(text);
  if (owner === 'else') return [problem('OUTPUT_NOT_OURS', [file])];
  return owner === 'edited' ? [problem('OUTPUT_EDITED', [file])] : [];
}

function textsIn(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = attempt(folder, () => readdirSync(folder, { withFileTypes: true }))
    .filter((entry) => !entry.isDirectory() && entry.name.endsWith('.yaml'))
    .map(({ name }) => name);
  return new Map(
    names.sort(compare).map((name) => [name, attempt(name, () => readFileSync(join(folder, name), 'utf8'))]),
  );
}
