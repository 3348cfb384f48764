import { describe, expect, it } from 'vitest';
import { allRisks, riskOf } from '../../../src/diff/risks/all-risks.js';
import { fixtures, ruleFolders } from './fixtures.js';
import { risksBetween } from './risks-between.js';

const all = fixtures();

describe('the rules of a difference', () => {
  it('have fixtures, bad and fine ones, and there are no others', () => {
    expect(ruleFolders()).toEqual(allRisks.map(({ id }) => id).sort());
    const lacking = allRisks.filter(
      ({ id }) => ![true, false].every((isBad) => all.some((it) => it.rule === id && it.isBad === isBad)),
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  it('are named each by its own name, as what happened', () => {
    expect(new Set(allRisks.map(({ id }) => id)).size).toBe(allRisks.length);
    expect(allRisks.filter(({ id }) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
    expect(allRisks.filter((rule) => riskOf(rule.id) !== rule)).toEqual([]);
  });

  it('say what happens and what to do, in sentences', () => {
    expect(allRisks.filter(({ why, fix }) => ![why, fix].every((text) => /^[A-Z].*\.$/.test(text)))).toEqual(
      [],
    );
  });
});

describe('a rule', () => {
  it.each(all.filter(({ isBad }) => isBad))('finds $name', ({ base, head, rule }) => {
    const found = risksBetween(base, head).filter((risk) => risk.rule === rule);
    expect(found).not.toEqual([]);
    for (const { what } of found) expect(what).toMatch(/^\S.*\.$/);
  });

  it.each(all.filter(({ isBad }) => !isBad))('has nothing against $name', ({ base, head, rule }) => {
    expect(base).not.toBe(head);
    expect(risksBetween(base, head).filter((risk) => risk.rule === rule)).toEqual([]);
  });

  it('finds nothing between two sets that are the same', () => {
    for (const { base, head } of all)
      for (const text of [base, head]) expect(risksBetween(text, text)).toEqual([]);
  });

  it('never tells a secret', () => {
    const texts = all.flatMap(({ base, head }) => risksBetween(base, head)).map((it) => JSON.stringify(it));
    expect(texts.filter((text) => /not-a-real-one|nor-this-one|bm90LWEtcmVhbC1vbmU/.test(text))).toEqual([]);
  });
});
