import type { Comparison } from '../../diff/comparison.js';
import { type RiskLevel, riskLevels } from '../../diff/risk-level.js';

/** From what on a comparison makes the command fail. */
export type Threshold = RiskLevel | 'any' | 'none';

/** Every threshold, as the command line takes them. */
export const thresholds: readonly Threshold[] = ['any', ...riskLevels, 'none'];

/** Whether a comparison is at the threshold or above it. What differs and could not be judged is above every one. */
export function reaches({ changes, notes }: Comparison, threshold: Threshold): boolean {
  if (threshold === 'none') return false;
  if (notes.some(({ differs }) => differs)) return true;
  if (threshold === 'any') return changes.length > 0;
  const worst = riskLevels.indexOf(threshold);
  return changes.some(({ risks }) => risks.some(({ level }) => riskLevels.indexOf(level) <= worst));
}
