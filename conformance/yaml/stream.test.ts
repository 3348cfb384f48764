import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { JsonValue } from '../../src/model/manifest.js';
import { print, printAll } from '../../src/yaml/print.js';
import { hostileString, jsonWith } from '../../test/yaml/hostile.js';
import { committedOutput, snapshots } from '../support/documents.js';
import { prove } from '../support/prove.js';
import { misleading } from './arbitraries.js';
import { carried, readByGo } from './go-yaml.js';

const claim = { of: 'the printer', by: ['go-yaml'] };
const text = fc.oneof(misleading, hostileString);
const project = new URL('../../', import.meta.url).pathname;

/** A manifest, with anything in it. */
const manifest: fc.Arbitrary<JsonValue> = fc
  .tuple(text, jsonWith(text), fc.dictionary(text, text, { maxKeys: 4 }))
  .map(([name, spec, data]) => ({ ...data, apiVersion: 'v1', kind: 'X', metadata: { name }, spec }));

prove(claim, 'kubectl finds in each file of dist and of the snapshots the objects that are there', () => {
  const files = [...committedOutput(), ...snapshots()];
  const readings = readByGo(files.map(({ file }) => readFileSync(project + file, 'utf8')));
  for (const [index, { file, objects }] of files.entries()) {
    expect(readings[index]?.streamRefused, file).toBeUndefined();
    expect(readings[index]?.stream, file).toEqual(objects);
  }
});

prove(claim, 'kubectl finds in a stream of any manifests each of them, equal and in order', () => {
  const streams = fc.sample(fc.array(manifest, { minLength: 2, maxLength: 6 }), { numRuns: 1000, seed: 2 });
  const readings = readByGo(streams.map(printAll));
  const wrong = streams.filter(
    (stream, index) => !isDeepStrictEqual(readings[index]?.stream, carried(stream)),
  );
  expect(wrong.slice(0, 2)).toEqual([]);
});

prove(claim, 'what looks like the end of a document ends none, in texts of several lines and in keys', () => {
  const values = [
    '---',
    '...',
    '--- a',
    '---\n',
    'a\n---\nb\n',
    '---\n---\n',
    '\n---',
    '# a\n--- # b\n',
    '%YAML 1.1\n---',
  ];
  const manifests = values.flatMap((value): JsonValue[] => [
    { data: value },
    { [value]: value },
    [value, [value]],
    { a: { [value]: [value] } },
  ]);
  const [all, ...single] = readByGo([printAll(manifests), ...manifests.map(print)]);
  expect(all?.stream).toEqual(manifests);
  for (const [index, manifest] of manifests.entries()) expect(single[index]?.object).toEqual(manifest);
});

prove(claim, 'a document that is larger than any buffer of the reader stays whole', () => {
  const line = `${'x'.repeat(200_000)} --- \n`;
  const manifests = [
    { data: line.repeat(20) },
    { data: `${'---\n'.repeat(100_000)}end` },
    { data: 'y'.repeat(4_000_000) },
  ];
  expect(readByGo([printAll(manifests)])[0]?.stream).toEqual(manifests);
});

prove(claim, 'a document of comments alone, as a file for kustomize begins, is none', () => {
  const [reading] = readByGo([`# Made by hand.\n---\n${printAll([{ a: 1 }, { b: 2 }])}---\n# The end.\n`]);
  expect(reading?.stream).toEqual([{ a: 1 }, { b: 2 }]);
});
