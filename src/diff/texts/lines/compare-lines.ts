import type { TextPart } from '../../change.js';
import { align } from '../align/align.js';
import { gaps, type Range } from '../align/range.js';

/** A text as its lines, none of which holds its line break. */
interface Lines {
  readonly lines: readonly string[];
  readonly ending: 'LF' | 'CRLF' | 'none' | 'both';
  /** Whether a line break ends the last line. */
  readonly ended: boolean;
}

/** Each run of lines that differ is one part; white space counts, and so do line endings and the last line break. */
export function compareLines(from: string, to: string): TextPart[] {
  if (from === to) return [];
  const sides = [linesOf(from), linesOf(to)] as const;
  const endings = compareEndings(...sides);
  // Where a text has both, the CR of a line is part of it.
  const keep = sides.some(({ ending }) => ending === 'both');
  const [base, head] = keep ? sides : [withoutCr(sides[0]), withoutCr(sides[1])];
  return [...(keep ? [] : endings), ...compareAll(base.lines, head.lines), ...compareEnds(base, head)];
}

function linesOf(text: string): Lines {
  const lines = text.split('\n');
  const ended = lines.at(-1) === '';
  if (ended) lines.pop();
  const breaks = lines.length - (ended ? 0 : 1);
  const carriages = lines.slice(0, Math.max(breaks, 0)).filter((line) => line.endsWith('\r')).length;
  const ending = breaks <= 0 ? 'none' : carriages === 0 ? 'LF' : carriages === breaks ? 'CRLF' : 'both';
  return { lines, ending, ended };
}

/** A CR at the end of a last line that has no line break is part of it. */
function withoutCr({ lines, ending, ended }: Lines): Lines {
  if (ending !== 'CRLF') return { lines, ending, ended };
  const last = ended ? lines.length : lines.length - 1;
  return { lines: lines.map((line, at) => (at < last ? line.slice(0, -1) : line)), ending, ended };
}

function compareEndings(base: Lines, head: Lines): TextPart[] {
  if (base.ending === head.ending || base.ending === 'none' || head.ending === 'none') return [];
  return [{ how: 'changed', path: 'line endings', from: base.ending, to: head.ending }];
}

function compareEnds(base: Lines, head: Lines): TextPart[] {
  if (base.ended === head.ended || base.lines.length === 0 || head.lines.length === 0) return [];
  return [{ how: head.ended ? 'added' : 'removed', path: 'line break at the end' }];
}

function compareAll(base: readonly string[], head: readonly string[]): TextPart[] {
  const numbers = new Map<string, number>();
  const numbered = (line: string) => {
    const known = numbers.get(line);
    if (known === undefined) numbers.set(line, numbers.size);
    return known ?? numbers.size - 1;
  };
  const matches = align(base.map(numbered), head.map(numbered));
  const all: Range = { base: 0, baseEnd: base.length, head: 0, headEnd: head.length };
  return Array.from(gaps(matches, all)).flatMap((gap) => hunk(base, head, gap));
}

function hunk(base: readonly string[], head: readonly string[], gap: Range): TextPart[] {
  const from = base.slice(gap.base, gap.baseEnd);
  const to = head.slice(gap.head, gap.headEnd);
  if (from.length === 0 && to.length === 0) return [];
  const how = from.length === 0 ? 'added' : to.length === 0 ? 'removed' : 'changed';
  const path = `line ${(how === 'removed' ? gap.base : gap.head) + 1}`;
  return [
    {
      how,
      path,
      ...(how !== 'added' && { from: from.join('\n') }),
      ...(how !== 'removed' && { to: to.join('\n') }),
    },
  ];
}
