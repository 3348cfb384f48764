import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.js';
import type { JsonValue } from '../../src/model/manifest.js';
import { print, printAll } from '../../src/yaml/print.js';

class Quantity {
  readonly amount = 1;
}

const circular = { name: 'a', spec: { owners: [{ owner: {} }] } };
circular.spec.owners = [{ owner: circular }];

const REFUSED: [name: string, value: unknown, at: string, what: string][] = [
  ['NaN', { a: [1, Number.NaN] }, '/a/1', 'NaN is not a number that JSON has.'],
  ['Infinity', { a: Number.POSITIVE_INFINITY }, '/a', 'Infinity is not a number that JSON has.'],
  ['minus infinity', Number.NEGATIVE_INFINITY, '', '-Infinity is not a number that JSON has.'],
  ['a bigint', { 'a/b': { '~': 5n } }, '/a~1b/~0', '5n is not a number that JSON has.'],
  ['a function', [{ a: () => 1 }], '/0/a', 'the function a is not data.'],
  ['a symbol', [Symbol('s')], '/0', 'Symbol(s) is not data.'],
  ['a date', { a: new Date(0) }, '/a', 'a Date (1970-01-01T00:00:00.000Z) is not plain JSON.'],
  ['a class instance', { a: new Quantity() }, '/a', 'an instance of Quantity is not plain JSON.'],
  ['a Map', { a: new Map([['b', 1]]) }, '/a', 'an instance of Map is not plain JSON.'],
  ['undefined in a list', { a: [1, undefined] }, '/a/1', 'undefined is not a value that JSON has.'],
  ['a hole in a list', { a: new Array(1) }, '/a/0', 'undefined is not a value that JSON has.'],
  ['undefined as the document', undefined, '', 'undefined is not a value that JSON has.'],
  ['a lone surrogate', { a: 'x\ud83d' }, '/a', '"x\\ud83d" holds half of a character'],
  [
    'a lone surrogate on a line of its own',
    { a: ['b\n\udc00\n'] },
    '/a/0',
    '"b\\n\\udc00\\n" holds half of a character',
  ],
  [
    'a lone surrogate in a key',
    { a: { '\ud83d': { b: 1 } } },
    '/a/\ud83d',
    '"\\ud83d" holds half of a character',
  ],
  ['a cycle', circular, '/spec/owners/0/owner', 'An object contains itself.'],
];

describe('print', () => {
  it.each(REFUSED)('refuses %s and tells where it is', (_, value, at, what) => {
    const { problems } = refusal(value);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'VALUE_UNPRINTABLE', at, what: expect.stringContaining(what) });
    expect(problems[0]?.fix).not.toBe('');
  });

  it('names the first of several such values, in the order of printing', () => {
    expect(refusal({ a: 1, b: [Number.NaN], c: 5n }).problems.map(({ at }) => at)).toEqual(['/b/0']);
  });

  it('prints lists and maps 1000 levels deep, and refuses deeper ones without overflowing the stack', () => {
    expect(print(nested(1000)).split('\n')).toHaveLength(502);
    expect(refusal(nested(1001)).problems[0]).toMatchObject({
      at: '/a/0'.repeat(500),
      what: expect.stringContaining('1000'),
    });
    expect(refusal(nested(100_000)).code).toBe('VALUE_UNPRINTABLE');
  });

  it('refuses a document among others by its own pointer', () => {
    // The type forbids what this test is about.
    const documents = [{ a: 1 }, { b: Number.NaN }] as JsonValue[];
    expect(() => printAll(documents)).toThrow(/VALUE_UNPRINTABLE {2}\/b/);
  });

  it('passes on what a getter throws', () => {
    const value: JsonValue = {
      get a(): string {
        throw new RangeError('mine');
      },
    };
    expect(() => print(value)).toThrow(new RangeError('mine'));
  });
});

function refusal(value: unknown): UserError {
  try {
    // The type forbids what these tests are about.
    print(value as JsonValue);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('It was printed.');
}

/** Maps and lists in turn; the outermost is a map. */
function nested(levels: number): JsonValue {
  let value: JsonValue = 1;
  for (let level = levels; level > 0; level--) value = level % 2 === 1 ? { a: value } : [value];
  return value;
}
