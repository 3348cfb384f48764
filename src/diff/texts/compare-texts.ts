import type { TextChange } from '../change.js';
import { compareDirectives, corefile, corefilePlugins, nginx } from './compare-directives.js';
import {
  compareValues,
  env,
  ini,
  json,
  properties,
  toml,
  type ValueLanguage,
  yaml,
} from './compare-values.js';
import { hintOf, looksLikeData, looksLikeIni, looksLikeNginx, type NameHint } from './language-of.js';
import { compareLines } from './lines/compare-lines.js';

/**
 * What differs between two texts in their own terms. `name` is the key of the ConfigMap, or the name of the field: it tells
 * the language, or else both texts do. A text that cannot be read in it, on either side, is compared by its lines. Never
 * throws. Without parts, the texts mean the same.
 */
export function compareTexts(name: string, from: string, to: string): TextChange {
  const hint = hintOf(name);
  const change = hint ? compareAs(hint, from, to) : guess(name, from, to);
  // However the structure was read, what differs is shown.
  return change ?? { language: 'text', parts: compareLines(from, to) };
}

function compareAs(hint: NonNullable<NameHint>, from: string, to: string): TextChange | undefined {
  switch (hint) {
    case 'text':
      return undefined;
    case 'nginx':
      return compareDirectives(nginx, from, to);
    case 'corefile':
      return compareDirectives(corefile, from, to);
    case 'corefile-plugins':
      return compareDirectives(corefilePlugins, from, to);
    default:
      return compareValues(VALUES[hint], from, to);
  }
}

const VALUES = { yaml, json, toml, ini, properties, env } as const;

/** JSON, YAML and nginx can be told from what they hold, and so can an ini file that is called `.conf` or `.cfg`. */
function guess(name: string, from: string, to: string): TextChange | undefined {
  const both = [from, to];
  const isIni = /\.(?:conf|cfg)$/i.test(name) && both.some(looksLikeIni);
  if (isIni) return compareValues(ini, from, to);
  if (both.some(looksLikeNginx)) return compareDirectives(nginx, from, to);
  if (both.some((text) => text.startsWith('#!'))) return undefined;
  const isJson = both.every((text) => /^\s*[[{]/.test(text));
  return (isJson ? compareValues(json, from, to) : undefined) ?? compareValues(data, from, to);
}

const data: ValueLanguage = {
  ...yaml,
  read: (text) => {
    const documents = yaml.read(text);
    return documents && looksLikeData(documents) ? documents : undefined;
  },
};
