import type { TextChange, TextLanguage, TextPart } from '../change.js';
import { meaningFor, readerOf } from './promql/meaning.js';
import { compareTrees, type Style } from './values/compare-trees.js';
import { readEnv } from './values/read-env.js';
import { readIni } from './values/read-ini.js';
import { readJson } from './values/read-json.js';
import { readProperties } from './values/read-properties.js';
import { readToml } from './values/read-toml.js';
import { readYaml } from './values/read-yaml.js';
import { Trees } from './values/tree.js';
import type { Value } from './values/value.js';
import { jsonText, yamlText } from './values/value-text.js';

/** A language whose texts are maps, lists and scalars. */
export interface ValueLanguage {
  readonly language: TextLanguage;
  /** The documents of a text; undefined for one that is not of this language. */
  readonly read: (text: string) => readonly Value[] | undefined;
  readonly style: Style;
}

const nested: Style = { field: fieldPath, text: yamlText };
/** Keys that often have dots in them, and values that are all strings. */
const flat: Style = {
  field: (at, key) => (at === '' ? key : `${at} ${key}`),
  text: (value) => (typeof value === 'string' ? value : yamlText(value)),
};

export const yaml: ValueLanguage = { language: 'yaml', read: readYaml, style: nested };
export const json: ValueLanguage = { language: 'json', read: readJson, style: { ...nested, text: jsonText } };
export const toml: ValueLanguage = { language: 'toml', read: readToml, style: nested };
export const ini: ValueLanguage = { language: 'ini', read: readIni, style: flat };
export const properties: ValueLanguage = { language: 'properties', read: readProperties, style: flat };
export const env: ValueLanguage = { language: 'properties', read: readEnv, style: flat };

/** `a.b`, or `a["b.c"]` where the key is no word. */
function fieldPath(at: string, key: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${at}[${JSON.stringify(key)}]`;
  return at === '' ? key : `${at}.${key}`;
}

/** What differs between two texts of this language; undefined if one of them is not, or if that is not the whole of it. */
export function compareValues(of: ValueLanguage, from: string, to: string): TextChange | undefined {
  const base = of.read(from);
  const head = base && of.read(to);
  if (!head) return undefined;
  const reader = readerOf(base) ?? readerOf(head);
  const trees = new Trees(reader && meaningFor);
  const language = of.language === 'yaml' && reader === 'prometheus' ? 'prometheus' : of.language;
  const [before, after] = [trees.of(base), trees.of(head)];
  const parts = compareDocuments(trees, base, head, of.style);
  return parts.length > 0 || before.id === after.id ? { language, parts } : undefined;
}

/** One document on either side is the text; of several, each has its place in the path. */
function compareDocuments(
  trees: Trees,
  base: readonly Value[],
  head: readonly Value[],
  style: Style,
): TextPart[] {
  if (base.length > 1 || head.length > 1)
    return compareTrees(trees.of(base), trees.of(head), 'document', style);
  const [before, after] = [base, head].map(([only]) => (only === undefined ? undefined : trees.of(only)));
  return compareTrees(before, after, '', style);
}
