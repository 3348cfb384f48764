import { html } from '../html-text.js';
import { visible } from '../visible.js';
import { clipPair } from './clip.js';
import { type DiffLine, lineDiff, wholeDiff } from './line-diff.js';
import { type Row, signs } from './row.js';

/** In cells; what is longer wraps, but two values are cut where they are equal. */
const WIDEST = 240;
const MOST_NAMES = 12;
const classes = { '-': 'minus', '+': 'plus', ' ': 'same', '…': 'far' } as const;

export function code(text: string): string {
  return `<code>${html(text)}</code>`;
}

/** A part that is folded, unless it is open; the title is HTML. */
export function folded(title: string, inside: string, isOpen = false): string {
  return `<details${isOpen ? ' open' : ''}><summary>${title}</summary><div>\n${inside}</div></details>\n`;
}

export function chip(level: string): string {
  return `<span class="level ${html(level)}">${html(level)}</span>`;
}

/** All names; those beyond the first few are folded. */
export function nameList(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(code).join(', ');
  const rest = names.slice(MOST_NAMES);
  if (rest.length === 0) return `<p>${shown}</p>\n`;
  const items = rest.map((one) => `<li>${code(one)}</li>`).join('\n');
  return `<p>${shown}</p>\n${folded(`… and ${rest.length} more`, `<ul>${items}</ul>\n`)}`;
}

/** One difference: its path, and its values line by line. */
export function rowHtml(row: Row): string {
  const said = row.say ? ` <span class="dim">${html(row.say)}</span>` : '';
  const lines = diffOf(row).map(lineHtml).join('');
  const values = lines === '' ? '' : `<pre>${lines}</pre>`;
  const head = `${signs[row.how]} ${code(row.path)}${said}`;
  return `<div class="field">${head}${values}${row.rows.map(rowHtml).join('')}</div>\n`;
}

/** A text as it is, line by line. */
export function pre(text: string): string {
  return `<pre>${text
    .split('\n')
    .map((line) => `<span>${html(line)}</span>`)
    .join('')}</pre>\n`;
}

function diffOf({ from, to }: Row): readonly DiffLine[] {
  if (from === undefined) return to === undefined ? [] : wholeDiff(to, '+');
  if (to === undefined) return wholeDiff(from, '-');
  if (from.includes('\n') || to.includes('\n')) return lineDiff(from, to);
  const [left, right] = clipPair(visible(from), visible(to), WIDEST);
  return [
    { sign: '-', text: left },
    { sign: '+', text: right },
  ];
}

function lineHtml({ sign, text }: DiffLine): string {
  return `<span class="${classes[sign]}">${sign} ${html(text)}</span>`;
}
