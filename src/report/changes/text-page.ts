import { cellWidth } from '../cell-width.js';
import type { Color, Paint } from '../paint.js';
import { visible } from '../visible.js';

/** What lines have to fit on. */
export interface Page {
  /** Columns. */
  readonly width: number;
  readonly paint: Paint;
}

/** Names beyond this many are counted. */
const MOST_NAMES = 8;
const LABEL = 'compatibility'.length;

/** Texts after a label, each on lines of its own; without a label they begin at the margin. Nothing for empty texts. */
export function labelled(
  label: string,
  texts: readonly string[],
  page: Page,
  color?: Color,
): readonly string[] {
  const told = texts.filter(Boolean);
  const indent = label === '' ? 0 : LABEL + 4;
  return told.flatMap((text, index) => {
    const lines = wrapped(visible(text), page.width - indent - (indent === 0 ? 2 : 0));
    const painted = lines.map((line) => (color ? page.paint(color, line) : line));
    const head = index === 0 ? page.paint('dim', label.padEnd(LABEL)) : ' '.repeat(LABEL);
    if (label === '') return painted.map((line, at) => (at === 0 ? line : `  ${line}`));
    return painted.map((line, at) => (at === 0 ? `  ${head}  ${line}` : `${' '.repeat(indent)}${line}`));
  });
}

/** `a, b, c`, or the first and how many more. */
export function named(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}

/** A text without line ends on lines of so many cells, broken at blanks where there are any. */
export function wrapped(text: string, width: number): readonly string[] {
  if (text.length <= width && cellWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let cells = 0;
  for (const word of text.split(' ')) {
    const wide = cellWidth(word);
    if (line !== '' && cells + 1 + wide <= width) {
      line += ` ${word}`;
      cells += 1 + wide;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    const parts = wide <= width ? [word] : broken(word, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
    cells = cellWidth(line);
  }
  return [...lines, line];
}

function broken(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  let cells = 0;
  for (const character of word) {
    const wide = cellWidth(character);
    if (cells + wide > width) {
      parts.push(part);
      part = '';
      cells = 0;
    }
    part += character;
    cells += wide;
  }
  return [...parts, part];
}
