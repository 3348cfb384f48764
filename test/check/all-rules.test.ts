import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ruleGroups, ruleOf } from '../../src/check/all-rules.js';

const fixtures = fileURLToPath(new URL('../kubernetes/native/fixtures', import.meta.url));
const rules = ruleGroups.flatMap((group) => group.rules);

describe('the rules', () => {
  it('say what happens and what to do, in sentences', () => {
    const bad = rules.filter(
      ({ why, fix }) => ![why, fix].every((text) => /^\S.*\.$|^\S.*\| runbook check -$/.test(text)),
    );
    expect(bad.map(({ id }) => id)).toEqual([]);
  });

  it('are the same wherever they share a name', () => {
    expect(rules.filter((rule) => ruleOf(rule.id) !== rule).map(({ id }) => id)).toEqual([]);
  });

  it('are named as what is wrong', () => {
    expect(rules.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id)).map(({ id }) => id)).toEqual([]);
  });

  it('are those that have fixtures, as far as they are hand-written ones of the API server', () => {
    const native = ruleGroups
      .filter(({ title }) => title.startsWith('Hand-written'))
      .flatMap((of) => of.rules);
    const tested = existsSync(fixtures) ? readdirSync(fixtures) : [];
    expect(native.map(({ id }) => id).filter((id) => !tested.includes(id))).toEqual([]);
    expect(tested.filter((id) => !native.some((rule) => rule.id === id))).toEqual([]);
  });
});
