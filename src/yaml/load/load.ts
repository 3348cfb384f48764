import { isCommonText } from './characters.js';
import { documentOf, type LoadedDocument } from './document.js';
import { LIMITS, type Limits } from './limits.js';
import { Lines } from './lines.js';
import { failed } from './reading.js';
import { readStream } from './stream.js';
import { Unreadable } from './unreadable.js';

/**
 * The documents of a text of YAML or JSON, as kubectl and the API server read them: `sigs.k8s.io/yaml` (go-yaml v2, which is
 * YAML 1.1) for each document, and the stream reader of `k8s.io/apimachinery` for what is between them. A document that
 * cannot be read has an `error`, and those after it are read all the same. Never throws for what is in the text.
 */
export function loadDocuments(text: string, limits: Partial<Limits> = {}): LoadedDocument[] {
  const { length, ...bounds } = { ...LIMITS, ...limits };
  const lines = new Lines(text);
  if (text.length > length) return [documentOf(failed(tooLong(text.length, length), 0, ''), lines)];
  const all = text.endsWith('\n') ? text : `${text}\n`;
  const stream = { text: all, length: text.length, common: isCommonText(text), bounds };
  return Array.from(readStream(stream), (reading) => documentOf(reading, lines));
}

function tooLong(length: number, most: number): Unreadable {
  return new Unreadable(
    `This text has ${length} characters; at most ${most} are read.`,
    'Split it into several files, or leave out what is no manifest.',
    0,
  );
}
