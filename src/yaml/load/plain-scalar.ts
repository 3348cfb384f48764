import { isBlank, isBlankOrEnd, isBreak, TAB } from './characters.js';
import { Gap } from './folding.js';
import type { Source } from './source.js';
import { Unreadable } from './unreadable.js';

/** A scalar and where the reader is after it. */
export interface ReadScalar {
  readonly text: string;
  readonly end: number;
  /** Where the line of `end` starts, if that is another line than the one it began on. */
  readonly lineStart: number | undefined;
  /** Of a scalar without quotes: whether line breaks follow it, which were read over. */
  readonly broken?: boolean;
}

const COLON = 0x3a;
const HASH = 0x23;

/** A scalar without quotes. Lines that are indented by `indent` or more continue it; in a flow collection, all do. */
export function readPlain(
  source: Source,
  start: number,
  startOfLine: number,
  indent: number,
  flow: boolean,
): ReadScalar {
  const gap = new Gap();
  let text = '';
  let at = start;
  let lineStart = startOfLine;
  while (!(at === lineStart && source.isMarker(at)) && source.code(at) !== HASH) {
    const end = wordsEnd(source, at, flow);
    if (end > at) {
      text += gap.broken ? gap.take() : '';
      text += source.slice(at, end);
      at = end;
    }
    while (isBlank(source.code(at))) at++;
    if (!isBreak(source.code(at))) break;
    while (isBlank(source.code(at)) || isBreak(source.code(at))) {
      if (isBreak(source.code(at))) {
        gap.add(source.breakText(at));
        at = source.afterBreak(at);
        lineStart = at;
      } else {
        if (source.code(at) === TAB && at - lineStart < indent && gap.broken) throw tabIndents(at);
        at++;
      }
    }
    if (!flow && at - lineStart < indent) break;
  }
  return { text, end: at, lineStart: lineStart === startOfLine ? undefined : lineStart, broken: gap.broken };
}

function tabIndents(at: number): Unreadable {
  return new Unreadable(
    'A tab indents this line; YAML allows spaces only.',
    'Replace the tab by spaces.',
    at,
  );
}

/** After the last word that belongs to the scalar on this line; blanks inside belong to it, those at its end don't. */
function wordsEnd(source: Source, start: number, flow: boolean): number {
  let end = start;
  for (let at = start; ; at++) {
    const code = source.code(at);
    if (isBlank(code)) {
      if (source.code(at + 1) === HASH) return end;
    } else if (isBlankOrEnd(code) || endsHere(source, at, flow)) return end;
    else end = at + 1;
  }
}

function endsHere(source: Source, at: number, flow: boolean): boolean {
  const code = source.code(at);
  return code === COLON ? isBlankOrEnd(source.code(at + 1)) : flow && isFlowIndicator(code);
}

/** `,`, `?`, `[`, `]`, `{`, `}`. */
function isFlowIndicator(code: number): boolean {
  return code === 0x2c || code === 0x3f || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d;
}
