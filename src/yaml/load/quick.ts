import type { JsonValue } from '../../model/manifest.js';
import { readBlock } from './block-scalar.js';
import { readPlain } from './plain-scalar.js';
import { readQuoted } from './quoted-scalar.js';
import { resolve } from './resolve.js';
import type { Source } from './source.js';

/** Thrown by the quick reader for whatever it leaves to the thorough one; it says nothing about the text. */
export class Declined extends Error {
  override readonly name = 'Declined';
}

const DECLINED = new Declined('declined');

const TAB = 0x09;
const LF = 0x0a;
const SPACE = 0x20;
const DOUBLE = 0x22;
const HASH = 0x23;
const SINGLE = 0x27;
const DASH = 0x2d;
const COLON = 0x3a;

/** A key may be longer; few are. */
const LONGEST_KEY = 500;

/** 1: a scalar without quotes may start with it; 2: it may, and the scalar is a string whatever follows; 0: neither. */
const STARTS = new Uint8Array(128).fill(2, 0x21, 0x7f);
for (const char of '-+.0123456789yYnNtTfFoO~') STARTS[char.charCodeAt(0)] = 1;
for (const char of '?:,[]{}#&*!|>\'"%@`') STARTS[char.charCodeAt(0)] = 0;

/**
 * Reads what nearly all manifests are written in: block lists and maps, scalars of all styles, empty flow collections, and
 * flow lists on one line. It throws `Declined` for everything else, errors included, so that it needs to know no rule in
 * full: what it reads, it reads as the thorough reader does, several times as fast.
 */
export function readQuickly(source: Source, depth: number): JsonValue | undefined {
  return new QuickReader(source, depth).document();
}

class QuickReader {
  readonly #text: string;
  readonly #end: number;
  /** The first character of the line that is next, after its indentation; or of what is next on this line. */
  #at = 0;
  /** Its column; -1 after the last line. */
  #column = -1;
  #depth = 0;

  constructor(
    readonly source: Source,
    readonly deepest: number,
  ) {
    this.#text = source.text;
    this.#end = source.end;
  }

  document(): JsonValue | undefined {
    const { start } = this.source;
    this.#line(this.#text.startsWith('---', start) ? this.#restOfLine(start + 3) : start);
    if (this.#column < 0) return undefined;
    const value = this.#node(-1);
    if (this.#column >= 0) throw DECLINED;
    return value;
  }

  /** On to the first line at or after `start` that is not empty and no comment. */
  #line(start: number): void {
    const text = this.#text;
    for (let lineStart = start; lineStart < this.#end; ) {
      let at = lineStart;
      let code = text.charCodeAt(at);
      while (code === SPACE) code = text.charCodeAt(++at);
      if (code === LF) lineStart = at + 1;
      else if (code === HASH) lineStart = text.indexOf('\n', at) + 1;
      else {
        if (at === lineStart && this.source.isMarker(at)) throw DECLINED;
        this.#at = at;
        this.#column = at - lineStart;
        return;
      }
    }
    this.#column = -1;
  }

  /** Where the next line starts, if there is nothing but spaces and a comment before it. */
  #restOfLine(start: number): number {
    const text = this.#text;
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === LF) return at + 1;
    if (code !== HASH || at === start) throw DECLINED;
    return text.indexOf('\n', at) + 1;
  }

  /** The list, map or scalar at this place, in a collection whose column is `parent`. */
  #node(parent: number): JsonValue {
    const code = this.#text.charCodeAt(this.#at);
    if (code === DASH && this.#isDash()) return this.#list(this.#column);
    const colon = this.#colon(code);
    return colon < 0 ? this.#scalar(this.#at, parent) : this.#map(this.#column, colon);
  }

  #isDash(): boolean {
    const next = this.#text.charCodeAt(this.#at + 1);
    return this.#text.charCodeAt(this.#at) === DASH && (next === SPACE || next === LF);
  }

  #list(column: number): JsonValue {
    if (++this.#depth > this.deepest) throw DECLINED;
    const text = this.#text;
    const items: JsonValue[] = [];
    do {
      let at = this.#at + 1;
      while (text.charCodeAt(at) === SPACE) at++;
      const code = text.charCodeAt(at);
      if (code === LF || code === HASH) {
        this.#line(text.indexOf('\n', at) + 1);
        items.push(this.#column > column ? this.#node(column) : null);
      } else {
        this.#column += at - this.#at;
        this.#at = at;
        items.push(this.#node(column));
      }
    } while (this.#column === column && this.#isDash());
    if (this.#column > column) throw DECLINED;
    this.#depth--;
    return Object.freeze(items);
  }

  #map(column: number, firstColon: number): JsonValue {
    if (++this.#depth > this.deepest) throw DECLINED;
    const fields: Record<string, JsonValue> = {};
    for (let colon = firstColon; ; ) {
      const key = this.#key(colon);
      if (fields[key] !== undefined || key === '__proto__') this.#refuse(fields, key);
      fields[key] = this.#value(colon + 1, column);
      if (this.#column !== column) break;
      colon = this.#colon(this.#text.charCodeAt(this.#at));
      if (colon < 0) throw DECLINED;
    }
    if (this.#column > column) throw DECLINED;
    this.#depth--;
    return Object.freeze(fields);
  }

  /** Not for what every object inherits, such as `constructor`. */
  #refuse(fields: object, key: string): void {
    if (key === '__proto__' || Object.hasOwn(fields, key)) throw DECLINED;
  }

  /** Where the `:` is, if a key starts here that ends on this line; else -1. */
  #colon(code: number): number {
    return code === DOUBLE || code === SINGLE ? this.#colonAfterQuotes(code) : this.#colonAfterWords();
  }

  #colonAfterQuotes(quote: number): number {
    const text = this.#text;
    const colon = text.indexOf(quote === DOUBLE ? '"' : "'", this.#at + 1) + 1;
    const next = text.charCodeAt(colon + 1);
    if (colon === 0 || text.charCodeAt(colon) !== COLON || (next !== SPACE && next !== LF)) return -1;
    const key = text.slice(this.#at, colon);
    return key.includes('\n') || key.includes('\\') ? -1 : colon;
  }

  #colonAfterWords(): number {
    const text = this.#text;
    for (let at = this.#at; ; at++) {
      const code = text.charCodeAt(at);
      if (code === LF) return -1;
      if (code === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === SPACE || next === LF) return at;
      } else if (code === HASH && text.charCodeAt(at - 1) === SPACE) return -1;
      else if (code === TAB) throw DECLINED;
    }
  }

  #key(colon: number): string {
    const first = this.#text.charCodeAt(this.#at);
    if (colon - this.#at > LONGEST_KEY) throw DECLINED;
    if (first === DOUBLE || first === SINGLE) return this.#text.slice(this.#at + 1, colon - 1);
    const key = this.#text.slice(this.#at, colon);
    const start = this.#start(this.#at);
    const last = this.#text.charCodeAt(colon - 1);
    if (start === 0 || last === SPACE || key === '<<') throw DECLINED;
    if (start === 1 && typeof resolve(key) !== 'string') throw DECLINED;
    return key;
  }

  /** As in `STARTS`; other characters than those of ASCII mean nothing to YAML. */
  #start(at: number): number {
    const code = this.#text.charCodeAt(at);
    if (code >= 128) return 2;
    // A dash before a blank is no scalar; nor is one before the end.
    if (code === DASH && this.#isBlank(at + 1)) return 0;
    return STARTS[code] ?? 0;
  }

  #isBlank(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return code === SPACE || code === LF || code === TAB;
  }

  /** What follows the `:` of a key in a map of this column. */
  #value(start: number, column: number): JsonValue {
    const text = this.#text;
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code !== LF && code !== HASH) return this.#scalar(at, column);
    this.#line(text.indexOf('\n', at) + 1);
    if (this.#column > column) return this.#node(column);
    return this.#column === column && this.#isDash() ? this.#list(column) : null;
  }

  /** A scalar or a flow collection, to the end of its last line. */
  #scalar(at: number, parent: number): JsonValue {
    const code = this.#text.charCodeAt(at);
    if (code === DOUBLE || code === SINGLE) return this.#quoted(at, code);
    const start = this.#start(at);
    if (start !== 0) return this.#plain(at, parent, start);
    if (code === 0x7c || code === 0x3e) return this.#block(at, parent);
    if (code === 0x5b || code === 0x7b) return this.#flow(at);
    throw DECLINED;
  }

  #quoted(start: number, quote: number): string {
    const text = this.#text;
    const end = text.indexOf(quote === DOUBLE ? '"' : "'", start + 1);
    const inner = text.slice(start + 1, end);
    const simple =
      end > start && !inner.includes('\n') && !inner.includes('\\') && text.charCodeAt(end + 1) !== quote;
    if (simple) {
      this.#line(this.#restOfLine(end + 1));
      return inner;
    }
    const read = readQuoted(this.source, start);
    this.#line(this.#restOfLine(read.end));
    return read.text;
  }

  #block(start: number, parent: number): string {
    const read = readBlock(this.source, start, parent);
    this.#line(read.lineStart ?? read.end);
    return read.text;
  }

  #plain(start: number, parent: number, kind: number): JsonValue {
    const text = this.#text;
    let end = start;
    let at = start + 1;
    for (let code = text.charCodeAt(start); code !== LF; code = text.charCodeAt(at++)) {
      if (code === SPACE) {
        if (text.charCodeAt(at) === HASH) {
          this.#line(text.indexOf('\n', at) + 1);
          return this.#resolved(text.slice(start, end), kind);
        }
      } else if (code === TAB || (code === COLON && this.#isBlank(at))) throw DECLINED;
      else end = at;
    }
    this.#line(at);
    return this.#column > parent
      ? this.#plainLines(start, parent)
      : this.#resolved(text.slice(start, end), kind);
  }

  /** A scalar that goes on, on lines that are indented more than the collection. */
  #plainLines(start: number, parent: number): JsonValue {
    const read = readPlain(this.source, start, -1, parent + 1, false);
    if (!read.broken || read.lineStart === undefined) throw DECLINED;
    this.#line(read.lineStart);
    if (this.#column > parent) throw DECLINED;
    return this.#resolved(read.text, 1);
  }

  #resolved(text: string, kind: number): JsonValue {
    if (kind === 2) return text;
    const value = resolve(text);
    if (typeof value === 'number' && !isSafe(value)) throw DECLINED;
    return value;
  }

  #flow(start: number): JsonValue {
    const text = this.#text;
    const next = text.charCodeAt(start + 1);
    if (text.charCodeAt(start) === 0x7b) {
      if (next !== 0x7d) throw DECLINED;
      this.#line(this.#restOfLine(start + 2));
      return Object.freeze({});
    }
    const items: JsonValue[] = [];
    let at = start + 1;
    if (next === 0x5d) at++;
    else
      for (let more = true; more; ) {
        at = this.#flowItem(at, items);
        more = text.charCodeAt(at++) !== 0x5d;
      }
    this.#line(this.#restOfLine(at));
    return Object.freeze(items);
  }

  /** One item of a flow list on one line; returns where the `,` or `]` after it is. */
  #flowItem(start: number, items: JsonValue[]): number {
    const text = this.#text;
    let from = start;
    while (text.charCodeAt(from) === SPACE) from++;
    ITEM.lastIndex = from;
    const found = ITEM.exec(text);
    if (!found) throw DECLINED;
    const [all, double, single, plain] = found;
    items.push(plain === undefined ? (double ?? single ?? '') : this.#resolved(plain, 1));
    return from + all.length - 1;
  }
}

const ITEM = /(?:"([^"\\\n]*)"|'([^'\n]*)'|([\w./=$+-]*[\w./=$+])) *[,\]]/y;

function isSafe(value: number): boolean {
  return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
}
