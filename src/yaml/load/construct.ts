import type { JsonValue } from '../../model/manifest.js';
import { child, type Pointer } from '../../model/pointer.js';
import { Expansion } from './expansion.js';
import type { AliasNode, Entry, ListNode, MapNode, Node, ScalarNode } from './node.js';
import type { Noted } from './problem.js';
import { integerOf } from './resolve.js';
import { keyText, scalarValue } from './scalar-value.js';
import { Unreadable } from './unreadable.js';

/** A value, all of it frozen, and what there is to say about it. */
export interface Constructed {
  readonly value: JsonValue;
  readonly problems: readonly Noted[];
}

/** Makes the JSON of a document that Kubernetes makes. Throws `Unreadable`. */
export function construct(root: Node, depth: number): Constructed {
  const maker = new Constructor(depth);
  return { value: maker.value(root), problems: maker.problems };
}

/** A map that is being filled. */
interface Unfinished {
  readonly fields: Record<string, JsonValue>;
  /** Where each key that the map itself has was seen first; merged ones are meant to be overridden. */
  readonly seen: Map<string, number>;
}

/** What an anchor stands for, made once. */
interface Shared {
  readonly value: JsonValue;
  readonly size: number;
  readonly height: number;
}

class Constructor {
  readonly problems: Noted[] = [];
  readonly #deepest: number;
  readonly #expansion = new Expansion();
  readonly #shared = new Map<Node, Shared>();
  /** What is being made just now; an alias to it would have no end. */
  readonly #open = new Set<Node>();
  readonly #path: (string | number)[] = [];
  #depth = 0;
  /** How deep values went, for the height of what an anchor stands for. */
  #reached = 0;

  constructor(depth: number) {
    this.#deepest = depth;
  }

  value(node: Node): JsonValue {
    this.#expansion.step(node.at);
    return node.anchored ? this.#sharedValue(node).value : this.#ownValue(node);
  }

  #pointer(): Pointer {
    return this.#path.reduce<Pointer>(child, '');
  }

  #below(step: string | number, node: Node): JsonValue {
    this.#path.push(step);
    const value = this.value(node);
    this.#path.pop();
    return value;
  }

  #ownValue(node: Node): JsonValue {
    switch (node.kind) {
      case 'scalar':
        return this.#scalar(node);
      case 'list':
        return this.#nested(node, () => this.#list(node));
      case 'map':
        return this.#nested(node, () => this.#map(node));
      case 'alias':
        return this.#alias(node);
    }
  }

  #nested(node: Node, make: () => JsonValue): JsonValue {
    this.#enter(node, 1);
    this.#depth++;
    const value = make();
    this.#depth--;
    return value;
  }

  #enter(node: Node, levels: number): void {
    const depth = this.#depth + levels;
    if (depth > this.#deepest)
      throw new Unreadable(
        `This lies more than ${this.#deepest} levels deep.`,
        'Make the document flatter.',
        node.at,
      );
    this.#reached = Math.max(this.#reached, depth);
  }

  #sharedValue(node: Node): Shared {
    const [before, reached] = [this.#expansion.steps, this.#reached];
    this.#open.add(node);
    this.#reached = this.#depth;
    const value = this.#ownValue(node);
    const shared = { value, size: this.#expansion.steps - before + 1, height: this.#reached - this.#depth };
    this.#reached = Math.max(this.#reached, reached);
    this.#open.delete(node);
    this.#shared.set(node, shared);
    return shared;
  }

  #alias(alias: AliasNode): JsonValue {
    const { target } = alias;
    if (this.#open.has(target))
      throw new Unreadable(
        'This alias stands for a value that contains the alias.',
        'Write out what is meant.',
        alias.at,
      );
    const known = this.#shared.get(target);
    if (!known) return this.#expansion.within(() => this.value(target));
    this.#enter(alias, known.height);
    this.#expansion.expand(known.size, alias.at);
    return known.value;
  }

  #scalar(node: ScalarNode): JsonValue {
    const value = node.value === undefined ? scalarValue(node) : node.value;
    if (typeof value !== 'number') return value;
    if (!Number.isFinite(value))
      throw new Unreadable(
        'JSON has no such number.',
        'Write a finite number, or a string in quotes.',
        node.at,
      );
    if (!Number.isSafeInteger(value) && integerOf(node.text.replaceAll('_', '')) !== undefined)
      this.problems.push(inexact(node, this.#pointer()));
    return value;
  }

  #list({ items }: ListNode): JsonValue {
    return Object.freeze(items.map((item, index) => this.#below(index, item)));
  }

  #map(node: MapNode): JsonValue {
    const map: Unfinished = { fields: {}, seen: new Map() };
    for (const entry of node.entries) this.#entry(map, entry);
    return Object.freeze(map.fields);
  }

  #entry(map: Unfinished, { key, value }: Entry) {
    if (isMerge(key)) return this.#merge(map.fields, value);
    const name = this.#key(key);
    const before = map.seen.get(name);
    if (before === undefined) map.seen.set(name, key.at);
    else this.problems.push(duplicate(name, child(this.#pointer(), name), key.at, before));
    put(map.fields, name, this.#below(name, value));
  }

  #key(node: Node): string {
    this.#expansion.step(node.at);
    const key = node.kind === 'alias' ? this.#aliasedKey(node) : node;
    const text = key.kind === 'scalar' ? keyText(key) : undefined;
    if (text === undefined) throw badKey(key);
    return text;
  }

  #aliasedKey({ target, at }: AliasNode): Node {
    this.#expansion.expand(1, at);
    return target;
  }

  /** `<<`: what it names goes into the map, over what is there already. The first of several wins. */
  #merge(into: Record<string, JsonValue>, node: Node): void {
    const maps = node.kind === 'list' ? node.items : [node];
    for (const map of maps) requireMap(map);
    for (const map of [...maps].reverse()) this.#mergeOne(into, map);
  }

  #mergeOne(into: Record<string, JsonValue>, node: Node): void {
    const value = this.value(node);
    // requireMap() has seen to it.
    for (const [key, field] of Object.entries(value as Record<string, JsonValue>)) put(into, key, field);
  }
}

function isMap(node: Node): boolean {
  return node.kind === 'map' || (node.kind === 'alias' && node.target.kind === 'map');
}

function requireMap(node: Node): void {
  if (!isMap(node))
    throw new Unreadable(
      'What "<<" merges must be a map, or a list of maps.',
      'Name an anchor of a map.',
      node.at,
    );
}

/** Whether the key is YAML 1.1's `<<`. */
export function isMerge(key: Node): key is ScalarNode {
  return key.kind === 'scalar' && key.text === '<<' && (key.plain || key.tag === 'tag:yaml.org,2002:merge');
}

/** An assignment to `__proto__` would set the prototype. */
function put(fields: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key !== '__proto__') fields[key] = value;
  else Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true });
}

function badKey(key: Node): Unreadable {
  return key.kind === 'scalar'
    ? new Unreadable(
        'A key must be a string; this one is null or too large an integer.',
        'Put it in quotes.',
        key.at,
      )
    : new Unreadable('A key must be a string; this one is a map or a list.', 'Put it in quotes.', key.at);
}

function duplicate(key: string, at: Pointer, offset: number, first: number): Noted {
  return {
    kind: 'duplicate-key',
    what: `The key ${JSON.stringify(key)} comes twice in this map; only the last one counts.`,
    fix: 'Remove one of the two, or merge them.',
    at,
    offset,
    first,
  };
}

function inexact({ at: offset }: ScalarNode, at: Pointer): Noted {
  return {
    kind: 'inexact-number',
    what: 'This integer has more digits than a number of JSON keeps everywhere.',
    fix: 'Write it as a string in quotes where the field allows one.',
    at,
    offset,
  };
}
