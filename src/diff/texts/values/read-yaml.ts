import { isCommonText } from '../../../yaml/load/characters.js';
import { construct, isMerge } from '../../../yaml/load/construct.js';
import { LIMITS } from '../../../yaml/load/limits.js';
import type { ListNode, MapNode, Node, ScalarNode } from '../../../yaml/load/node.js';
import type { Noted } from '../../../yaml/load/problem.js';
import type { Reading } from '../../../yaml/load/reading.js';
import { type Resolved, resolve } from '../../../yaml/load/resolve.js';
import { readStream } from '../../../yaml/load/stream.js';
import { Unreadable } from '../../../yaml/load/unreadable.js';
import { isList, isMap, type Value, Written } from './value.js';

/**
 * The documents of a text of YAML that are not empty, each a list or a map. Undefined if it cannot be read, or if there is
 * more to it than these values: keys that come twice, content behind its end, tags of a program's own.
 */
export function readYaml(text: string): Value[] | undefined {
  const documents = readSpelled(text);
  return documents?.every((value) => isList(value) || isMap(value)) ? documents : undefined;
}

/** The documents that are not empty, with the spelling of numbers and words; undefined as above. */
export function readSpelled(text: string): Value[] | undefined {
  if (text.length > LIMITS.length) return undefined;
  const documents: Value[] = [];
  for (const reading of readings(text)) {
    if (reading.error || !isExact(reading.problems)) return undefined;
    if (reading.value === undefined) continue;
    const value = spelledValue(reading);
    if (value === undefined) return undefined;
    documents.push(value);
  }
  return documents;
}

/** A number with too many digits keeps its spelling. */
function isExact(problems: readonly Noted[]): boolean {
  return problems.every(({ kind }) => kind === 'inexact-number');
}

function readings(text: string): Iterable<Reading> {
  const all = text.endsWith('\n') ? text : `${text}\n`;
  return readStream({ text: all, length: text.length, common: isCommonText(text), bounds: LIMITS });
}

/** Reads the document once more, with the spelling of its numbers; undefined for what is beyond that. */
function spelledValue({ nodes }: Reading): Value | undefined {
  const root = nodes();
  if (!root || !spell(root)) return undefined;
  try {
    const { value, problems } = construct(root, LIMITS.depth);
    // What the reader makes is JSON, but for the spellings that were put into its nodes.
    return problems.length === 0 ? (value as Value) : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Notes in the node, which nobody else has, how its scalars are spelled; false if it has tags of a program's own. */
function spell(node: Node): boolean {
  switch (node.kind) {
    case 'scalar':
      return spellScalar(node);
    case 'list':
      return isStandard(node) && node.items.every(spell);
    case 'map':
      return isStandard(node) && node.entries.every(({ key, value }) => spellKey(key) && spell(value));
    case 'alias':
      return true;
  }
}

function spellScalar(node: ScalarNode): boolean {
  if (!node.plain) return isStandard(node);
  const value = node.value === undefined ? resolve(node.text) : node.value;
  if (typeof value === 'number' && !Number.isFinite(value)) return false;
  // The reader hands on what a node is known to be without a look at it.
  if (!isAsWritten(node, value)) Object.assign(node, { value: new Written(node.text) });
  return isStandard(node);
}

/** Whether the value tells all that the text does. All readers of JSON take `1e2` for 100. */
function isAsWritten({ text, value: known }: ScalarNode, value: Resolved): boolean {
  if (typeof value === 'string' || value === null) return true;
  const isTooLong = Number.isInteger(value) && !Number.isSafeInteger(value);
  return !isTooLong && (known !== undefined || String(value) === text);
}

/** A key is what is written, so that `yes` and `true` are two. */
function spellKey(key: Node): boolean {
  if (key.kind !== 'scalar') return key.kind === 'alias';
  const merges: boolean = isMerge(key);
  if (merges) return true;
  if (key.plain && resolve(key.text) === null) return false;
  if (key.plain) Object.assign(key, { plain: false });
  return isStandard(key);
}

function isStandard({ tag = '' }: ScalarNode | ListNode | MapNode): boolean {
  return tag === '' || tag === '!' || tag.startsWith('tag:yaml.org,2002:');
}
