import type { TextChange, TextLanguage } from '../change.js';
import { compareEntries } from './entries/compare-entries.js';
import { type Directive, Entries } from './entries/entry.js';
import { readCorefile } from './entries/read-corefile.js';
import { readNginx } from './entries/read-nginx.js';

/** A language whose texts are directives, some with others in braces. */
export interface DirectiveLanguage {
  readonly language: TextLanguage;
  /** The text as one directive without words; undefined for one that is not of this language. */
  readonly read: (text: string) => Directive | undefined;
}

export const corefile: DirectiveLanguage = {
  language: 'corefile',
  read: (text) => readCorefile(text, 'servers'),
};
/** What a Corefile imports into a server block. */
export const corefilePlugins: DirectiveLanguage = {
  language: 'corefile',
  read: (text) => readCorefile(text, 'plugins'),
};
export const nginx: DirectiveLanguage = { language: 'nginx', read: readNginx };

/** What differs between two texts of this language; undefined if one of them is not. */
export function compareDirectives(
  { language, read }: DirectiveLanguage,
  from: string,
  to: string,
): TextChange | undefined {
  const base = read(from);
  const head = base && read(to);
  if (!head) return undefined;
  const entries = new Entries();
  const [before, after] = [entries.of(base), entries.of(head)];
  const parts = compareEntries(before, after);
  return parts.length > 0 || before.id === after.id ? { language, parts } : undefined;
}
