import { html } from '../html-text.js';
import { codeSpan, prose } from '../markdown-text.js';
import { visible } from '../visible.js';

/** The most of one text; a name in Kubernetes has at most 253 characters. */
const MOST_OF_WORDS = 600;
const MOST_OF_A_NAME = 260;
const MOST_NAMES = 8;

/** What makes of a line a heading, a list or a rule, beside what is escaped everywhere. */
const blockStart = /^(\d*)([#+=.)-])/;

/** A name or a value, in a code span. */
export function name(text: string): string {
  return codeSpan(short(text, MOST_OF_A_NAME)) || '(no name)';
}

/** The first names, and how many more there are. */
export function names(all: readonly string[]): string {
  const more = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : '';
  return all.slice(0, MOST_NAMES).map(name).join(', ') + more;
}

/** Words, which may be the first ones of a line. */
export function words(text: string): string {
  const told = short(text, MOST_OF_WORDS).trimStart();
  // A bullet without words would underline the line above, and so make a heading of it.
  return told === '' ? '(nothing)' : prose(told).replace(blockStart, '$1\\$2');
}

/** A name where HTML is read, and Markdown is not: in the line of a folded part. */
export function htmlName(text: string): string {
  return `<code>${html(short(text, MOST_OF_A_NAME))}</code>`;
}

/** A part that is folded, unless it is open. The title is HTML; what is inside is Markdown and ends with a line feed. */
export function folded(title: string, inside: string, isOpen = false): string {
  return `<details${isOpen ? ' open' : ''}><summary>${title}</summary>\n\n${inside}\n</details>\n\n`;
}

/** A block of code that nothing in the text can end. Its line ends are kept, everything else that hides is shown. */
export function fence(language: string, text: string): string {
  const runs = (text.match(/`+/g) ?? []).map(({ length }) => length);
  const ticks = '`'.repeat(runs.reduce((longest, length) => Math.max(longest, length), 2) + 1);
  const lines = text.replace(/\n$/, '').split('\n').map(visible);
  return `${ticks}${language}\n${lines.join('\n')}\n${ticks}\n`;
}

/** A cut amid a character leaves half of one, which is then shown as an escape. */
function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
