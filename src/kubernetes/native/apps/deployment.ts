import type { JsonObject } from '../../../model/manifest.js';
import { forbidden, invalid } from '../blocks/faults.js';
import { countOrPercentage, countOrPercentageOfAll } from '../blocks/int-or-percent.js';
import { notNegative, oneOf, whole } from '../blocks/looks.js';
import { fieldsOf, isSet, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type Report, type Surroundings } from '../native-rules.js';
import {
  progressDeadlineTooShort,
  rollingUpdateStuck,
  updateStrategyInvalid,
} from '../rule-infos/workloads.js';
import { merged } from '../tables.js';
import { controllerSpec, labelAdvised } from './controller.js';
import { amountOfPods } from './rolling-update.js';

const strategy: Look = whole((it, at, report, surroundings) => {
  const type = textOf(it.type) || 'RollingUpdate';
  if (type === 'Recreate' && isSet(it.rollingUpdate)) {
    const detail = "may not be specified when strategy `type` is 'Recreate'";
    report(forbidden(`${at}/rollingUpdate`, detail, updateStrategyInvalid));
  }
  if (type === 'RollingUpdate')
    rollingUpdate(fieldsOf(it.rollingUpdate), `${at}/rollingUpdate`, report, surroundings);
});

/** Both are 25% where nothing is written. */
function rollingUpdate(
  { maxUnavailable, maxSurge }: JsonObject,
  at: string,
  report: Report,
  surroundings: Surroundings,
): void {
  countOrPercentageOfAll(maxUnavailable, `${at}/maxUnavailable`, report, surroundings);
  countOrPercentage(maxSurge, `${at}/maxSurge`, report, surroundings);
  if (amountOfPods(maxUnavailable, 25) !== 0 || amountOfPods(maxSurge, 25) !== 0) return;
  const says = 'may not be 0 when `maxSurge` is 0';
  report(invalid(rollingUpdateStuck, `${at}/maxUnavailable`, maxUnavailable, says));
}

const deadline: Look = whole((spec, at, report) => {
  const seconds = spec.progressDeadlineSeconds ?? 600;
  const minimum = spec.minReadySeconds ?? 0;
  if (typeof seconds !== 'number' || typeof minimum !== 'number' || seconds > minimum) return;
  const says = 'must be greater than minReadySeconds';
  report(invalid(progressDeadlineTooShort, `${at}/progressDeadlineSeconds`, seconds, says));
});

/** A Deployment. */
export const deployment = defineNativeRules({
  group: 'apps',
  kind: 'Deployment',
  at: merged(
    {
      '/metadata': labelAdvised,
      '/spec': deadline,
      '/spec/strategy': strategy,
      '/spec/strategy/type': oneOf(['Recreate', 'RollingUpdate'], updateStrategyInvalid),
      '/spec/progressDeadlineSeconds': notNegative,
      '/spec/revisionHistoryLimit': notNegative,
    },
    controllerSpec({ ofSelector: 'deployment', ofDeadline: 'ReplicaSet' }),
  ),
});
