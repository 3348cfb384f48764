import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Source } from '../../resources/kustomize.js';
import type { Unread } from '../../resources/unread.js';
import { LIMITS } from '../../yaml/load/limits.js';
import type { Io } from '../io.js';
import { decoded, NoText } from './decoded.js';
import { filesOf } from './files.js';
import { readBytes } from './read-bytes.js';
import { unreadOf } from './unread-file.js';

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
  const path = isInput ? 0 : resolve(cwd, file);
  try {
    const text = decoded(readBytes(path, LIMITS.length, isNamed ? undefined : 'file'));
    if (text.trim() === '' && comesFromOthers(path)) throw nothingCame();
    return { file: name, text };
  } catch (error) {
    return unreadOf(name, error);
  }
}

/** Whether some other program writes it while we read. */
function comesFromOthers(path: string | 0): boolean {
  return path === 0 || !statSync(path).isFile();
}

/** A program that fails leaves its pipe empty, and nobody shall take that for manifests without a mistake. */
function nothingCame(): NoText {
  const fix = 'See what the program that should write to it says; in scripts, "set -o pipefail" stops there.';
  return new NoText('is empty: nothing came.', fix);
}
