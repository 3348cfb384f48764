import { compare } from '../model/compare.js';
import type { ObjectChange, ObjectDelta } from './change.js';
import type { BothSets, FoundRisk, RiskRule } from './risk.js';
import { type Risk, riskLevels } from './risk-level.js';

/** What the rules say of a change, worst first. */
export function judge(delta: ObjectDelta, rules: readonly RiskRule[], sets: BothSets): ObjectChange {
  const risks = rules.flatMap((rule) =>
    Array.from(rule.check(delta, sets), (found) => riskOf(rule, found, delta)),
  );
  return { ...delta, risks: risks.sort(worstFirst) };
}

function riskOf(rule: RiskRule, { what, at = '', level, fix }: FoundRisk, { base, head }: ObjectDelta): Risk {
  const manifest = head ?? base;
  return {
    rule: rule.id,
    level: level ?? rule.level,
    what,
    why: rule.why,
    fix: fix ?? rule.fix,
    at,
    // To find a place, the document is read once more: only for who shows it.
    get origin() {
      return manifest?.placeOf?.(at) ?? manifest?.origin;
    },
  };
}

function worstFirst(a: Risk, b: Risk): number {
  const levels = riskLevels.indexOf(a.level) - riskLevels.indexOf(b.level);
  return levels || compare(a.rule, b.rule) || compare(a.at, b.at);
}
