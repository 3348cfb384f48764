import { compilePattern, type Pattern } from '../../re2.js';
import { PlainList } from '../collections.js';
import { fail } from '../failure.js';
import { int, type Library, list, method, text } from '../overload.js';

/** The pattern, or the failure that Go's message makes behind these words. */
export function patternOf(source: string, before: string): Pattern {
  const compiled = compilePattern(source);
  return 'error' in compiled ? fail(before + compiled.error) : compiled;
}

function findAll(x: string, source: string, limit?: bigint): PlainList {
  const most = limit === undefined || limit < 0n ? undefined : Number(limit);
  return new PlainList(patternOf(source, 'Illegal regex: ').findAll(x, most));
}

/** The API server's own: `kubernetes.regex`. */
export const regex: Library = {
  find: [method([text, text], text, (x, y) => patternOf(y, 'Illegal regex: ').findAll(x, 1)[0] ?? '')],
  findAll: [
    method([text, text], list(text), (x, y) => findAll(x, y)),
    method([text, text, int], list(text), (x, y, z) => findAll(x, y, z)),
  ],
};
