import { memo } from './memo.js';

/** A JSON Pointer (RFC 6901): `''` is the whole value, `/spec/ports/0` the first port. */
export type Pointer = string;

/** One step deeper: `child('/data', 'a/b')` is `/data/a~1b`. */
export function child(pointer: Pointer, key: string | number): Pointer {
  return typeof key === 'number' ? `${pointer}/${key}` : `${pointer}/${escapeToken(key)}`;
}

/** The tokens of a pointer, unescaped: `/data/a~1b` gives `['data', 'a/b']`. */
export function tokens(pointer: Pointer): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The same few hundred keys of labels and fields come again in every object. */
const escapeToken = memo((key) => key.replaceAll('~', '~0').replaceAll('/', '~1'));
