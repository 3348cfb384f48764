import { type CharacterSet, complement, lastCodePoint, perlSets, posixSets, setOf } from './character-set.js';
import { parseEscape } from './parse-escape.js';
import type { Reader } from './reader.js';

type Range = readonly [number, number];

/** A class in brackets, the first of which has been read. `undefined` if it is none that is known here. */
export function parseClass(reader: Reader): CharacterSet | undefined {
  const negated = reader.take('^');
  const ranges: Range[] = [];
  for (let first = true; first || !reader.at(']'); first = false) {
    const item = reader.done ? undefined : parseItem(reader);
    if (!item) return undefined;
    ranges.push(...item);
  }
  reader.take(']');
  const set = setOf(ranges);
  return negated ? complement(set) : set;
}

function parseItem(reader: Reader): readonly Range[] | undefined {
  if (reader.at('[:')) return parsePosix(reader);
  const perl = parsePerl(reader);
  return perl ?? parseRange(reader);
}

function parsePosix(reader: Reader): CharacterSet | undefined {
  const [whole = '', not, name = ''] = reader.match(/\[:(\^?)([a-z]+):\]/y) ?? [];
  const set = Object.hasOwn(posixSets, name) ? posixSets[name] : undefined;
  if (!set) return undefined;
  reader.skip(whole.length);
  return not ? complement(set) : set;
}

/** `\d` and its kin, in a class or outside. */
export function parsePerl(reader: Reader): CharacterSet | undefined {
  const [whole = '', letter = ''] = reader.match(/\\([dswDSW])/y) ?? [];
  const set = perlSets[letter.toLowerCase()];
  if (!set) return undefined;
  reader.skip(whole.length);
  return letter === letter.toLowerCase() ? set : complement(set);
}

function parseRange(reader: Reader): readonly Range[] | undefined {
  const first = parseCharacter(reader);
  if (first === undefined) return undefined;
  if (!reader.at('-') || reader.at('-]')) return [[first, first]];
  reader.take('-');
  const last = parseCharacter(reader);
  return last === undefined || last < first ? undefined : [[first, last]];
}

function parseCharacter(reader: Reader): number | undefined {
  if (reader.at('\\')) return parseEscape(reader);
  const point = reader.next();
  return point !== undefined && point <= lastCodePoint ? point : undefined;
}
