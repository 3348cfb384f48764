import { isDeepStrictEqual } from 'node:util';
import { loadDocuments } from '../../src/yaml/load/load.js';
import { type Reading, readByGo } from '../yaml/go-yaml.js';

/** What we and kubectl read differently, as far as kubectl reads: it stops at the first error. The shortest texts first. */
export function disagreements(texts: readonly string[]): string[] {
  const readings = readByGo(texts);
  return texts
    .filter((text, index) => !agrees(text, readings[index]))
    .toSorted((a, b) => a.length - b.length)
    .slice(0, 5)
    .map(
      (text) =>
        `${JSON.stringify(text)}: ${JSON.stringify(loadDocuments(text))}, ${JSON.stringify(readByGo([text]))}`,
    );
}

/** kubectl forgets the document before a line like `---x`; we don't. */
function agrees(text: string, reading: Reading | undefined): boolean {
  const documents = loadDocuments(text);
  const broken = documents.findIndex(({ error }) => error !== undefined);
  if (!reading || broken >= 0 !== (reading.streamRefused !== undefined)) return false;
  const read = documents.slice(0, broken < 0 ? undefined : broken);
  const values = read.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const forgotten = documents[broken]?.error?.what.includes('"---"') && values.length > reading.stream.length;
  return isDeepStrictEqual(forgotten ? values.slice(0, -1) : values, reading.stream);
}
