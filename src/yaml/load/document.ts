import type { JsonValue } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import type { Lines } from './lines.js';
import type { Node } from './node.js';
import { find } from './place.js';
import type { Noted, Place, ReadError, ReadProblem } from './problem.js';
import type { Reading } from './reading.js';

/** One document of a text: a value, or nothing (`value` and `error` both undefined: only comments, or null), or an error. */
export interface LoadedDocument {
  /** What Kubernetes reads, all of it frozen. */
  readonly value: JsonValue | undefined;
  /** Why there is no value. */
  readonly error: ReadError | undefined;
  /** What Kubernetes says nothing about, in the order of the text. */
  readonly problems: readonly ReadProblem[];
  /** The line that its text begins on, counted from 1: the one after `---`. */
  readonly line: number;
  /**
   * Where the value is. For a value that is missing: where the key of the map is that lacks it. The document is read once
   * more for the first place that is asked for, so ask for findings only.
   */
  placeOf(at: Pointer): Place;
  /** Where the key of the value is; of an item of a list, or of the whole, where the value is. */
  keyPlaceOf(at: Pointer): Place;
}

/** A document from what was read. */
export function documentOf(reading: Reading, lines: Lines): LoadedDocument {
  return new ReadDocument(reading, lines);
}

class ReadDocument implements LoadedDocument {
  readonly #reading: Reading;
  readonly #lines: Lines;
  readonly value: JsonValue | undefined;
  readonly error: ReadError | undefined;
  readonly problems: readonly ReadProblem[];

  constructor(reading: Reading, lines: Lines) {
    const { value, error, problems } = reading;
    this.#reading = reading;
    this.#lines = lines;
    this.value = value;
    this.error = error && { what: error.what, fix: error.fix, ...lines.placeOf(error.offset) };
    this.problems = problems.length === 0 ? NONE : problems.map((noted) => problemOf(noted, lines));
  }

  get line(): number {
    return this.#lines.placeOf(this.#reading.start).line;
  }

  placeOf(at: Pointer): Place {
    return this.#place(at, ({ value, key, whole }) => (whole ? value : (key ?? value)));
  }

  keyPlaceOf(at: Pointer): Place {
    return this.#place(at, ({ value, key }) => key ?? value);
  }

  #place(at: Pointer, choose: (found: ReturnType<typeof find>) => Node): Place {
    const begin = at === '' ? this.#reading.begin?.() : undefined;
    if (begin !== undefined) return this.#lines.placeOf(begin);
    const root = nodesOf(this.#reading);
    return this.#lines.placeOf(root ? choose(find(root, at)).at : this.#reading.start);
  }
}

const NONE: readonly ReadProblem[] = Object.freeze([]);

/** Findings come one document after the other: the nodes of the last one are kept, those of all would be too much. */
let last: { readonly reading: Reading; readonly nodes: Node | undefined } | undefined;

function nodesOf(reading: Reading): Node | undefined {
  if (last?.reading !== reading) last = { reading, nodes: reading.nodes() };
  return last.nodes;
}

function problemOf({ kind, what, fix, at, offset, first }: Noted, lines: Lines): ReadProblem {
  return {
    kind,
    what,
    fix,
    at,
    ...lines.placeOf(offset),
    ...(first !== undefined && { first: lines.placeOf(first) }),
  };
}
