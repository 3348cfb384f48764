import { isCommonText } from './characters.js';
import { documentOf, type LoadedDocument } from './document.js';
import { LIMITS, type Limits } from './limits.js';
import { Lines } from './lines.js';
import { loadDocuments } from './load.js';
import { readYaml } from './reading.js';
import { type Part, split } from './split.js';
import { looksLikeJson, type Stream, separatorProblem } from './stream.js';

/**
 * A part of a text that holds one document of YAML, or all documents of a text that starts as JSON. Two parts of the same
 * text hold the same documents, wherever they stand.
 */
export interface LazyPart {
  readonly text: string;
  /** Where it begins in the whole text, in UTF-16 code units. */
  readonly start: number;
  /** What `loadDocuments` makes of it; read when it is first asked for, and kept. */
  documents(): readonly LoadedDocument[];
}

/** The parts of a text. All their documents, in order, are what `loadDocuments` gives for the whole. */
export function lazyParts(text: string, limits: Partial<Limits> = {}): LazyPart[] {
  const { length, ...bounds } = { ...LIMITS, ...limits };
  if (text.length > length || looksLikeJson(text)) return [kept(text, 0, () => loadDocuments(text, limits))];
  const all = text.endsWith('\n') ? text : `${text}\n`;
  const stream: Stream = { text: all, length: text.length, common: isCommonText(text), bounds };
  const lines = new Lines(text);
  return Array.from(split(all, 0), (part) =>
    kept(all.slice(part.start, part.end), part.start, () => [documentOf(readPart(stream, part), lines)]),
  );
}

function readPart({ text, common, bounds }: Stream, { start, end, badSeparator }: Part) {
  return badSeparator === undefined
    ? readYaml(text, start, end, common, bounds)
    : separatorProblem(badSeparator, start, text.slice(start, end));
}

function kept(text: string, start: number, load: () => readonly LoadedDocument[]): LazyPart {
  let documents: readonly LoadedDocument[] | undefined;
  return {
    text,
    start,
    documents: () => {
      documents ??= load();
      return documents;
    },
  };
}
