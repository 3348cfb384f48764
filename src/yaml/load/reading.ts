import type { JsonValue } from '../../model/manifest.js';
import { findForbidden, isCommonText } from './characters.js';
import { compose } from './compose.js';
import { construct } from './construct.js';
import { readJson } from './json-node.js';
import { type Extent, quickJson } from './json-value.js';
import type { Bounds } from './limits.js';
import type { Node } from './node.js';
import type { Noted } from './problem.js';
import { Declined, readQuickly } from './quick.js';
import { Source } from './source.js';
import { Unreadable } from './unreadable.js';

/** What one document was read to be; offsets take the place of lines and columns. */
export interface Reading {
  readonly start: number;
  readonly value?: JsonValue | undefined;
  readonly error?: Unreadable;
  readonly problems: readonly Noted[];
  /** Reads it once more, for the places of its parts. */
  readonly nodes: () => Node | undefined;
  /** Where the whole value begins, where that can be told without reading it once more. */
  readonly begin?: () => number | undefined;
}

/** Reads a part of a text as Kubernetes reads a document of YAML. `common` is what `isCommonText` says of the whole text. */
export function readYaml(text: string, start: number, end: number, common: boolean, bounds: Bounds): Reading {
  const isCommon = common || isCommonText(text.slice(start, end));
  const source = new Source(text, start, end, isCommon);
  const nodes = () => placesOf(source, bounds);
  const forbidden = isCommon ? undefined : findForbidden(text.slice(start, end), start);
  if (forbidden) return failed(forbidden, start, '');
  try {
    const value = isCommon ? tryQuickly(source, bounds.depth) : undefined;
    if (value)
      return {
        start,
        value: value.value ?? undefined,
        problems: [],
        nodes,
        begin: () => beginOf(text, start, end),
      };
    return { start, nodes, ...readThoroughly(source, bounds) };
  } catch (error) {
    return failed(error, start, text.slice(start, end));
  }
}

/** Blank lines and comments. */
const nothing = /(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*/y;

/** The first character of a value that begins as most do: nothing that would have to be read to be understood. */
function beginOf(text: string, start: number, end: number): number | undefined {
  nothing.lastIndex = start;
  nothing.test(text);
  const at = nothing.lastIndex;
  return at < end && /[A-Za-z0-9_]/.test(text[at] ?? '') ? at : undefined;
}

function tryQuickly(source: Source, depth: number): { value: JsonValue | undefined } | undefined {
  try {
    return { value: readQuickly(source, depth) };
  } catch (error) {
    // Whatever is wrong, the thorough reader says it.
    if (error instanceof Declined || error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Of more values than are read thoroughly nobody knows the places. */
function placesOf(source: Source, bounds: Bounds): Node | undefined {
  try {
    return compose(source, bounds).root;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function readThoroughly(source: Source, bounds: Bounds): Pick<Reading, 'value' | 'problems'> {
  const { root, ignored } = compose(source, bounds);
  const { value, problems } = root ? construct(root, bounds.depth) : { value: null, problems: [] };
  return {
    value: value ?? undefined,
    problems: ignored === undefined ? problems : [...problems, dropped(ignored)],
  };
}

function dropped(offset: number): Noted {
  return {
    kind: 'ignored-text',
    what: 'The document ends before this; Kubernetes drops what follows, without a word.',
    fix: 'Start another document with a line "---", or remove what is not needed.',
    at: '',
    offset,
  };
}

/** Reads a value of JSON that reaches from `start` to `end`, and has as many keys and levels. */
export function readJsonDocument(text: string, start: number, extent: Extent, depth: number): Reading {
  const { end, keys } = extent;
  if (extent.depth > depth) return failed(tooDeep(start, depth), start, '');
  const nodes = () => readJson(text, start, depth).node;
  const value = quickJson(text.slice(start, end), keys);
  if (value !== undefined) return { start, value: value ?? undefined, problems: [], nodes };
  try {
    const { node, end: after } = readJson(text, start, depth);
    if (after !== end)
      throw new Unreadable('The value of JSON ends before this.', 'Remove what follows.', after);
    return { start, nodes, ...construct(node, depth) };
  } catch (error) {
    return failed(error, start, text.slice(start, end));
  }
}

function tooDeep(at: number, depth: number): Unreadable {
  return new Unreadable(`This lies more than ${depth} levels deep.`, 'Make the document flatter.', at);
}

/** A document that could not be read. A template that was not rendered is seldom YAML. */
export function failed(error: unknown, start: number, text: string): Reading {
  if (!(error instanceof Unreadable)) throw error;
  const shown = text.includes('{{') ? new Unreadable(error.what, RENDER_FIRST, error.offset) : error;
  return { start, error: shown, problems: [], nodes: () => undefined };
}

const RENDER_FIRST =
  'There is "{{" in this document: if it is a template of Helm, render it first (helm template …) and read what that prints.';
