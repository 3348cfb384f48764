import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import type { Repository } from '../git/repository.js';
import type { Io } from '../io.js';
import { isGlob, rootOf } from '../sources/glob.js';
import { projectSelection } from '../sources/project-selection.js';
import { readSources, standardInput } from '../sources/read-sources.js';
import { pathInRepository, type Selection, selectPaths } from '../sources/selection.js';
import { readTree } from '../sources/tree-sources.js';
import { readWorkingTree } from '../sources/working-tree-sources.js';
import type { Here, Place } from './place.js';
import { nameOf, type Side } from './side.js';

/** A place in a repository. */
type InRepository = Exclude<Place, { readonly type: 'disk' }>;

/**
 * The files of one side.
 *
 * @param paths what is looked at in refs and the working tree, instead of where the project keeps its manifests
 * @throws UserError `ARGUMENT_INVALID` for what is not there or is no text; `GIT_FAILED`
 */
export function readSide(place: Place, paths: readonly string[], here: Here, io: Io): Side {
  const name = nameOf(place);
  if (place.type === 'disk') return { name, notes: [], within: name, ...readDisk(place.operand, io) };
  // Such a place was found in a repository.
  const repository = here.repository as Repository;
  const selection = selectionFor(place, paths, repository);
  const read =
    place.type === 'commit'
      ? readTree(repository, place.commit, selection)
      : readWorkingTree(repository, selection);
  return { name, within: selection.name, ...read };
}

function selectionFor(place: InRepository, paths: readonly string[], repository: Repository): Selection {
  const { path } = place;
  if (path !== undefined) return selectPaths([path], path || 'any folder');
  if (paths.length === 0)
    return projectSelection(repository, place.type === 'commit' ? place.commit : undefined);
  const inside = paths.map((text) => pathInRepository(repository, text));
  return selectPaths(inside, paths.join(', '));
}

function readDisk(operand: string, io: Io): Pick<Side, 'sources'> {
  const sources = readSources([operand], io);
  if (operand === standardInput) return { sources: sources.map((source) => ({ ...source, place: '' })) };
  const root = resolve(io.cwd, isGlob(operand) && !isThere(operand, io) ? rootOf(operand) : operand);
  return {
    sources: sources.map((source) => ({ ...source, place: relative(root, resolve(io.cwd, source.file)) })),
  };
}

function isThere(operand: string, { cwd }: Io): boolean {
  return statSync(resolve(cwd, operand), { throwIfNoEntry: false }) !== undefined;
}

/**
 * Nothing on one side is told, since it may be as it should be: a folder that is new. Nothing on both is a mistake, and so is
 * a path that was asked for by name.
 *
 * @throws UserError `ARGUMENT_INVALID`
 */
export function refuseNothing(base: Side, head: Side, places: readonly Place[]): string[] {
  const empty = [base, head].filter(({ sources }) => sources.length === 0);
  const lacking = places.filter(isNamedPath).map(nameOf);
  const named = empty.find(({ name }) => lacking.includes(name));
  if (named) throw invalid(`${named.name} has no YAML or JSON files.`, 'Name a path that it has.');
  if (empty.length === 2) throw nothing(base, head);
  return empty.map(({ name, within }) => `${name} has no YAML or JSON in ${within}: everything differs.`);
}

/** One note for each of several paths that neither side has: one that is misspelt would hide what changes in it. */
export function unmatchedNotes(
  paths: readonly string[],
  sides: readonly Side[],
  { repository }: Here,
): string[] {
  if (!repository || paths.length < 2) return [];
  const places = sides.flatMap(({ sources }) => sources.map(({ place, file }) => place ?? file));
  const lacking = paths.filter((path) => {
    const { accepts } = selectPaths([pathInRepository(repository, path)], path);
    return !places.some(accepts);
  });
  return lacking.map((path) => `Neither side has YAML or JSON in ${path}.`);
}

function nothing(base: Side, head: Side): UserError {
  const where = base.within === head.within ? base.within : `${base.within} and ${head.within}`;
  return invalid(
    `Neither ${base.name} nor ${head.name} has YAML or JSON in ${where}, as far as git does not ignore it.`,
    'Commit the output folder, make both sides with --synth, or name other paths after --.',
  );
}

function isNamedPath(place: Place): boolean {
  return place.type === 'commit' && place.path !== undefined && !place.mayLackPath;
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
