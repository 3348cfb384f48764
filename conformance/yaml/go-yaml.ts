import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '../../src/model/manifest.js';
import { print } from '../../src/yaml/print.js';
import { ask } from '../support/ask.js';

/** How Kubernetes reads a text of YAML. */
export interface Reading {
  /** What sigs.k8s.io/yaml makes of it as one document, strictly; absent where it refuses. */
  readonly object?: JsonValue;
  /** Why it refuses. */
  readonly refused?: string;
  /** The documents that kubectl's reader of streams finds before it ends, or stops; null is none. */
  readonly stream: readonly JsonValue[];
  /** Why it stops. */
  readonly streamRefused?: string;
}

export function readByGo(texts: readonly string[]): Reading[] {
  // The shapes that conformance/instruments/go-yaml/main.go writes.
  return ask('go-yaml', texts) as Reading[];
}

/** What JSON carries of a value: -0 is 0, and an entry that is undefined is none. */
export function carried(value: JsonValue): JsonValue {
  // What JSON.parse gives is JSON.
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

/** The values that do not come back equal once they are printed, each with its text and what came back; the shortest first. */
export function changed(values: readonly JsonValue[]): string[] {
  const texts = values.map(print);
  const readings = readByGo(texts);
  return values
    .flatMap((value, index) => difference(value, texts[index] ?? '', readings[index]))
    .toSorted((a, b) => a.length - b.length)
    .slice(0, 5);
}

function difference(value: JsonValue, text: string, reading: Reading | undefined): string[] {
  if (reading?.refused === undefined && isDeepStrictEqual(reading?.object, carried(value))) return [];
  return [`${JSON.stringify(value)} as ${JSON.stringify(text)} came back as ${JSON.stringify(reading)}`];
}
