import type { RuleInfo } from '../../model/fault.js';

/** A waiver of nothing. */
export const waiverUnusedRule: RuleInfo = {
  id: 'waiver-unused',
  severity: 'warning',
  why: 'What it was written for is gone, or it never matched; the next finding that it matches would be passed over unseen.',
  fix: 'Remove the waiver, or correct what it names.',
};

/** A waiver whose day is over. */
export const waiverExpiredRule: RuleInfo = {
  id: 'waiver-expired',
  severity: 'warning',
  why: 'What it covered counts again since that day.',
  fix: 'Mend what it covered and remove the waiver, or give it another day.',
};

/** A waiver that waives nothing because it is not understood. */
export const waiverInvalidRule: RuleInfo = {
  id: 'waiver-invalid',
  severity: 'error',
  why: 'A waiver that is not complete waives nothing, and whoever wrote it believes that it does.',
  fix: 'Name a rule and a reason, and a day as 2027-01-31 if it is to end.',
};
