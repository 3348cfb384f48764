import { cellWidth } from '../cell-width.js';
import type { Color } from '../paint.js';
import { visible } from '../visible.js';
import { clip, clipPair } from './clip.js';
import { type DiffLine, firstLines, lineDiff, wholeDiff } from './line-diff.js';
import { type Row, signs } from './row.js';
import { type Page, wrapped } from './text-page.js';

/** Of one value; what is left out is counted. */
const MOST_LINES = 40;
/** Paths beyond this share of the line do not push the values of others to the right. */
const WIDEST_PATH = 0.6;
/** Nested deeper than this, rows stay where they are. */
const DEEPEST = 16;

const colorOf: Readonly<Record<string, Color>> = {
  '+': 'green',
  '-': 'red',
  '~': 'yellow',
  '↕': 'cyan',
  ' ': 'dim',
  '…': 'dim',
};

/** One row a line where it fits, the values aligned; longer values below their path. */
export function rowLines(rows: readonly Row[], page: Page, indent: number): readonly string[] {
  const most = Math.floor((page.width - indent) * WIDEST_PATH);
  const widths = rows.map(({ path }) => cellWidth(visible(path))).filter((width) => width <= most);
  const pathWidth = widths.reduce((widest, width) => Math.max(widest, width), 0);
  return rows.flatMap((row) => linesOf(row, page, Math.min(indent, DEEPEST), pathWidth));
}

function linesOf(row: Row, page: Page, indent: number, pathWidth: number): readonly string[] {
  const path = visible(row.path);
  const short = shortValue(row);
  const column = indent + 2 + Math.max(pathWidth, cellWidth(path)) + 2;
  if (short !== undefined && column + cellWidth(short) <= page.width) {
    const gap = short === '' ? '' : ' '.repeat(column - indent - 2 - cellWidth(path));
    return [
      `${' '.repeat(indent)}${sign(signs[row.how], page)} ${path}${gap}${painted(row, short, page)}`,
      ...rowLines(row.rows, page, indent + 2),
    ];
  }
  return [
    ...pathLines(row, path, page, indent),
    ...valueLines(row, page, indent + 4),
    ...rowLines(row.rows, page, indent + 2),
  ];
}

/** Its value on one line, or undefined if it has several. */
function shortValue({ from, to, say }: Row): string | undefined {
  if (from?.includes('\n') || to?.includes('\n')) return undefined;
  const values = [from, to].filter((value) => value !== undefined).map(visible);
  return [values.join(' → '), say].filter(Boolean).join(' ');
}

function painted({ from, to, say }: Row, short: string, { paint }: Page): string {
  if (from === undefined && to === undefined) return say ? paint('dim', short) : short;
  const values = [
    from === undefined ? '' : paint('red', visible(from)),
    to === undefined ? '' : paint('green', visible(to)),
  ].filter(Boolean);
  return [values.join(' → '), say ? paint('dim', say) : ''].filter(Boolean).join(' ');
}

function pathLines(row: Row, path: string, page: Page, indent: number): readonly string[] {
  const head = row.say ? `${path} ${row.say}` : path;
  return wrapped(head, page.width - indent - 2).map(
    (line, at) => `${' '.repeat(indent)}${at === 0 ? sign(signs[row.how], page) : ' '} ${line}`,
  );
}

function valueLines({ from, to }: Row, page: Page, indent: number): readonly string[] {
  return firstLines(diffOf(from, to, page.width - indent - 2), MOST_LINES).map(
    ({ sign: mark, text }) =>
      `${' '.repeat(indent)}${sign(mark, page)} ${inColor(mark, clip(visible(text), page.width - indent - 2), page)}`,
  );
}

/** The lines of one or two values: two short ones are cut where they are equal. */
function diffOf(from: string | undefined, to: string | undefined, width: number): readonly DiffLine[] {
  if (from === undefined) return to === undefined ? [] : wholeDiff(to, '+');
  if (to === undefined) return wholeDiff(from, '-');
  if (from.includes('\n') || to.includes('\n')) return lineDiff(from, to);
  const [left, right] = clipPair(visible(from), visible(to), width);
  return [
    { sign: '-', text: left },
    { sign: '+', text: right },
  ];
}

function sign(mark: string, page: Page): string {
  return inColor(mark, mark, page);
}

function inColor(mark: string, text: string, { paint }: Page): string {
  return paint(colorOf[mark] ?? 'dim', text);
}
