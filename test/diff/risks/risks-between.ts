import type { ObjectChange } from '../../../src/diff/change.js';
import { compareSets } from '../../../src/diff/compare-sets.js';
import type { Risk } from '../../../src/diff/risk-level.js';
import { allRisks } from '../../../src/diff/risks/all-risks.js';

/** A risk, and the object that has it. */
export type RiskOfObject = Risk & Pick<ObjectChange, 'object'>;

/** What all rules find between two texts. */
export function risksBetween(base: string, head: string): RiskOfObject[] {
  return risksOfTexts({ 'all.yaml': base }, { 'all.yaml': head });
}

/** The same of texts that are in files of their own. */
export function risksOfTexts(
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>>,
): RiskOfObject[] {
  const sources = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([file, text]) => ({ file, text, place: file }));
  const { changes } = compareSets(sources(base), sources(head), { risks: allRisks });
  return changes.flatMap(({ object, risks }) => risks.map((risk) => ({ ...risk, object })));
}
