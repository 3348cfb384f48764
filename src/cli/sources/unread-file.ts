import { problem, UserError } from '../../model/errors.js';
import type { Unread } from '../../resources/unread.js';
import { isSystemError } from '../../synth/output/output-folder.js';
import { LIMITS } from '../../yaml/load/limits.js';
import { NoText } from './decoded.js';
import { NoFile, SilentPipe, TooLarge } from './read-bytes.js';

/**
 * Why the file could not be read, and what to do.
 *
 * @param error what the reading threw; anything but what is wrong with the file is thrown again
 */
export function unreadOf(file: string, error: unknown): Unread {
  const [what, fix] = wordsOf(error);
  return { file, what: `${file} ${what}`, fix };
}

/**
 * Runs what reads a file.
 *
 * @throws UserError `ARGUMENT_INVALID` where the file cannot be read
 */
export function reading<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw refusal(unreadOf(file, error));
  }
}

/** @throws UserError `ARGUMENT_INVALID` of the first, if there is one */
export function refuseUnread([first]: readonly Unread[]): void {
  if (first) throw refusal(first);
}

/** @throws TooLarge for a size, in bytes, of which no file is read */
export function refuseHuge(size: number): void {
  if (size > LIMITS.length) throw new TooLarge(size);
}

function wordsOf(error: unknown): readonly [what: string, fix: string] {
  if (error instanceof TooLarge) {
    const size = error.size ?? `more than ${LIMITS.length}`;
    const what = `has ${size} bytes; at most ${LIMITS.length} are read.`;
    return [what, 'Split it, or leave out what is no manifest.'];
  }
  if (error instanceof NoFile) return ['is no file but a folder, a pipe or a device.', 'Leave it out.'];
  if (error instanceof SilentPipe) return ['is a pipe, and nobody writes to it.', 'Start what writes to it.'];
  if (error instanceof NoText) return [error.what, error.fix];
  if (!isSystemError(error)) throw error;
  // The system's own words, without the path and the call.
  const why = error.message.replace(/^(\w+): ([^,]*),.*$/s, '$2 ($1)');
  return [`cannot be read: ${why}.`, 'Make it readable, or leave it out.'];
}

function refusal({ what, fix }: Unread): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
