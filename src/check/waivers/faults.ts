import { show } from '../../model/show.js';
import { suggest } from '../../model/suggest.js';
import { unreadableFileRule, unreadableRule } from '../../resources/rules.js';
import { ruleGroups, ruleOf } from '../all-rules.js';
import { waiverExpiredRule, waiverInvalidRule, waiverUnusedRule } from './rules.js';
import type { Waiver } from './waiver.js';

/** What is wrong with a waiver, and what to do where that can be said better than by the rule. */
export interface WaiverFault {
  readonly what: string;
  readonly fix?: string | undefined;
}

/** Nobody can decide to live with what nobody has read, nor with a waiver that does nothing. */
const neverWaived = new Set(
  [unreadableRule, unreadableFileRule, waiverUnusedRule, waiverExpiredRule, waiverInvalidRule].map(
    ({ id }) => id,
  ),
);

/** Why a waiver waives nothing, if it is not complete or makes no sense. */
export function waiverFault({ rule, reason, until }: Waiver): WaiverFault | undefined {
  if (!ruleOf(rule)) return unknownRule(rule);
  if (neverWaived.has(rule)) {
    const fix = 'Keep the file out of what is checked, or mend it; then remove the waiver.';
    return { what: `${rule} cannot be waived: what it is about was not checked, or does nothing.`, fix };
  }
  if (reason.trim() === '')
    return { what: `The waiver of ${rule} has no reason.`, fix: 'Write why the finding may stay.' };
  if (until === undefined || isDay(until)) return undefined;
  const fix = 'Write the last day on which it holds as 2027-01-31.';
  return { what: `The waiver of ${rule} ends ${show(until)}, which is no day.`, fix };
}

function unknownRule(rule: string): WaiverFault {
  const known = ruleGroups.flatMap(({ rules }) => rules.map(({ id }) => id));
  const meant = suggest(rule, known);
  const fix = meant === undefined ? 'docs/rules.md lists all of them.' : `Did you mean ${show(meant)}?`;
  return { what: `The waiver names ${show(rule)}, which is no rule.`, fix };
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // There is no 30th of February: Date makes a day of March of it.
  return day !== undefined && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}
