import { Unreadable } from './unreadable.js';

export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
const NEL = 0x85;
const LS = 0x2028;
const PS = 0x2029;
export const BYTE_ORDER_MARK = 0xfeff;

/** All that makes reading less simple: what YAML forbids, halves of pairs, marks, and line breaks other than LF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNCOMMON = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;

/** What go-yaml's reader refuses wherever it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\p{Cs}]/u;

/** Whether each line of the text ends in a plain LF and no character in it needs a closer look. */
export function isCommonText(text: string): boolean {
  return !UNCOMMON.test(text);
}

/** What is wrong with the first character that no YAML may hold; `offset` is where `text` starts in the whole. */
export function findForbidden(text: string, offset: number): Unreadable | undefined {
  const at = text.search(FORBIDDEN);
  if (at < 0) return text.startsWith(TWO_MARKS) ? twoMarks(offset) : undefined;
  const code = text.charCodeAt(at);
  return new Unreadable(forbidden(code), remedy(code), offset + at);
}

const TWO_MARKS = '\ufeff\ufeff';

/** Go's reader drops the second one too, and then a character of each line. */
function twoMarks(offset: number): Unreadable {
  return new Unreadable('There are two byte order marks (U+FEFF).', 'Remove them.', offset);
}

function forbidden(code: number): string {
  if (code === 0) return 'There is a NUL byte (U+0000): this is not a text file.';
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return isSurrogate(code)
    ? `There is half of a character (the lone surrogate ${name}).`
    : `There is a control character (${name}), which YAML does not allow.`;
}

function remedy(code: number): string {
  if (code === 0) return 'Leave binary files out; a text in UTF-16 must be saved as UTF-8.';
  return isSurrogate(code)
    ? 'Save the file as UTF-8, with whole characters.'
    : 'Remove it, or write it in double quotes as an escape like "\\x1b".';
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** Space or tab. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** A line break of YAML 1.1. */
export function isBreak(code: number): boolean {
  return code === LF || code === CR || code === NEL || code === LS || code === PS;
}

/** A blank, a line break, or 0: the end of the text. */
export function isBlankOrEnd(code: number): boolean {
  return code === SPACE || code === LF || code === 0 || code === TAB || isBreak(code);
}

/** What an anchor, a tag handle or the name of a directive is made of. */
export function isWordCharacter(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x5f ||
    code === 0x2d
  );
}

/** What Go calls white space: other than JavaScript, the next line (U+0085) too, and no byte order mark. */
export const WHITE_SPACE = /[\x85]|[^\S\ufeff]/;
