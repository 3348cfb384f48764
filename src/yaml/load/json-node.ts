import type { Entry, Node } from './node.js';
import { Unreadable } from './unreadable.js';

/** A value of JSON and where it ends. */
export interface JsonNode {
  readonly node: Node;
  readonly end: number;
}

const SPACES = /[ \t\r\n]*/y;
const WORD = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;

/** The value of JSON that starts at this offset, with the places of all its parts. Throws `Unreadable`. */
export function readJson(text: string, start: number, depth: number): JsonNode {
  const reader = new JsonReader(text, start, depth);
  const node = reader.value();
  return { node, end: reader.at };
}

class JsonReader {
  #depth = 0;

  constructor(
    readonly text: string,
    public at: number,
    readonly deepest: number,
  ) {}

  value(): Node {
    this.#skip();
    const char = this.text[this.at];
    if (char !== '{' && char !== '[') return char === '"' ? this.#string() : this.#word();
    if (++this.#depth > this.deepest)
      throw new Unreadable(
        `This lies more than ${this.deepest} levels deep.`,
        'Make the document flatter.',
        this.at,
      );
    const node = char === '{' ? this.#map() : this.#list();
    this.#depth--;
    return node;
  }

  #skip(): void {
    SPACES.lastIndex = this.at;
    SPACES.test(this.text);
    this.at = SPACES.lastIndex;
  }

  #map(): Node {
    const { at } = this;
    const entries: Entry[] = [];
    this.#members('}', () => {
      this.#skip();
      const key = this.#string();
      this.#expect(':');
      entries.push({ key, value: this.value() });
    });
    return { kind: 'map', at, entries, anchored: false };
  }

  #list(): Node {
    const { at } = this;
    const items: Node[] = [];
    this.#members(']', () => items.push(this.value()));
    return { kind: 'list', at, items, anchored: false };
  }

  #members(close: string, read: () => void): void {
    this.at++;
    this.#skip();
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (;;) {
      read();
      this.#skip();
      if (this.text[this.at] === close) break;
      this.#expect(',');
    }
    this.at++;
  }

  #expect(char: string): void {
    this.#skip();
    if (this.text[this.at] !== char) throw this.#broken(`A "${char}" is expected here.`);
    this.at++;
  }

  #string(): Node {
    const { at } = this;
    if (this.text[at] !== '"') throw this.#broken('A string in double quotes is expected here.');
    this.at = stringEnd(this.text, at);
    const text = this.#unescaped(this.text.slice(at, this.at), at);
    return { kind: 'scalar', at, text, tag: '', plain: false, value: text, anchored: false };
  }

  /** As in Go, half of a character becomes U+FFFD. */
  #unescaped(literal: string, at: number): string {
    try {
      // What starts with a quote can be nothing but a string.
      return (JSON.parse(literal) as string).replace(/\p{Cs}/gu, '\ufffd');
    } catch {
      this.at = at;
      throw this.#broken(
        'This string does not end, or holds a line break, a tab, or an escape that JSON has not.',
      );
    }
  }

  #word(): Node {
    const { at } = this;
    const text = this.#match(WORD, 'A value of JSON is expected here.');
    const value: number | boolean | null = JSON.parse(text);
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new Unreadable('No number is as large as this.', 'Write a smaller one.', at);
    return { kind: 'scalar', at, text, tag: '', plain: true, value, anchored: false };
  }

  #match(form: RegExp, what: string): string {
    form.lastIndex = this.at;
    const [found] = form.exec(this.text) ?? [];
    if (found === undefined) throw this.#broken(what);
    this.at += found.length;
    return found;
  }

  #broken(what: string): Unreadable {
    return new Unreadable(
      what,
      'Mend the JSON; a trailing comma or a comment is not allowed in it.',
      this.at,
    );
  }
}

/** After the quote that closes the string; the end of the text if there is none. */
export function stringEnd(text: string, start: number): number {
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return text.length;
    let backslash = quote;
    while (text.charCodeAt(backslash - 1) === 0x5c) backslash--;
    if ((quote - backslash) % 2 === 0) return quote + 1;
    from = quote + 1;
  }
}
