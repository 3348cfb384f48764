import type { JsonObject } from '../../../model/manifest.js';
import { templateThere } from '../apps/controller.js';
import { domainPrefixedPath } from '../blocks/domains.js';
import { invalid, missing } from '../blocks/faults.js';
import { atMostBytes, since } from '../blocks/limits.js';
import { anyOneOf, anyText, notNegative, whole } from '../blocks/looks.js';
import { at as below, isSet, numberOf, textOf } from '../blocks/read.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { podTemplate } from '../pod/pod-template.js';
import { valueOutOfRange } from '../rule-infos/general.js';
import { controllerNameInvalid } from '../rule-infos/networking.js';
import { podRestartPolicyNotAllowed } from '../rule-infos/pod.js';
import { indexedJobIncomplete, indexedJobOnly } from '../rule-infos/workloads.js';
import { merged, under } from '../tables.js';
import { completionsOf } from './completions.js';
import { podFailurePolicy } from './pod-failure-policy.js';
import { successPolicy } from './success-policy.js';

/** Fields that servers before these versions drop unread. */
const perIndexSince = 29;
const replacementSince = 29;
const successPolicySince = 31;
const managedBySince = 32;

const manyIndexes = 100_000;
const manyPods = 10_000;

const indexes: Look = whole((spec, at, report, { minor }) => {
  const hasPerIndex = minor >= perIndexSince;
  if (hasPerIndex && isSet(spec.maxFailedIndexes) && !isSet(spec.backoffLimitPerIndex)) {
    const detail = 'when maxFailedIndexes is specified';
    report(missing(`${at}/backoffLimitPerIndex`, detail, indexedJobIncomplete));
  }
  if (spec.completionMode === 'Indexed') indexed(spec, at, report, hasPerIndex);
  else if ((textOf(spec.completionMode) || 'NonIndexed') === 'NonIndexed')
    notIndexed(spec, at, report, minor);
});

function notIndexed(spec: JsonObject, at: string, report: Report, minor: number): void {
  const fields = [
    ...(minor >= perIndexSince ? ['backoffLimitPerIndex', 'maxFailedIndexes'] : []),
    ...(minor >= successPolicySince ? ['successPolicy'] : []),
  ];
  for (const field of fields)
    if (isSet(spec[field]))
      report(invalid(indexedJobOnly, `${at}/${field}`, spec[field], 'requires indexed completion mode'));
}

function indexed(spec: JsonObject, at: string, report: Report, hasPerIndex: boolean): void {
  const completions = completionsOf(spec);
  if (completions === undefined && !isSet(spec.completions))
    report(missing(`${at}/completions`, 'when completion mode is Indexed', indexedJobIncomplete));
  const most = limits(`${at}/`, spec, report);
  most('parallelism', manyIndexes, ` when completion mode is Indexed`);
  if (!hasPerIndex) return;
  if (completions !== undefined) most('maxFailedIndexes', completions, '', 'completions');
  most('maxFailedIndexes', manyIndexes);
  if ((completions ?? 0) > manyIndexes && isSet(spec.backoffLimitPerIndex)) veryMany(spec, at, report, most);
}

type Most = ReturnType<typeof limits>;

function limits(at: string, spec: JsonObject, report: Report) {
  return (field: string, most: number, when = '', shown: string | number = most): void => {
    const value = numberOf(spec[field]);
    if (value === undefined || value <= most) return;
    report(invalid(valueOutOfRange, at + field, value, `must be less than or equal to ${shown}${when}`));
  };
}

function veryMany(spec: JsonObject, at: string, report: Report, most: Most): void {
  if (!isSet(spec.maxFailedIndexes)) {
    const detail = `must be specified when completions is above ${manyIndexes}`;
    report(missing(`${at}/maxFailedIndexes`, detail, indexedJobIncomplete));
  }
  const when = ` when completions are above ${manyIndexes} and used with backoff limit per index`;
  most('parallelism', manyPods, when);
  most('maxFailedIndexes', manyPods, when);
}

/** Missing and Always are refused in the same words: nobody meant a Job that runs for ever. */
const restarts: Look = whole((spec, at, report) => {
  if (!isSet(spec.template)) return;
  const policy = textOf(below(spec, 'template', 'spec', 'restartPolicy'));
  const here = `${at}/template/spec/restartPolicy`;
  if (policy === '' || policy === 'Always')
    report(missing(here, 'valid values: "OnFailure", "Never"', podRestartPolicyNotAllowed));
  else if (policy === 'OnFailure' && isSet(spec.podFailurePolicy)) {
    const says = 'only "Never" is supported when podFailurePolicy is specified';
    report(invalid(podRestartPolicyNotAllowed, here, policy, says));
  }
});

const replacement: Look = whole((spec, at, report, surroundings) => {
  if (surroundings.minor < replacementSince) return;
  const known = isSet(spec.podFailurePolicy) ? ['Failed'] : ['Failed', 'TerminatingOrFailed'];
  anyOneOf(known)(spec.podReplacementPolicy, `${at}/podReplacementPolicy`, report, surroundings);
});

/** `spec` of a Job, and of the template of one: all but the selector. */
export const jobSpec: LookTable = merged(
  {
    '': [indexes, restarts, replacement, podFailurePolicy, since(successPolicySince, successPolicy)],
    '/parallelism': notNegative,
    '/completions': notNegative,
    '/activeDeadlineSeconds': notNegative,
    '/backoffLimit': notNegative,
    '/ttlSecondsAfterFinished': notNegative,
    '/backoffLimitPerIndex': since(perIndexSince, notNegative),
    '/maxFailedIndexes': since(perIndexSince, notNegative),
    '/managedBy': [
      since(managedBySince, anyText(controllerNameInvalid, domainPrefixedPath)),
      since(managedBySince, atMostBytes(63)),
    ],
    '/completionMode': anyOneOf(['Indexed', 'NonIndexed']),
    '/template': templateThere,
  },
  under('/template', podTemplate()),
);
