import type { Bounds } from './limits.js';
import type { Entry, ListNode, MapNode, Node } from './node.js';
import { Scanner } from './scanner.js';
import type { Source } from './source.js';
import type { Token, TokenKind } from './token.js';
import { Unreadable } from './unreadable.js';

/** The first document of a source; what follows it is what Kubernetes never looks at. */
export interface Composed {
  /** Undefined if there is nothing but comments. */
  readonly root: Node | undefined;
  /** Where other content follows, behind the end of the document. */
  readonly ignored: number | undefined;
}

/** The tag and the anchor before a node. */
interface Properties {
  readonly at: number;
  readonly tag: string;
  readonly anchor: string | undefined;
}

/** Puts the tokens of a document together. Throws `Unreadable`, also for more levels or values than the bounds allow. */
export function compose(source: Source, bounds: Bounds): Composed {
  return new Composer(source, bounds).document();
}

class Composer {
  readonly #scanner: Scanner;
  readonly #deepest: number;
  readonly #most: number;
  readonly #anchors = new Map<string, Node>();
  readonly #prefixes = new Map<string, string>();
  #depth = 0;
  #values = 0;

  constructor(source: Source, { depth, values }: Bounds) {
    this.#scanner = new Scanner(source);
    this.#deepest = depth;
    this.#most = values;
  }

  document(): Composed {
    if (this.#is('end of text')) return { root: undefined, ignored: undefined };
    const { at } = this.#scanner.peek();
    const directives = this.#directives();
    for (const [handle, prefix] of DEFAULT_PREFIXES)
      if (!this.#prefixes.has(handle)) this.#prefixes.set(handle, prefix);
    const explicit = this.#is('---');
    if (directives && !explicit)
      throw new Unreadable(
        'A directive needs a line "---" after it, and Kubernetes takes that line for the end of the document.',
        'Remove the line that starts with %.',
        at,
      );
    if (explicit) this.#scanner.take();
    const empty = explicit && this.#is('%YAML', '%TAG', '---', '...', 'end of text');
    const root = empty ? this.#empty() : this.#node(true, false);
    return { root, ignored: this.#ignored() };
  }

  #directives(): boolean {
    let any = false;
    for (; this.#is('%YAML', '%TAG'); any = true) {
      const { kind, at, text = '', suffix = '' } = this.#scanner.take();
      if (kind === '%TAG' && !this.#prefixes.has(text)) this.#prefixes.set(text, suffix);
      else if (kind === '%TAG' || any || text !== '1.1')
        throw new Unreadable(
          kind === '%TAG' ? `%TAG declares ${text} twice.` : 'Kubernetes reads YAML 1.1 only.',
          'Remove this line.',
          at,
        );
    }
    return any;
  }

  #ignored(): number | undefined {
    const { kind, at } = this.#scanner.peek();
    if (kind === 'end of text') return undefined;
    if (kind !== '...') return at;
    const { text, end } = this.#scanner.source;
    let rest = at;
    for (NOTHING.lastIndex = at; NOTHING.test(text); ) rest = NOTHING.lastIndex;
    return rest < end ? rest : undefined;
  }

  #is(...kinds: TokenKind[]): boolean {
    return kinds.includes(this.#scanner.peek().kind);
  }

  #empty(): Node {
    return { kind: 'scalar', at: this.#scanner.peek().at, text: '', tag: '', plain: true, anchored: false };
  }

  /** `indentless`: a list may stand at the column of the key that it belongs to. */
  #node(block: boolean, indentless: boolean): Node {
    const first = this.#scanner.peek();
    if (++this.#values > this.#most)
      throw this.#unexpected(
        `This document has more than ${this.#most} values.`,
        'Split it into several documents, and leave out what is no manifest.',
      );
    if (first.kind === 'alias') return this.#alias(this.#scanner.take());
    const properties = this.#properties();
    const { kind, at } = this.#scanner.peek();
    if (indentless && kind === '-') return this.#indentlessList(properties);
    if (kind === 'scalar') return this.#scalar(this.#scanner.take(), properties);
    if (kind === '[') return this.#nested(() => this.#flowList(properties));
    if (kind === '{') return this.#nested(() => this.#flowMap(properties));
    if (block && kind === 'list') return this.#nested(() => this.#blockList(properties));
    if (block && kind === 'map') return this.#nested(() => this.#blockMap(properties));
    if (properties.tag === '' && properties.anchor === undefined)
      throw this.#unexpected('A value is expected here.', 'Write one, or put the text in quotes.');
    return this.#scalar({ kind: 'scalar', at, text: '', plain: properties.tag === '' }, properties);
  }

  #nested(read: () => Node): Node {
    if (++this.#depth > this.#deepest)
      throw this.#unexpected(
        `This lies more than ${this.#deepest} levels deep.`,
        'Make the document flatter.',
      );
    const node = read();
    this.#depth--;
    return node;
  }

  #alias({ at, text = '' }: Token): Node {
    const target = this.#anchors.get(text);
    if (!target)
      throw new Unreadable(
        `The alias "*${text}" stands for an anchor "&${text}", and there is none before it in this document.`,
        'Spell it like its anchor, or put a text that starts with "*" in quotes.',
        at,
      );
    return { kind: 'alias', at, target, anchored: false };
  }

  #properties(): Properties {
    const { at } = this.#scanner.peek();
    let tag = '';
    let anchor: string | undefined;
    const first = this.#scanner.peek().kind;
    if (first === 'anchor') anchor = this.#scanner.take().text;
    if (this.#is('tag')) tag = this.#tag(this.#scanner.take());
    if (first === 'tag' && this.#is('anchor')) anchor = this.#scanner.take().text;
    return { at, tag, anchor };
  }

  #tag({ at, text = '', suffix = '' }: Token): string {
    if (text === '') return suffix;
    const prefix = this.#prefixes.get(text);
    if (prefix === undefined)
      throw new Unreadable(
        `The handle of the tag "${text}${suffix}" is not declared.`,
        'Remove the tag.',
        at,
      );
    return prefix + suffix;
  }

  #anchored<N extends Node>(node: N, { anchor }: Properties): N {
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    return node;
  }

  #scalar({ text = '', plain = false }: Token, properties: Properties): Node {
    const { at, tag, anchor } = properties;
    const untyped = tag === '' ? plain : tag === '!';
    return this.#anchored(
      { kind: 'scalar', at, text, tag, plain: untyped, anchored: anchor !== undefined },
      properties,
    );
  }

  #list(properties: Properties): ListNode & { items: Node[] } {
    const { at, tag, anchor } = properties;
    return this.#anchored({ kind: 'list', at, tag, items: [], anchored: anchor !== undefined }, properties);
  }

  #map(properties: Properties): MapNode & { entries: Entry[] } {
    const { at, tag, anchor } = properties;
    return this.#anchored({ kind: 'map', at, tag, entries: [], anchored: anchor !== undefined }, properties);
  }

  #blockList(properties: Properties): Node {
    const list = this.#list(properties);
    this.#scanner.take();
    while (this.#is('-')) {
      this.#scanner.take();
      list.items.push(this.#is('-', 'end of block') ? this.#empty() : this.#node(true, false));
    }
    if (!this.#is('end of block'))
      throw this.#unexpected(
        'This is no item of the list.',
        'Start it with "- ", or indent it as what it belongs to.',
      );
    this.#scanner.take();
    return list;
  }

  #indentlessList(properties: Properties): Node {
    return this.#nested(() => {
      const list = this.#list(properties);
      while (this.#is('-')) {
        this.#scanner.take();
        list.items.push(this.#is('-', '?', ':', 'end of block') ? this.#empty() : this.#node(true, false));
      }
      return list;
    });
  }

  #blockMap(properties: Properties): Node {
    const map = this.#map(properties);
    this.#scanner.take();
    while (this.#is('?')) {
      const key = this.#part('end of block');
      const value = this.#is(':') ? this.#part('end of block') : this.#empty();
      map.entries.push({ key, value });
    }
    if (!this.#is('end of block'))
      throw this.#unexpected(
        'A key of the map is expected here.',
        'Write "key: value", indented like the keys before it.',
      );
    this.#scanner.take();
    return map;
  }

  /** What follows `?` or `:` in a block map. */
  #part(end: TokenKind): Node {
    this.#scanner.take();
    return this.#is('?', ':', end) ? this.#empty() : this.#node(true, true);
  }

  #flowList(properties: Properties): Node {
    const list = this.#list(properties);
    this.#scanner.take();
    while (!this.#is(']')) {
      if (list.items.length > 0) this.#comma(']');
      if (this.#is(']')) break;
      list.items.push(this.#is('?') ? this.#nested(() => this.#pair()) : this.#node(false, false));
    }
    this.#scanner.take();
    return list;
  }

  /** `a: b` as an item of a flow list: a map of one entry. */
  #pair(): Node {
    const { at } = this.#scanner.take();
    const key = this.#is(':', ',', ']') ? this.#empty() : this.#node(false, false);
    return { kind: 'map', at, entries: [{ key, value: this.#flowValue(']') }], anchored: false };
  }

  #flowMap(properties: Properties): Node {
    const map = this.#map(properties);
    this.#scanner.take();
    while (!this.#is('}')) {
      if (map.entries.length > 0) this.#comma('}');
      if (this.#is('}')) break;
      map.entries.push(this.#flowEntry());
    }
    this.#scanner.take();
    return map;
  }

  #flowEntry(): Entry {
    if (!this.#is('?')) return { key: this.#node(false, false), value: this.#empty() };
    this.#scanner.take();
    const key = this.#is(':', ',', '}') ? this.#empty() : this.#node(false, false);
    return { key, value: this.#flowValue('}') };
  }

  #flowValue(end: TokenKind): Node {
    if (!this.#is(':')) return this.#empty();
    this.#scanner.take();
    return this.#is(',', end) ? this.#empty() : this.#node(false, false);
  }

  #comma(end: string): void {
    if (!this.#is(','))
      throw this.#unexpected(
        `A "," or "${end}" is expected here.`,
        `Close the "${end}", or put the text in quotes.`,
      );
    this.#scanner.take();
  }

  #unexpected(what: string, fix: string): Unreadable {
    return new Unreadable(what, fix, this.#scanner.peek().at);
  }
}

const DEFAULT_PREFIXES = [
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
] as const;

/** Markers, blanks and comments, which say nothing. */
const NOTHING = /\.\.\.(?=\s)|[\s\ufeff]+|#.*/y;
