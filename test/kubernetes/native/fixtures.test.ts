import { describe, expect, it } from 'vitest';
import { nativeFaults } from '../../../src/kubernetes/native/index.js';
import { coreRuleInfos } from '../../../src/kubernetes/native/rule-infos/index.js';
import { fixtures, ruleFolders } from './fixtures.js';

const newest = 37;
const known = new Set(coreRuleInfos.map(({ id }) => id));
// Other groups have fixtures in the same folder, and tests of their own.
const ours = fixtures().filter(({ rule }) => known.has(rule));

describe('a manifest against the hand-written rules of the API server', () => {
  it.each(ours.filter(({ isBad }) => isBad))('$file breaks its rule, there and nowhere else', (fixture) => {
    const found = nativeFaults(fixture.object, newest).map(({ rule, at }) => `${rule.id} ${at}`);
    expect(found).toEqual([`${fixture.rule} ${fixture.at}`]);
  });

  it.each(ours.filter(({ isBad }) => !isBad))('$file breaks no rule', ({ object }) => {
    expect(nativeFaults(object, newest)).toEqual([]);
  });
});

describe('the list of rules', () => {
  it('has an ok and a bad manifest for each', () => {
    const lacking = [...known].filter((id) =>
      [true, false].some((bad) => !ours.some(({ rule, isBad }) => rule === id && isBad === bad)),
    );
    expect(lacking).toEqual([]);
  });

  it('has each id once', () => {
    expect(coreRuleInfos.length).toBe(known.size);
  });

  it('has a sentence for what happens and one for what to do', () => {
    const unlike = coreRuleInfos.filter(
      ({ why, fix }) => ![why, fix].every((text) => /^[A-Z].*\.$/.test(text)),
    );
    expect(unlike.map(({ id }) => id)).toEqual([]);
  });

  it('knows the folders that are there for core kinds', () => {
    expect(ruleFolders().length).toBeGreaterThanOrEqual(known.size);
  });
});
