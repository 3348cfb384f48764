import { posix } from 'node:path';
import { compare } from '../../model/compare.js';
import { type Problem, problem, throwAll, UserError } from '../../model/errors.js';
import { identity, type Manifest } from '../../model/manifest.js';
import { print } from '../../yaml/print.js';
import type { Assembly } from '../assemble/assemble.js';
import type { Name } from './file-names.js';
import { kustomizationsOf } from './kustomization.js';
import { fileOf, type Page, staysInside, type TreeFile } from './tree-file.js';
import { findTwice } from './twice.js';
import { type Unit, unitsOf } from './units.js';

/**
 * The files of one destination folder, sorted by path.
 *
 * @param assemblies all apps that go into that folder
 * @throws UserError with everything that is wrong: one object made twice, two units of one file, values that YAML
 * cannot write, names that lead out of the folder
 */
export function layOut(assemblies: readonly Assembly[], folder: string): TreeFile[] {
  const units = assemblies.flatMap(unitsOf);
  const problems = findTwice(
    units.flatMap(({ manifests }) => manifests),
    folder,
  );
  const files = nameUnits(units, folder, problems).map(([path, unit]) =>
    fileOf(path, pagesOf(unit, problems)),
  );
  throwAll(problems);
  const wanted = assemblies.some(({ layout }) => layout.kustomization) ? kustomizationsOf(files) : [];
  const all = [...files, ...wanted, ...metadataOf(assemblies)].sort((a, b) => compare(a.path, b.path));
  throwAll(findCollisions(all));
  return all;
}

/** What stock cdk8s calls its list of which construct made what. */
export const METADATA_FILE = 'construct-metadata.json';

/** Files that one name would have to hold, or that stand where another one needs a folder. */
function findCollisions(files: readonly TreeFile[]): Problem[] {
  const paths = new Map<string, string>();
  const problems: Problem[] = [];
  const note = (path: string, what: string) => {
    const other = paths.get(path.toLowerCase());
    if (other && other !== `a folder`) problems.push(problem('FILE_TWICE', [path, [other, what]]));
    else paths.set(path.toLowerCase(), what);
  };
  for (const { path } of files) {
    for (let step = posix.dirname(path); step !== '.'; step = posix.dirname(step))
      paths.set(step.toLowerCase(), 'a folder');
  }
  for (const { path, documents } of files) {
    if (paths.get(path.toLowerCase()) === 'a folder')
      problems.push(problem('FILE_TWICE', [path, ['a folder', 'a file']]));
    else note(path, documents[0]?.construct || 'what goes beside the manifests');
  }
  return problems;
}

/** One file for all apps that ask for it: which construct made the object of each name. */
function metadataOf(assemblies: readonly Assembly[]): TreeFile[] {
  const manifests = assemblies
    .filter(({ recordsMetadata }) => recordsMetadata)
    .flatMap(({ charts }) => charts.flatMap((chart) => chart.manifests));
  if (manifests.length === 0) return [];
  const resources = Object.fromEntries(
    manifests.flatMap(({ object, construct }) =>
      object.metadata.name ? [[object.metadata.name, { path: construct }]] : [],
    ),
  );
  const text = JSON.stringify({ version: '1.0.0', resources });
  return [fileOf(METADATA_FILE, [{ text, identity: 'construct-metadata', construct: '' }])];
}

/** Gives each unit its preferred name, or, where several want the same one, its fallback. */
function nameUnits(units: readonly Unit[], folder: string, problems: Problem[]): [string, Unit][] {
  const wanted = new Map<string, number>();
  for (const unit of units) wanted.set(key(unit, 'preferred'), (wanted.get(key(unit, 'preferred')) ?? 0) + 1);
  const taken = new Map<string, Unit>();
  return units.map((unit) => {
    const which = wanted.get(key(unit, 'preferred')) === 1 ? 'preferred' : 'fallback';
    const path = unit.folder + unit.name[which] + unit.extension;
    const other = taken.get(key(unit, which));
    if (other) problems.push(problem('FILE_TWICE', [path, [other.maker, unit.maker]], placeOf(unit)));
    if (!staysInside(path)) problems.push(problem('OUTPUT_ESCAPES', [path, folder], placeOf(unit)));
    taken.set(key(unit, which), unit);
    return [path, unit];
  });
}

function placeOf({ manifests: [first] }: Unit) {
  return { construct: first?.construct, origin: first?.origin };
}

/** Some file systems do not tell `A` from `a`. */
function key({ folder, name, extension }: Unit, which: keyof Name): string {
  return (folder + name[which] + extension).toLowerCase();
}

function pagesOf({ manifests }: Unit, problems: Problem[]): Page[] {
  return manifests.map((manifest) => ({
    text: printed(manifest, problems),
    identity: identity(manifest.object),
    construct: manifest.construct ?? '',
  }));
}

function printed(manifest: Manifest, problems: Problem[]): string {
  try {
    return print(manifest.object);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { construct, origin } = manifest;
    problems.push(...error.problems.map((found) => ({ ...found, construct, origin })));
    return '';
  }
}
