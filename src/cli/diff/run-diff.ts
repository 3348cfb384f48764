import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareSets } from '../../diff/compare-sets.js';
import type { Comparison } from '../../diff/comparison.js';
import { allRisks } from '../../diff/risks/all-risks.js';
import { problem, UserError } from '../../model/errors.js';
import { oneOf, show } from '../../model/show.js';
import { changeFormats } from '../../report/changes/formats.js';
import { readOptionalConfig } from '../config.js';
import { findRepository, type Repository } from '../git/repository.js';
import { type ExitCode, FINE, FOUND, type Io } from '../io.js';
import { parseOutputs, writeOutputs } from '../outputs.js';
import { standardInput } from '../sources/read-sources.js';
import { newestOf } from '../targets.js';
import { readVersion } from '../version.js';
import type { DiffValues } from './diff-values.js';
import type { Here } from './place.js';
import { reaches, type Threshold, thresholds } from './reaches.js';
import { readSide, refuseNothing, unmatchedNotes } from './read-side.js';
import { isStream, type Side } from './side.js';
import { type Sides, sidesOf } from './sides.js';

type FormatName = keyof typeof changeFormats;

/** Compares what the values name, and writes what they ask for. @throws UserError before anything is written */
export async function runDiff(values: DiffValues, io: Io): Promise<ExitCode> {
  const failsAt = thresholdOf(values['fail-on'] ?? 'impossible');
  // The names of the formats, of which there is at least one.
  const names = Object.keys(changeFormats) as [FormatName, ...FormatName[]];
  const outputs = parseOutputs(values.format, names, io);
  const config = readOptionalConfig(io.cwd);
  refuseSeveral(values);
  const { release, definitions } = newestOf(config, values, io);
  const [base, head] = await bothSides(values, io);
  const compared = compareSets(base.sources, head.sources, { release, definitions, risks: allRisks });
  const comparison = isStream(base) || isStream(head) ? withoutMoves(compared) : compared;
  const version = readVersion();
  const report = { comparison, base: base.name, head: head.name, release, version, failsAt };
  writeOutputs(outputs, (format, look) => changeFormats[format](report, look), io);
  return reaches(comparison, failsAt) ? FOUND : FINE;
}

function withoutMoves(comparison: Comparison): Comparison {
  return { ...comparison, counts: { ...comparison.counts, moved: 0 } };
}

async function bothSides(values: DiffValues, io: Io): Promise<readonly [Side, Side]> {
  const { operands, paths } = values;
  const here: Here = { cwd: io.cwd, repository: findRepositoryFor(values, io) };
  const sides = sidesOf(operands, here, io);
  if (values.synth) {
    const { synthesizeSides } = await import('./synth-sides.js');
    return synthesizeSides(sides, values, here, io);
  }
  refuseUnused(values, sides);
  const [base, head] = [readSide(sides.base, paths, here, io), readSide(sides.head, paths, here, io)];
  const nothing = refuseNothing(base, head, [sides.base, sides.head]);
  const notes = [...base.notes, ...head.notes, ...nothing, ...unmatchedNotes(paths, [base, head], here)];
  for (const note of new Set(notes)) io.err(`${note}\n`);
  return [base, head];
}

/** Two paths need no git: it may not be there, or refuse the repository that they lie in. */
function findRepositoryFor({ operands }: DiffValues, io: Io): Repository | undefined {
  try {
    return findRepository(io);
  } catch (error) {
    const isOnDisk = (operand: string) => operand === standardInput || existsSync(resolve(io.cwd, operand));
    if (error instanceof UserError && operands.length === 2 && operands.every(isOnDisk)) return undefined;
    throw error;
  }
}

function refuseUnused(values: DiffValues, { base, head }: Sides): void {
  if (values['no-install']) throw invalid('--no-install has no effect without --synth.', 'Leave it out.');
  const isUsed = [base, head].some((place) => place.type !== 'disk' && place.path === undefined);
  if (values.paths.length > 0 && !isUsed)
    throw invalid('Paths after -- restrict refs, and no ref is compared.', 'Leave them out.');
}

function thresholdOf(text: string): Threshold {
  const found = thresholds.find((threshold) => threshold === text);
  if (found) return found;
  throw invalid(`--fail-on must be ${oneOf(thresholds)}; got ${show(text)}.`, 'Choose one of them.');
}

/** A set is compared by the schemas of one release: the newest of the project. */
function refuseSeveral({ kubernetes }: DiffValues): void {
  if (kubernetes?.includes(','))
    throw invalid('runbook diff takes one --kubernetes release.', 'Name the one that is compared for.');
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
