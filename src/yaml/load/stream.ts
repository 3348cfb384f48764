import { WHITE_SPACE } from './characters.js';
import { extentOf, isJson } from './json-value.js';
import type { Bounds } from './limits.js';
import { failed, type Reading, readJsonDocument, readYaml } from './reading.js';
import { lineAfter, split } from './split.js';
import { Unreadable } from './unreadable.js';

/** How far kubectl looks for the brace that tells JSON. */
const GUESS = 4096;
/** kubectl goes over from JSON to YAML only where this many bytes are left. */
const FEWEST_BYTES = 4;

/** A text with a line break at its end, and what is known about it. */
export interface Stream {
  readonly text: string;
  /** How long it is without the line break that was added to it. */
  readonly length: number;
  /** Whether LF is its only line break, and no character in it needs a closer look. */
  readonly common: boolean;
  readonly bounds: Bounds;
}

/** The documents that kubectl finds, in their order, and those behind a broken one that it never comes to. */
export function* readStream(stream: Stream): Generator<Reading> {
  const { text } = stream;
  if (looksLikeJson(text)) yield* readJsonStream(stream);
  else yield* readYamlStream(stream, 0);
}

/** Whether the text is read as JSON, as far as it is JSON. */
export function looksLikeJson(text: string): boolean {
  let at = 0;
  while (at < GUESS && WHITE_SPACE.test(text.charAt(at))) at++;
  return text.charAt(at) === '{';
}

function* readYamlStream({ text, common, bounds }: Stream, from: number): Generator<Reading> {
  for (const { start, end, badSeparator } of split(text, from)) {
    if (badSeparator === undefined) yield readYaml(text, start, end, common, bounds);
    else yield separatorProblem(badSeparator, start, text.slice(start, end));
  }
}

/** A part that a line separates which holds more than `---` and a comment, at the offset `at`. */
export function separatorProblem(at: number, start: number, text: string): Reading {
  return failed(separatorError(at), start, text);
}

function separatorError(at: number): Unreadable {
  return new Unreadable(
    'Kubernetes takes each line that starts with "---" for the end of a document, and allows only a comment after it.',
    'Move what follows "---" to the next line; if it is text in quotes, write it as a block with |.',
    at,
  );
}

/** One value of JSON after the other. As long as there were not two, what is no JSON makes all the rest YAML. */
function* readJsonStream(stream: Stream): Generator<Reading> {
  const { text, bounds } = stream;
  const { depth } = bounds;
  let after = 0;
  for (let count = 0; ; count++) {
    const start = skipSpaces(text, after);
    if (start >= text.length) return;
    const extent = extentOf(text, start);
    const reading = readJsonDocument(text, start, extent, depth);
    if (reading.error && extent.depth <= depth && !isJson(text.slice(start, extent.end))) {
      const yaml = count > 1 ? -1 : startOfYaml(stream, after);
      if (yaml < 0) yield reading;
      const next = yaml < 0 ? lineAfter(text, start) : yaml;
      if (next >= 0) yield* readYamlStream(stream, next);
      return;
    }
    yield reading;
    after = extent.end;
  }
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}

/** Past white space up to the end of the line; -1 where too little is left. */
function startOfYaml({ text, length }: Stream, from: number): number {
  for (let at = from; ; at++) {
    if (length - at < FEWEST_BYTES && Buffer.byteLength(text.slice(at, length)) < FEWEST_BYTES) return -1;
    if (!WHITE_SPACE.test(text.charAt(at))) return at;
    if (text.charAt(at) === '\n') return at + 1;
  }
}
