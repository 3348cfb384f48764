import type { RuleInfo } from '../../../model/fault.js';

/** A rule whose breach makes the API server refuse the object. */
export function refused(id: string, why: string, fix: string): RuleInfo {
  return { id, severity: 'error', why, fix };
}

/** A rule whose breach the API server takes, with a warning to whoever sends it. */
export function warned(id: string, why: string, fix: string): RuleInfo {
  return { id, severity: 'warning', why, fix };
}
