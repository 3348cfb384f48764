import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import type { Config } from './config.js';
import type { Io } from './io.js';
import { type FilesRead, readFiles, standardInput } from './sources/read-files.js';

/** What is checked: texts, the files that hold none, and whether that is all of the project. */
export interface CheckInputs extends FilesRead {
  readonly isWhole: boolean;
}

/**
 * What the operands name: files, folders, globs, `-`, and `REF:PATH` in a commit; with `ref`, all of them in that commit. Without any,
 * the project's output folder.
 *
 * @throws UserError `ARGUMENT_INVALID` or `GIT_FAILED`
 */
export async function checkInputs(
  operands: readonly string[],
  ref: string | undefined,
  config: Config,
  io: Io,
): Promise<CheckInputs> {
  const isWhole = operands.length === 0;
  if (ref !== undefined) {
    if (operands.includes(standardInput)) throw inputWithRef();
    return { ...(await filesAt(ref, operands, io)), isWhole };
  }
  if (isWhole) return { ...readFiles([outputFolder(config, io)], io), isWhole };
  const inCommits = operands.filter((operand) => isInCommit(operand, io.cwd));
  const files = operands.filter((operand) => !inCommits.includes(operand));
  const read = [readFiles(files, io), ...(await Promise.all(inCommits.map((one) => filesAt(one, [], io))))];
  return {
    sources: read.flatMap(({ sources }) => sources),
    unread: read.flatMap(({ unread }) => unread),
    isWhole,
  };
}

/** @throws UserError `ARGUMENT_INVALID` where there is none: nobody has named it here */
function outputFolder({ output = 'dist' }: Config, { cwd }: Io): string {
  if (existsSync(resolve(cwd, output))) return output;
  const what = `No file or folder is named, and there is no output folder ${show(output)} to check instead.`;
  throw new UserError(
    problem('ARGUMENT_INVALID', [what, 'Name files, folders or globs; - is the standard input.']),
  );
}

/** A file may have a colon in its name; where there is none of that name, it is a ref before it. */
function isInCommit(operand: string, cwd: string): boolean {
  return /^[^:]+:/.test(operand) && !existsSync(resolve(cwd, operand));
}

/** Who checks no commit need not load what git needs. */
async function filesAt(ref: string, paths: readonly string[], io: Io) {
  const { readRef } = await import('./sources/git-ref.js');
  return readRef(ref, paths, io);
}

function inputWithRef(): UserError {
  const what = '--ref reads what is in a commit, and - is the standard input.';
  return new UserError(problem('ARGUMENT_INVALID', [what, 'Leave one of them out.']));
}
