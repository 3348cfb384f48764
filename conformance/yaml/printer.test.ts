import { isDeepStrictEqual } from 'node:util';
import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { JsonValue } from '../../src/model/manifest.js';
import { print } from '../../src/yaml/print.js';
import { differences } from '../../test/yaml/differences.js';
import { hostileString, jsonWith } from '../../test/yaml/hostile.js';
import { committedOutput, snapshots } from '../support/documents.js';
import { prove } from '../support/prove.js';
import { deep, misleading, number } from './arbitraries.js';
import { changed, readByGo } from './go-yaml.js';

const claim = { of: 'the printer', by: ['go-yaml'] };
const seed = 1;

function sample<T>(values: fc.Arbitrary<T>, numRuns: number): T[] {
  return fc.sample(values, { numRuns, seed });
}

/** A text as a value, as a key, in lists, and deeper. */
function everywhere(text: string): JsonValue {
  return { value: text, [text]: { [text]: text }, list: [text, [text, { [text]: [text] }]] };
}

prove(claim, 'every object of dist and of the snapshots comes back equal', () => {
  const objects = [...committedOutput(), ...snapshots()].flatMap((file) => file.objects);
  expect(objects.length).toBeGreaterThan(100);
  expect(changed(objects)).toEqual([]);
});

prove(
  claim,
  'twelve thousand texts that look like something else come back equal, wherever they stand',
  () => {
    const texts = [...sample(misleading, 8000), ...sample(hostileString, 4000)];
    expect(changed(texts.map(everywhere))).toEqual([]);
  },
);

prove(claim, 'texts come back equal as documents of their own', () => {
  expect(changed([...sample(misleading, 4000), ...sample(hostileString, 2000)])).toEqual([]);
});

prove(claim, 'numbers come back equal, whatever their size', () => {
  expect(changed(sample(number, 6000).map((value) => ({ value, list: [value, [value]] })))).toEqual([]);
});

prove(claim, 'lists and maps come back equal, empty ones and deep ones too', () => {
  const text = fc.oneof(misleading, hostileString);
  expect(changed([...sample(jsonWith(text), 3000), ...sample(deep, 500)])).toEqual([]);
  const nested = (depth: number): JsonValue =>
    depth === 0 ? [] : depth % 2 ? [nested(depth - 1)] : { a: nested(depth - 1) };
  expect(
    changed([{}, [], [[]], [{}], { a: {} }, { a: [] }, { '': { '': '' } }, { a: null }, nested(998)]),
  ).toEqual([]);
});

prove(claim, 'a minus before zero is lost, as JSON.stringify loses it, and nothing else of a number', () => {
  const [reading] = readByGo([print([-0, 2 ** 53, 2 ** 63, 2 ** 64, 1e21, 5e-324])]);
  expect(reading?.object).toEqual([0, 2 ** 53, 2 ** 63, 2 ** 64, 1e21, 5e-324]);
});

prove(
  claim,
  'keys of more than 1024 characters come back equal, which are written with a question mark',
  () => {
    const keys = [1, 127, 128, 129, 1021, 1022, 1023, 1024, 1025, 5000].flatMap((length) => [
      'k'.repeat(length),
      '\ufeff'.repeat(length),
    ]);
    expect(changed(keys.map((key) => ({ [key]: { [key]: [key, { [key]: 1 }] } })))).toEqual([]);
  },
);

prove(
  claim,
  'what stock cdk8s prints for the same texts changes or is refused, except where only other readers do',
  () => {
    const values = differences.map(({ text }) => ({ a: text, [text]: 1 }));
    const readings = readByGo(values.map((value) => Yaml.stringify(value)));
    const fine = differences.filter((_, index) => isDeepStrictEqual(readings[index]?.object, values[index]));
    expect(fine.map(({ name }) => name)).toEqual(['the default value']);
    expect(changed(values)).toEqual([]);
  },
);
