import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { print } from '../../src/yaml/print.js';
import { jsonWith } from '../../test/yaml/hostile.js';
import { committedOutput, snapshots } from '../support/documents.js';
import { prove } from '../support/prove.js';
import { disagreements } from './disagreements.js';
import { piece } from './pieces.js';

const claim = { of: 'the reader', by: ['go-yaml'] };
const SEED = 20260;
const project = new URL('../../', import.meta.url).pathname;

prove(claim, 'reads our output and every snapshot as kubectl does', () => {
  const texts = [...committedOutput(), ...snapshots()].map(({ file }) =>
    readFileSync(join(project, file), 'utf8'),
  );
  expect(texts.length).toBeGreaterThan(10);
  expect(disagreements(texts)).toEqual([]);
});

prove(claim, 'reads, refuses and splits texts of any pieces of YAML as kubectl does', () => {
  const texts = fc.sample(
    fc.array(piece, { minLength: 1, maxLength: 16 }).map((pieces) => pieces.join('')),
    { numRuns: 20_000, seed: SEED },
  );
  expect(disagreements(texts)).toEqual([]);
});

prove(claim, 'reads manifests that were damaged as kubectl does', () => {
  const values = fc.sample(jsonWith(fc.constantFrom('a', 'b: c', "it's", '1', 'two\nlines')), {
    numRuns: 3000,
    seed: SEED,
  });
  const damages = fc.sample(fc.tuple(piece, fc.nat(), fc.nat(3)), { numRuns: values.length, seed: SEED });
  const texts = values.map((value, index) => damaged(print(value), damages[index] ?? ['', 0, 0]));
  expect(disagreements(texts)).toEqual([]);
});

function damaged(text: string, [piece, where, length]: readonly [string, number, number]): string {
  const at = where % (text.length + 1);
  return text.slice(0, at) + piece + text.slice(at + length);
}
