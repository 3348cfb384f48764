import type { JsonObject } from '../../../model/manifest.js';
import { invalid, missing } from '../blocks/faults.js';
import { atMostBytes, atMostItems } from '../blocks/limits.js';
import { notNegative, whole } from '../blocks/looks.js';
import { at as below, isSet, itemsOf, numberOf } from '../blocks/read.js';
import type { Look, Report, Surroundings } from '../native-rules.js';
import { placed } from '../pod/containers.js';
import { successPolicyInvalid } from '../rule-infos/workloads.js';
import { completionsOf } from './completions.js';
import { countIndexes } from './indexes.js';

const mostRules = atMostItems(20);
const mostBytes = atMostBytes(64 * 1024);

/** `successPolicy` of an Indexed Job, looked at from its `spec`. */
export const successPolicy: Look = whole((spec, at, report, surroundings) => {
  if (!isSet(spec.successPolicy) || spec.completionMode !== 'Indexed') return;
  const here = `${at}/successPolicy/rules`;
  const rules = below(spec, 'successPolicy', 'rules');
  const completions = completionsOf(spec);
  const none = 'at least one rules must be specified when the successPolicy is specified';
  if (itemsOf(rules).length === 0) report(missing(here, none, successPolicyInvalid));
  mostRules(rules, here, report, surroundings);
  if (completions === undefined) return;
  for (const [rule, place] of placed(rules, here)) checkRule(rule, place, completions, report, surroundings);
});

function checkRule(
  { succeededIndexes, succeededCount }: JsonObject,
  at: string,
  completions: number,
  report: Report,
  surroundings: Surroundings,
): void {
  const neither = 'at least one of succeededCount or succeededIndexes must be specified';
  if (!isSet(succeededIndexes) && !isSet(succeededCount)) report(missing(at, neither, successPolicyInvalid));
  mostBytes(succeededIndexes, `${at}/succeededIndexes`, report, surroundings);
  const total =
    typeof succeededIndexes === 'string' ? countIndexes(succeededIndexes, completions) : undefined;
  if (typeof total === 'string') {
    const says = `error parsing succeededIndexes: ${total}`;
    report(invalid(successPolicyInvalid, `${at}/succeededIndexes`, succeededIndexes, says));
  }
  notNegative(succeededCount, `${at}/succeededCount`, report, surroundings);
  const most = (limit: number, of: string) => {
    if ((numberOf(succeededCount) ?? 0) <= limit) return;
    const says = `must be less than or equal to ${limit} (the number of ${of})`;
    report(invalid(successPolicyInvalid, `${at}/succeededCount`, succeededCount, says));
  };
  most(completions, 'specified completions');
  if (typeof total === 'number') most(total, 'indexes in the specified succeededIndexes field');
}
