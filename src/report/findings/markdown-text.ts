import { visible } from './visible.js';

/** What CommonMark, GitHub's tables, links, emoji and formulas are made of. */
const markup = /[\\`*_{}[\]<>|~&$:]|(?<=www)\./gi;
/** What GitHub makes a mention or a reference of, and so a message to somebody: `@name`, `#12`. */
const reference = /[@#](?=\w)/g;

/** Words that show as they are, in a table too, whatever is in them. */
export function prose(text: string): string {
  // A comment takes no room, and nobody is called by a name that is torn from its sign.
  return visible(text).replace(markup, '\\$&').replace(reference, '$&<!-- -->');
}

/** A name or a value: nothing in a code span has a meaning but its end. A table would cut it at a bar. */
export function code(text: string): string {
  const shown = visible(text);
  if (shown === '' || shown.includes('|')) return prose(text);
  const ticks = '`'.repeat(longestRun(shown) + 1);
  const space = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${ticks}${space}${shown}${space}${ticks}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}
