import type { JsonObject } from '../../../model/manifest.js';
import { duplicate, invalid, missing, unsupported } from '../blocks/faults.js';
import { atMostItems } from '../blocks/limits.js';
import { whole } from '../blocks/looks.js';
import { qualifiedName } from '../blocks/names.js';
import { at as below, fieldsOf, isFields, isSet, itemsOf, textOf } from '../blocks/read.js';
import type { Look, Report, Surroundings } from '../native-rules.js';
import { placed } from '../pod/containers.js';
import { duplicateValue } from '../rule-infos/general.js';
import { qualifiedNameInvalid } from '../rule-infos/metadata.js';
import { podFailurePolicyInvalid } from '../rule-infos/workloads.js';

const mostRules = atMostItems(20);
const mostPatterns = atMostItems(20);
const mostValues = atMostItems(255);

/** FailIndex belongs to backoffLimitPerIndex, which servers before 1.29 do not have. */
const failIndexSince = 29;

/** `podFailurePolicy`, looked at from the `spec` of the Job. */
export const podFailurePolicy: Look = whole((spec, at, report, surroundings) => {
  const here = `${at}/podFailurePolicy/rules`;
  const rules = below(spec, 'podFailurePolicy', 'rules');
  mostRules(rules, here, report, surroundings);
  for (const [rule, place] of placed(rules, here)) checkRule(rule, place, spec, report, surroundings);
});

function checkRule(
  rule: JsonObject,
  at: string,
  spec: JsonObject,
  report: Report,
  surroundings: Surroundings,
): void {
  action(rule, `${at}/action`, spec, report, surroundings);
  const hasConditions = itemsOf(rule.onPodConditions).length > 0;
  if (isFields(rule.onExitCodes))
    exitCodes(rule.onExitCodes, `${at}/onExitCodes`, spec, report, surroundings);
  conditions(rule, `${at}/onPodConditions`, report, surroundings);
  if (isSet(rule.onExitCodes) !== hasConditions) return;
  const says = hasConditions
    ? 'specifying both OnExitCodes and OnPodConditions is not supported'
    : 'specifying one of OnExitCodes and OnPodConditions is required';
  report({ rule: podFailurePolicyInvalid, at, says });
}

function action(
  rule: JsonObject,
  at: string,
  spec: JsonObject,
  report: Report,
  { minor }: Surroundings,
): void {
  const known = ['Count', ...(minor >= failIndexSince ? ['FailIndex'] : []), 'FailJob', 'Ignore'];
  oneOfThese(rule.action, known, at, report);
  if (rule.action === 'FailIndex' && minor >= failIndexSince && !isSet(spec.backoffLimitPerIndex))
    report(invalid(podFailurePolicyInvalid, at, 'FailIndex', 'requires the backoffLimitPerIndex to be set'));
}

function oneOfThese(value: unknown, known: readonly string[], at: string, report: Report): void {
  if (value !== undefined && value !== null && typeof value !== 'string') return;
  const detail = `valid values: [${known.map((it) => `"${it}"`).join(' ')}]`;
  if (!value) report(missing(at, detail, podFailurePolicyInvalid));
  else if (!known.includes(value)) report(unsupported(at, value, known));
}

function exitCodes(
  { operator, containerName, values }: JsonObject,
  at: string,
  spec: JsonObject,
  report: Report,
  surroundings: Surroundings,
): void {
  oneOfThese(operator, ['In', 'NotIn'], `${at}/operator`, report);
  if (typeof containerName === 'string' && !containerNames(spec).has(containerName)) {
    const says = 'must be one of the container or initContainer names in the pod template';
    report(invalid(podFailurePolicyInvalid, `${at}/containerName`, containerName, says));
  }
  const list = itemsOf(values);
  if (list.length === 0)
    report(invalid(podFailurePolicyInvalid, `${at}/values`, values ?? [], 'at least one value is required'));
  mostValues(values, `${at}/values`, report, surroundings);
  codes(list, operator === 'In', `${at}/values`, report);
}

function codes(list: ReturnType<typeof itemsOf>, isIn: boolean, at: string, report: Report): void {
  const seen = new Set<unknown>();
  list.forEach((code, index) => {
    if (isIn && code === 0)
      report(invalid(podFailurePolicyInvalid, `${at}/${index}`, code, 'must not be 0 for the In operator'));
    if (seen.has(code)) report(duplicate(`${at}/${index}`, code, duplicateValue));
    seen.add(code);
  });
  const isOrdered = list.every((code, index) => index === 0 || Number(list[index - 1]) <= Number(code));
  if (!isOrdered) report({ rule: podFailurePolicyInvalid, at, says: 'must be ordered' });
}

function containerNames(spec: JsonObject): Set<string> {
  const pod = fieldsOf(below(spec, 'template', 'spec'));
  return new Set(
    [pod.containers, pod.initContainers].flatMap(itemsOf).map((it) => textOf(below(it, 'name'))),
  );
}

/** A condition without a status is taken to be True. */
function conditions(rule: JsonObject, at: string, report: Report, surroundings: Surroundings): void {
  mostPatterns(rule.onPodConditions, at, report, surroundings);
  for (const [{ type, status }, here] of placed(rule.onPodConditions, at)) {
    const says = qualifiedName(textOf(type));
    if (says !== undefined) report(invalid(qualifiedNameInvalid, `${here}/type`, textOf(type), says));
    if (status) oneOfThese(status, ['False', 'True', 'Unknown'], `${here}/status`, report);
  }
}
