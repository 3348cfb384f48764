import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identity, type ObjectMeta } from '../src/model/manifest.js';
import { child, tokens } from '../src/model/pointer.js';
import { allOf, oneOf, show } from '../src/model/show.js';
import { didYouMean, suggest } from '../src/model/suggest.js';

describe('a suggestion', () => {
  it('is the nearest word, a swap of neighbours counting as one change', () => {
    expect(suggest('cluserIP', ['clusterIP', 'clusterName'])).toBe('clusterIP');
    expect(suggest('repilcas', ['replicas'])).toBe('replicas');
    expect(didYouMean('goodby', ['goodbye', 'hello'])).toBe(' Did you mean "goodbye"?');
  });

  it('is none where nothing is near', () => {
    expect(suggest('zones', ['replicas', 'image'])).toBeUndefined();
    expect(didYouMean('x', ['abc'])).toBe('');
  });
});

describe('a pointer', () => {
  it('gives back the tokens that it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        expect(tokens(path.reduce((pointer, token) => child(pointer, token), ''))).toEqual(path);
      }),
    );
  });
});

describe('a value in a message', () => {
  it.each([
    ['text', '"text"'],
    [undefined, 'nothing'],
    [Number.NaN, 'NaN'],
    [10n, '10n'],
    [new Map(), 'an instance of Map'],
    [new Date(0), 'a Date (1970-01-01T00:00:00.000Z)'],
    [{ a: [1] }, '{"a":[1]}'],
  ])('is quoted: %s', (value, text) => {
    expect(show(value)).toBe(text);
  });

  it('is cut where it is long, and no circle stops it', () => {
    expect(show('x'.repeat(1_000)).length).toBeLessThan(130);
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    expect(show(loop)).toBe('an object that JSON cannot write');
  });

  it('is listed as a sentence lists', () => {
    expect([oneOf(['a']), oneOf(['a', 'b']), allOf(['a', 'b', 'c'])]).toEqual(['a', 'a or b', 'a, b and c']);
  });
});

describe('an identity', () => {
  it('has the group, not the version; objects of a generateName end in a star', () => {
    const object = (apiVersion: string, metadata: ObjectMeta) =>
      identity({ apiVersion, kind: 'Job', metadata });
    expect(object('batch/v1', { name: 'a', namespace: 'n' })).toBe('Job.batch/n/a');
    expect(object('batch/v1beta1', { name: 'a', namespace: 'n' })).toBe('Job.batch/n/a');
    expect(object('v1', { name: 'a' })).toBe('Job/a');
    expect(object('v1', { generateName: 'a-' })).toBe('Job/a-*');
  });
});
