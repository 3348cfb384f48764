import { readFileSync } from 'node:fs';
import { problem, UserError } from '../../model/errors.js';
import { show } from '../../model/show.js';
import { reading } from '../sources/unread-file.js';

/**
 * The header that a token makes.
 *
 * @throws UserError `ARGUMENT_INVALID`, without the token
 */
export function bearer(token: string): Readonly<Record<string, string>> {
  if (/^[\x21-\x7e]+$/.test(token)) return { authorization: `Bearer ${token}` };
  throw invalid('The token has characters that no token has.', 'Mend the file, or whatever gave it.');
}

/**
 * The token in a file.
 *
 * @throws UserError `ARGUMENT_INVALID` for a file that is empty, or cannot be read
 */
export function tokenIn(path: string): string {
  const token = reading(path, () => readFileSync(path, 'utf8')).trim();
  if (token !== '') return token;
  throw invalid(`The token file ${show(path)} is empty.`, 'Write the token into it, and nothing else.');
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
