import type { Source } from '../../resources/kustomize.js';
import type { Io } from '../io.js';
import { readFiles } from './read-files.js';
import { refuseUnread } from './unread-file.js';

export { standardInput } from './read-files.js';

/**
 * The texts that the operands name, each once: files, what is in folders, what globs match, and `-` for the standard input.
 *
 * @throws UserError `ARGUMENT_INVALID` for what is not there, cannot be read, is too large or is no UTF-8
 */
export function readSources(operands: readonly string[], io: Pick<Io, 'cwd'>): Source[] {
  const { sources, unread } = readFiles(operands, io);
  refuseUnread(unread);
  return [...sources];
}
