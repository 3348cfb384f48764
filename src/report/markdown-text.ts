import { visible } from './visible.js';

/** What CommonMark, GitHub's tables, links, emoji and formulas are made of. */
const markup = /[\\`*_{}[\]<>|~&$:]|(?<=www)\./gi;
/** What GitHub makes a mention or a reference of, and so a message to somebody: `@name`, `#12`, `GH-12`, GitLab's `!12`. */
const reference = /[@#!%](?=\w)|\bGH(?=-\d)/gi;

/** Words that show as they are, in a table too, whatever is in them. */
export function prose(text: string): string {
  // A comment takes no room, and nobody is called by a name that is torn from its sign.
  return visible(text).replace(markup, '\\$&').replace(reference, '$&<!-- -->');
}

/** A name or a value in a table, which would cut a code span at a bar. */
export function code(text: string): string {
  return visible(text).includes('|') ? prose(text) : codeSpan(text);
}

/** A name or a value, anywhere else: nothing in a code span has a meaning but its end. */
export function codeSpan(text: string): string {
  const shown = visible(text);
  if (shown === '') return '';
  const ticks = '`'.repeat(longestRun(shown) + 1);
  const space = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${ticks}${space}${shown}${space}${ticks}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}
