import { expect, it } from 'vitest';
import { durationInSeconds } from '../../src/kubernetes/duration.js';

it.each([
  ['0', 0],
  ['15s', 15],
  ['1m30s', 90],
  ['1.5h', 5400],
  ['.5s', 0.5],
  ['500ms', 0.5],
  ['250us', 0.00025],
  ['1h0m1s', 3601],
])('%s is %d seconds', (text, seconds) => {
  expect(durationInSeconds(text)).toBeCloseTo(seconds, 9);
});
