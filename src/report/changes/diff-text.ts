import { visible } from '../visible.js';
import { clip, clipPair } from './clip.js';
import { type DiffLine, firstLines, lineDiff, wholeDiff } from './line-diff.js';
import type { Row } from './row.js';

/** In cells, and in lines of one value. */
const WIDEST = 160;
const MOST_LINES = 30;

const words = { added: 'added', removed: 'removed', changed: '', moved: '' } as const;

/** Rows as a difference that highlighters know: `@@ path @@`, then lines that begin with `-`, `+` or a blank. */
export function diffText(row: Row, above = ''): string {
  const path = above + clip(visible(row.path), WIDEST);
  const head = [path, row.say ?? '', row.rows.length > 0 ? '' : words[row.how]].filter(Boolean).join(' ');
  const own = row.rows.length > 0 && row.from === undefined && row.to === undefined ? '' : `@@ ${head} @@\n`;
  const lines = firstLines(valueLines(row), MOST_LINES).map(lineText);
  const inside = row.rows.map((inner) => diffText(inner, `${path}${row.say ? ` ${row.say}` : ''} › `));
  return [own, ...lines, ...inside].join('');
}

function lineText({ sign, text }: DiffLine): string {
  return sign === '…' ? `  … ${text}\n` : `${sign} ${clip(visible(text), WIDEST)}\n`;
}

function valueLines({ from, to }: Row): readonly DiffLine[] {
  if (from === undefined) return to === undefined ? [] : wholeDiff(to, '+');
  if (to === undefined) return wholeDiff(from, '-');
  if (from.includes('\n') || to.includes('\n')) return lineDiff(from, to);
  const [left, right] = clipPair(visible(from), visible(to), WIDEST);
  return [
    { sign: '-', text: left },
    { sign: '+', text: right },
  ];
}
