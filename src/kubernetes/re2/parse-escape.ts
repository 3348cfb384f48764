import { lastCodePoint } from './character-set.js';
import type { Reader } from './reader.js';

const control: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/** The character that an escape stands for. `undefined` for escapes that stand for something else or nothing. */
export function parseEscape(reader: Reader): number | undefined {
  const [whole = '', letter = '', wide, narrow, octal] =
    reader.match(
      /\\(?:([aftnrv])|x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|(0[0-7]{0,2}|[1-7][0-7]{1,2}))/y,
    ) ?? [];
  if (whole) {
    reader.skip(whole.length);
    return control[letter] ?? inRange(wide ?? narrow, octal);
  }
  const [escaped = ''] = reader.match(/\\[!-/:-@[-`{-~]/y) ?? [];
  reader.skip(escaped.length);
  return escaped ? escaped.charCodeAt(1) : undefined;
}

function inRange(hexadecimal: string | undefined, octal = ''): number | undefined {
  const point = hexadecimal === undefined ? Number.parseInt(octal, 8) : Number.parseInt(hexadecimal, 16);
  return point <= lastCodePoint ? point : undefined;
}
