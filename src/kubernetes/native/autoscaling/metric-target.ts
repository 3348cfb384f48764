import type { JsonObject } from '../../../model/manifest.js';
import { forbidden, invalid, missing } from '../blocks/faults.js';
import { whole } from '../blocks/looks.js';
import { isSet, type Value } from '../blocks/read.js';
import { amountOf, quantity } from '../blocks/resources.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { metricTargetInvalid } from '../rule-infos/autoscaling.js';

/** Kinds of metrics by which amounts they take; ContainerResource is as Resource. */
type Source = 'External' | 'Object' | 'Pods' | 'Resource';

/** Of which fields one must be set, and what is said where none is; `not`: which may not be beside another. */
interface Amounts {
  readonly of: readonly string[];
  readonly none: string;
  readonly several?: readonly [field: string, detail: string];
}

const average = 'averageValue';
const amounts: Readonly<Record<Source, Amounts>> = {
  Object: { of: [average, 'value'], none: 'must set either a target value or averageValue' },
  External: {
    of: [average, 'value'],
    none: 'must set either a target value for metric or a per-pod target',
    several: ['value', 'may not set both a target value for metric and a per-pod target'],
  },
  Pods: { of: [average], none: 'must specify a positive target averageValue' },
  Resource: {
    of: ['averageUtilization', average],
    none: 'must set either a target raw value or a target utilization',
    several: [average, 'may not set both a target raw value and a target utilization'],
  },
};

/** `target` of a metric. */
export function metricTarget(source: Source): LookTable {
  const wanted = amounts[source];
  return {
    '': whole((target, at, report) => {
      type(target.type, `${at}/type`, report);
      amountsFit(target, wanted, at, report);
    }),
    '/value': positiveQuantity,
    '/averageValue': positiveQuantity,
    '/averageUtilization': (value, at, report) => {
      if (typeof value === 'number' && value < 1)
        report(invalid(metricTargetInvalid, at, value, 'must be greater than 0'));
    },
  };
}

function amountsFit(target: JsonObject, { of, none, several }: Amounts, at: string, report: Report): void {
  const set = of.filter((field) => isSet(target[field]));
  if (set.length === 0) report(missing(`${at}/${of[0]}`, none, metricTargetInvalid));
  if (several && set.length > 1) report(forbidden(`${at}/${several[0]}`, several[1], metricTargetInvalid));
}

function type(value: Value, at: string, report: Report): void {
  const says = 'must be either Utilization, Value, or AverageValue';
  if (!isSet(value) || value === '')
    report(missing(at, 'must specify a metric target type', metricTargetInvalid));
  else if (value !== 'Utilization' && value !== 'Value' && value !== 'AverageValue')
    report(invalid(metricTargetInvalid, at, value, says));
}

const positiveQuantity: Look = (value, at, report, surroundings) => {
  quantity(value, at, report, surroundings);
  if ((amountOf(value)?.digits ?? 1n) <= 0n)
    report(invalid(metricTargetInvalid, at, value, 'must be positive'));
};
