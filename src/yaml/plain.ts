import { readsAsNumber } from './numbers.js';

/** Most strings of a manifest start like this and hold nothing uncommon, so that nobody takes them for syntax or a number. */
const COMMON_START = /^[A-Za-z/_]/;
const UNCOMMON = /[^ -~]|: | #|[ :]$|^[eE][-+]?[0-9]+$/;

/** The words that YAML 1.1 reads as a boolean or as null. */
const WORD =
  /^(?:~|[Nn]ull|NULL|[Yy]|[Yy]es|YES|[Nn]|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF)$/;
const LONGEST_WORD = 'false'.length;

/** An indicator at the start, `: ` or ` #` inside, `:` or a blank at the end; nothing; YAML 1.1's `<<` and `=`. */
const SYNTAX = /^[\t ,[\]{}#&*!|>'"%@`]|^[?-](?:[\t ]|$)|:[\t ]|[\t ]#|[\t :]$|^(?:<<|=)?$/;

/** Dates and times: a string for Kubernetes, but a point in time for other readers. */
const TIMESTAMP =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[tT]|[\t ]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:[\t ]*(?:Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$/;

/** Whether nothing can be wrong with this text as it is; most texts of a manifest get no further than this. */
export function isCommon(text: string): boolean {
  return COMMON_START.test(text) && !UNCOMMON.test(text) && !isWord(text);
}

/** Whether every reader takes this line, written without quotes, for that very string; if no character of it needs an escape. */
export function isPlain(line: string): boolean {
  return !(isWord(line) || SYNTAX.test(line) || readsAsNumber(line) || TIMESTAMP.test(line));
}

/** Whether a reader would take such a line for the start or the end of a document, if it is not indented. */
export function startsWithMarker(line: string): boolean {
  return line.startsWith('---') || line.startsWith('...');
}

function isWord(text: string): boolean {
  return text.length <= LONGEST_WORD && WORD.test(text);
}
