import { isBlank, isBlankOrEnd, isWordCharacter } from './characters.js';
import type { Source } from './source.js';
import type { Token } from './token.js';
import { Unreadable } from './unreadable.js';

const BANG = 0x21;
/** What a tag may be made of, escapes like `%20` included. */
const URI = /(?:[-\w;/?:@&=+$,.!~*'()[\]]|%[0-9a-fA-F]{2})*/y;

interface ReadToken {
  readonly token: Token;
  readonly end: number;
}

/** `!local`, `!!int`, `!handle!name`, `!<uri>` or a lone `!`. */
export function readTag(source: Source, start: number): ReadToken {
  const { text, suffix, end } =
    source.code(start + 1) === 0x3c ? verbatim(source, start) : short(source, start);
  if (!isBlankOrEnd(source.code(end))) throw badTag(source, start);
  return { token: { kind: 'tag', at: start, text, suffix }, end };
}

function verbatim(source: Source, start: number) {
  const suffix = uri(source, start + 2);
  const end = start + 2 + suffix.length;
  if (suffix === '' || source.code(end) !== 0x3e) throw badTag(source, start);
  return { text: '', suffix, end: end + 1 };
}

function short(source: Source, start: number) {
  const word = wordEnd(source, start + 1);
  if (word > start + 1 && source.code(word) === BANG) {
    const suffix = uri(source, word + 1);
    if (suffix === '') throw badTag(source, start);
    return { text: source.slice(start, word + 1), suffix, end: word + 1 + suffix.length };
  }
  if (source.code(start + 1) === BANG) {
    const suffix = uri(source, start + 2);
    if (suffix === '') throw badTag(source, start);
    return { text: '!!', suffix, end: start + 2 + suffix.length };
  }
  const suffix = uri(source, start + 1);
  return suffix === ''
    ? { text: '', suffix: '!', end: start + 1 }
    : { text: '!', suffix, end: start + 1 + suffix.length };
}

/** `%YAML 1.1` or `%TAG !e! tag:example.com:`, to the end of the line. */
export function readDirective(source: Source, start: number): ReadToken {
  const name = source.slice(start + 1, wordEnd(source, start + 1));
  const at = skipBlanks(source, start + 1 + name.length);
  if (name === 'YAML') return endOfDirective(source, ...version(source, start, at));
  if (name === 'TAG') return endOfDirective(source, ...tagDirective(source, start, at));
  throw new Unreadable(
    'A line that starts with % is a directive, and there are only %YAML and %TAG.',
    'Quote the text that starts with %, or indent it if it belongs to the line above.',
    start,
  );
}

function version(source: Source, start: number, at: number): [Token, number] {
  const found = /^([0-9]{1,2})\.([0-9]{1,2})(?![0-9])/.exec(source.slice(at, at + 8));
  if (!found)
    throw new Unreadable('%YAML needs a version such as 1.1.', 'Remove the line: nobody needs it.', start);
  return [
    { kind: '%YAML', at: start, text: `${Number(found[1])}.${Number(found[2])}` },
    at + found[0].length,
  ];
}

function tagDirective(source: Source, start: number, at: number): [Token, number] {
  const word = wordEnd(source, at + 1);
  const handleEnd = source.code(word) === BANG ? word + 1 : word;
  const text = source.slice(at, handleEnd);
  const prefixAt = skipBlanks(source, handleEnd);
  const suffix = uri(source, prefixAt);
  const end = prefixAt + suffix.length;
  const isHandle = text === '!' || (text.startsWith('!') && text.endsWith('!'));
  if (!isHandle || prefixAt === handleEnd || suffix === '' || !isBlankOrEnd(source.code(end)))
    throw new Unreadable(
      '%TAG needs a handle and a prefix.',
      'Remove the line, and the tags that use it.',
      start,
    );
  return [{ kind: '%TAG', at: start, text, suffix }, end];
}

function endOfDirective(source: Source, token: Token, from: number): ReadToken {
  const at = skipBlanks(source, from);
  const end = source.lineEnd(at);
  if (at < end && source.code(at) !== 0x23)
    throw new Unreadable(
      'A directive stands on a line of its own.',
      'Move what follows to another line.',
      at,
    );
  return { token, end };
}

function uri(source: Source, at: number): string {
  URI.lastIndex = at;
  const found = URI.exec(source.text)?.[0] ?? '';
  return source.slice(at, Math.min(at + found.length, source.end));
}

function wordEnd(source: Source, start: number): number {
  let at = start;
  while (isWordCharacter(source.code(at))) at++;
  return at;
}

function skipBlanks(source: Source, start: number): number {
  let at = start;
  while (isBlank(source.code(at))) at++;
  return at;
}

function badTag(source: Source, start: number): Unreadable {
  const shown = source.slice(start, Math.min(start + 20, source.lineEnd(start)));
  return new Unreadable(
    `${JSON.stringify(shown)} is no tag.`,
    'A text that starts with "!" must be quoted; manifests need no tags.',
    start,
  );
}
