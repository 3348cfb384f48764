/** Each line break but those at the end of the text: what follows it is a line that needs its indentation. */
const INNER_LINE_BREAK = /\n(?!\n|$)/g;

/**
 * A text with line breaks as a literal block (`|`), its lines indented; without the line break after the last one.
 * Undefined if no block can hold it. The text must hold no character that needs an escape.
 */
export function blockScalar(text: string, indent: string): string | undefined {
  if (isUnfit(text)) return undefined;
  const lines = text.endsWith('\n') ? text.slice(0, -1) : text;
  return `|${indicator(text)}${chomping(text)}\n${indent}${lines.replace(INNER_LINE_BREAK, `\n${indent}`)}`;
}

/** Blanks alone on the last line would be lost, and a tab at the start is bad indentation for Go's reader. */
function isUnfit(text: string): boolean {
  return /\n[\t ]+$|^\n*\t/.test(text) || isBlank(text);
}

/** Whether there is nothing but blanks and line breaks, and at least one blank: the readers differ about these. */
function isBlank(text: string): boolean {
  return /^[\n\t ]*$/.test(text) && /[\t ]/.test(text);
}

/** How deep the block is must be told when it starts with spaces that are content. */
function indicator(text: string): string {
  return /^\n* /.test(text) ? '2' : '';
}

/** What becomes of the line breaks at the end: `-` there is none, `+` keep them all; just one is the default. */
function chomping(text: string): string {
  if (!text.endsWith('\n')) return '-';
  return /(?:^|\n)[\t ]*\n$/.test(text) ? '+' : '';
}
