import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';

/** Patterns longer than this keep CoreDNS from starting. */
const LONGEST = 10_000;

/**
 * Refuses a regular expression that Go doesn't have, or that would match other names than it seems to: a bare dot
 * matches any letter, an expression without ^ and $ matches inside other names, and the name that it is compared with
 * always ends in a dot.
 */
export function checkNameRegex(pattern: string, at: Pointer, refuse: Refuse): void {
  if (!checkGoRegex(pattern, at, refuse)) return;
  const suggested = suggestRegex(pattern);
  if (suggested === pattern) return;
  const what = `The regular expression ${show(pattern)} would match other names too, or none: ${whatIsLoose(pattern)}.`;
  refuse(at, what, `Write ${suggested} instead; for any letter at that place write [^.] or .{1}.`);
}

/** Whether Go can read the regular expression; refuses it if not. */
export function checkGoRegex(pattern: string, at: Pointer, refuse: Refuse): boolean {
  const wrong = whyNotGo(pattern);
  if (wrong)
    refuse(
      at,
      `The regular expression ${show(pattern)} ${wrong}.`,
      "Use Go's syntax: https://golang.org/s/re2syntax.",
    );
  return !wrong;
}

/** The capturing groups of an expression that `checkNameRegex` lets through. */
export function groupsOf(pattern: string): number {
  return (toJavaScript(`${pattern}|`).exec('')?.length ?? 1) - 1;
}

function whyNotGo(pattern: string): string | undefined {
  if (pattern.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (/\(\?(?:[=!]|<[=!])/.test(pattern)) return 'looks ahead or behind, which Go cannot';
  if (/(?<!\\)(?:\\\\)*\\[1-9]/.test(pattern)) return 'refers back to a group, which Go cannot';
  try {
    toJavaScript(pattern);
    return undefined;
  } catch {
    return 'is not well-formed';
  }
}

/** Near enough to count groups and to see what is not closed. */
function toJavaScript(pattern: string): RegExp {
  return new RegExp(
    pattern
      .replaceAll('(?P<', '(?<')
      .replace(/\(\?[imsU]+\)/g, '')
      .replace(/\(\?[imsU]+:/g, '(?:'),
  );
}

function suggestRegex(pattern: string): string {
  const alternatives = splitAlternatives(escapeDots(pattern));
  if (
    alternatives.length > 1 &&
    !alternatives.every((alternative) => anchored(alternative) === alternative)
  ) {
    const inner = alternatives.map((alternative) =>
      alternative.replace(/^\^/, '').replace(/(\\\.)?\$?$/, ''),
    );
    return `^(${inner.join('|')})\\.$`;
  }
  return alternatives.map(anchored).join('|');
}

function anchored(pattern: string): string {
  const start = /^(\(\?[imsU]+\))?(\^|\\A|\.\*|\(\.\*\)|\(\^\|)/.test(pattern) ? pattern : `^${pattern}`;
  if (/(\.\*|\(\.\*\))$/.test(start)) return start;
  const body = /(?<!\\)(\\\\)*\$$/.test(start) ? start.slice(0, -1) : start;
  return `${/(\\\.\??|[*+)\]}])$/.test(body) && body !== start ? body : body.replace(/(\\\.)?$/, '\\.')}$`;
}

function whatIsLoose(pattern: string): string {
  const loose = [];
  if (escapeDots(pattern) !== pattern) loose.push('a dot without a backslash stands for any letter');
  if (suggestRegex(escapeDots(pattern)) !== escapeDots(pattern)) {
    loose.push('the whole name, which ends in a dot, must stand between ^ and $');
  }
  return loose.join('; ');
}

/** Puts a backslash before each dot that has none, is in no class, and is not repeated (`.*` is meant). */
function escapeDots(pattern: string): string {
  return scan(pattern, (character, rest) =>
    character === '.' && !/^[*+?{]/.test(rest) ? '\\.' : character,
  ).join('');
}

function splitAlternatives(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const piece of scan(pattern, (character) => character)) {
    if (piece === '(') depth++;
    if (piece === ')') depth--;
    if (piece === '|' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${piece}`);
  }
  return parts;
}

/** The pattern in pieces: escapes and classes whole and as they are, every other character as `each` gives it. */
function scan(pattern: string, each: (character: string, rest: string) => string): string[] {
  const pieces: string[] = [];
  for (const match of pattern.matchAll(/\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|[\s\S]/g)) {
    const [piece] = match;
    pieces.push(piece.length > 1 ? piece : each(piece, pattern.slice(match.index + 1)));
  }
  return pieces;
}
