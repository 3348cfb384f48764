import type { JsonObject } from '../../../model/manifest.js';
import { invalid, missing } from '../blocks/faults.js';
import { countOrPercentageOfAll } from '../blocks/int-or-percent.js';
import { notNegative, oneOf, whole } from '../blocks/looks.js';
import { fieldsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type Report, type Surroundings } from '../native-rules.js';
import { rollingUpdateStuck, updateStrategyInvalid } from '../rule-infos/workloads.js';
import { merged } from '../tables.js';
import { controllerSpec } from './controller.js';
import { amountOfPods } from './rolling-update.js';

const strategy: Look = whole((it, at, report, surroundings) => {
  if ((textOf(it.type) || 'RollingUpdate') === 'RollingUpdate')
    rollingUpdate(fieldsOf(it.rollingUpdate), `${at}/rollingUpdate`, report, surroundings);
});

/** One pod may be away and none is added where nothing is written. */
function rollingUpdate(
  { maxUnavailable, maxSurge }: JsonObject,
  at: string,
  report: Report,
  surroundings: Surroundings,
): void {
  countOrPercentageOfAll(maxUnavailable, `${at}/maxUnavailable`, report, surroundings);
  countOrPercentageOfAll(maxSurge, `${at}/maxSurge`, report, surroundings);
  const removes = amountOfPods(maxUnavailable, 1) !== 0;
  const adds = amountOfPods(maxSurge, 0) !== 0;
  const says = 'may not be set when maxUnavailable is non-zero';
  if (removes && adds) report(invalid(rollingUpdateStuck, `${at}/maxSurge`, maxSurge, says));
  if (!removes && !adds)
    report(missing(`${at}/maxUnavailable`, 'cannot be 0 when maxSurge is 0', rollingUpdateStuck));
}

/** A DaemonSet. */
export const daemonSet = defineNativeRules({
  group: 'apps',
  kind: 'DaemonSet',
  at: merged(
    {
      '/spec/updateStrategy': strategy,
      '/spec/updateStrategy/type': oneOf(['OnDelete', 'RollingUpdate'], updateStrategyInvalid),
      '/spec/revisionHistoryLimit': notNegative,
    },
    controllerSpec({ ofSelector: 'daemonset', ofDeadline: 'DaemonSet' }),
  ),
});
