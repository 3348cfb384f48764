import { problem, UserError } from '../../model/errors.js';
import { isSystemError } from '../../synth/output/output-folder.js';
import { LIMITS } from '../../yaml/load/limits.js';
import { decoded, NoText } from './decoded.js';
import { NoFile, SilentPipe, TooLarge } from './read-bytes.js';

/**
 * The text of a file.
 *
 * @throws UserError `ARGUMENT_INVALID` for what is too large or is no UTF-8
 */
export function decode(file: string, bytes: Uint8Array): string {
  refuseHuge(file, bytes.length);
  try {
    return decoded(bytes);
  } catch (error) {
    if (error instanceof NoText) throw invalid(`${file} ${error.what}`, error.fix);
    throw error;
  }
}

/** @throws UserError `ARGUMENT_INVALID` for a file that is larger than what is read */
export function refuseHuge(file: string, size: number): void {
  if (size > LIMITS.length) throw huge(file, size);
}

/** Runs what reads a file; what is no file of ours, or the system refuses, is the user's problem, with the file's name. */
export function reading<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof TooLarge) throw huge(file, error.size);
    if (error instanceof NoFile) throw invalid(`${file} is no file.`, 'Name a file, or a folder of files.');
    if (error instanceof SilentPipe)
      throw invalid(`${file} is a pipe that nobody writes to.`, 'Name a file, or write to it.');
    if (!isSystemError(error)) throw error;
    const why = error.message.replace(/^(\w+): ([^,]*),.*$/s, '$2 ($1)');
    throw invalid(`${file} cannot be read: ${why}.`, 'Make it readable, or leave it out.');
  }
}

function huge(file: string, size: number | undefined): UserError {
  const what = `${file} has ${size ?? 'more'} bytes; at most ${LIMITS.length} are read.`;
  return invalid(what, 'Split it, or leave out what is no manifest.');
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
