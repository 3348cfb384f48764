import { describe, expect, it } from 'vitest';
import { countIndexes } from '../../../src/kubernetes/native/batch/indexes.js';

describe('countIndexes', () => {
  it.each([
    ['', 0],
    ['0', 1],
    ['1,3-5,7', 5],
    ['0-9', 10],
  ])('counts %j as %i of 10', (text, count) => {
    expect(countIndexes(text, 10)).toBe(count);
  });

  it.each([
    ['10', 'too large index: "10"'],
    ['3-10', 'too large index: "10"'],
    ['2,1', 'non-increasing order, previous: 2, current: 1'],
    ['2,2', 'non-increasing order, previous: 2, current: 2'],
    ['3-3', 'non-increasing order, previous: 3, current: 3'],
    ['1,,2', 'cannot convert string to integer for index: ""'],
    ['a-2', 'cannot convert string to integer for index: "a"'],
    ['-1', 'cannot convert string to integer for index: ""'],
  ])('refuses %j as the API server does', (text, says) => {
    expect(countIndexes(text, 10)).toBe(says);
  });

  it('names a part with two hyphens', () => {
    expect(countIndexes('1-2-3', 10)).toContain('"1-2-3" violates the requirement');
  });
});
