import { compare } from '../../model/compare.js';
import type { RuleInfo } from '../../model/fault.js';
import type { FindingsReport } from './findings-report.js';

/** Every rule that found something, waived or not, once and by name. */
export function rulesOf({ rules, findings, waived }: FindingsReport): RuleInfo[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const found = new Map<string, RuleInfo>();
  for (const { rule, severity, why, fix } of [...findings, ...waived.map(({ finding }) => finding)])
    if (!found.has(rule)) found.set(rule, known.get(rule) ?? { id: rule, severity, why, fix });
  return [...found.values()].sort((a, b) => compare(a.id, b.id));
}
