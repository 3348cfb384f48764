import { resolve } from 'node:path';
import type { Source } from '../../resources/kustomize.js';
import type { Unread } from '../../resources/unread.js';
import { isSystemError } from '../../synth/output/output-folder.js';
import { LIMITS } from '../../yaml/load/limits.js';
import type { Io } from '../io.js';
import { decoded, NoText } from './decoded.js';
import { filesOf } from './files.js';
import { NoFile, readBytes, SilentPipe, TooLarge } from './read-bytes.js';

/** The operand that is the standard input. */
export const standardInput = '-';

/** What operands name: texts, and the files that hold none. */
export interface FilesRead {
  readonly sources: readonly Source[];
  readonly unread: readonly Unread[];
}

/**
 * The texts that the operands name, each once: files, what is in folders, what globs match, and `-` for the standard input.
 * A file that cannot be read, whyever, is told beside those that can.
 *
 * @throws UserError `ARGUMENT_INVALID` for an operand that names nothing
 */
export function readFiles(operands: readonly string[], { cwd }: Pick<Io, 'cwd'>): FilesRead {
  const read = [...namedBy(operands, cwd)].map(([file, isNamed]) => readFile(file, isNamed, cwd));
  return {
    sources: read.filter((one): one is Source => 'text' in one),
    unread: read.filter((one): one is Unread => !('text' in one)),
  };
}

/** Every file, and whether it is an operand itself. */
function namedBy(operands: readonly string[], cwd: string): Map<string, boolean> {
  const named = new Map<string, boolean>();
  for (const operand of operands) {
    const isInput = operand === standardInput;
    for (const file of isInput ? [operand] : filesOf(operand, cwd)) {
      const isItself = isInput || resolve(cwd, operand) === resolve(cwd, file);
      named.set(file, isItself || named.get(file) === true);
    }
  }
  return named;
}

/** What is found in a folder must be a file: to read its pipes and devices is nobody's wish. */
function readFile(file: string, isNamed: boolean, cwd: string): Source | Unread {
  const isInput = file === standardInput;
  const name = isInput ? '<stdin>' : file;
  try {
    const bytes = readBytes(isInput ? 0 : resolve(cwd, file), LIMITS.length, isNamed ? undefined : 'file');
    return { file: name, text: decoded(bytes) };
  } catch (error) {
    return { file: name, ...whyNot(name, error) };
  }
}

function whyNot(name: string, error: unknown): Omit<Unread, 'file'> {
  if (error instanceof TooLarge) {
    const size = error.size ?? `more than ${LIMITS.length}`;
    const what = `${name} has ${size} bytes; at most ${LIMITS.length} are read.`;
    return { what, fix: 'Split it, or leave out what is no manifest.' };
  }
  if (error instanceof NoFile)
    return { what: `${name} is no file but a folder, a pipe or a device.`, fix: 'Leave it out.' };
  if (error instanceof SilentPipe)
    return { what: `${name} is a pipe, and nobody writes to it.`, fix: 'Start what writes to it.' };
  if (error instanceof NoText) return { what: `${name} ${error.what}`, fix: error.fix };
  if (!isSystemError(error)) throw error;
  return { what: `${name} cannot be read: ${wordsOf(error)}.`, fix: 'Make it readable, or leave it out.' };
}

/** The system's own words, without the path and the call. */
function wordsOf({ message }: NodeJS.ErrnoException): string {
  return message.replace(/^(\w+): ([^,]*),.*$/s, '$2 ($1)');
}
