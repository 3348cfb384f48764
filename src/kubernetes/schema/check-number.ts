import type { Plan } from './plan.js';
import { notMultiple, tooLarge, tooSmall } from './rules.js';
import type { Schema } from './schema.js';
import type { Walk } from './walk.js';

/** Before Kubernetes 1.36 a custom resource's `int32` could be any integer. */
const formatsSince = 36;

/** The range and the step of a number. */
export function checkNumber({ schema }: Plan, value: number, walk: Walk): void {
  checkFormat(schema, value, walk);
  checkLimits(schema, value, walk);
  const { multipleOf } = schema;
  if (multipleOf !== undefined && !isMultiple(value, multipleOf))
    walk.report(notMultiple, value, `should be a multiple of ${multipleOf}`);
}

function checkFormat({ type, format, intOrString }: Schema, value: number, walk: Walk): void {
  const isGoNumber = intOrString === true && walk.isBuiltIn;
  if (isGoNumber && (value >= 2 ** 31 || value < -(2 ** 31)))
    walk.report(value > 0 ? tooLarge : tooSmall, value, 'must be of type integer with format int32');
  if (format === undefined || (!walk.isBuiltIn && walk.minor < formatsSince)) return;
  const most =
    type === 'integer' && format === 'int32'
      ? 2 ** 31
      : format === 'float'
        ? 3.4028235677973366e38
        : undefined;
  if (most === undefined || (value < most && value >= -most)) return;
  walk.report(value > 0 ? tooLarge : tooSmall, value, `must be of type ${type} with format ${format}`);
}

function checkLimits(schema: Schema, value: number, walk: Walk): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum))
    walk.report(
      tooSmall,
      value,
      `should be greater than ${exclusiveMinimum ? '' : 'or equal to '}${minimum}`,
    );
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum))
    walk.report(tooLarge, value, `should be less than ${exclusiveMaximum ? '' : 'or equal to '}${maximum}`);
}

/** As far as floating point numbers can tell: to a billionth. The server drops the fraction of the step of an integer. */
function isMultiple(value: number, factor: number): boolean {
  if (Number.isInteger(value)) return Math.trunc(factor) > 0 && value % Math.trunc(factor) === 0;
  if (!(factor > 0)) return false;
  const times = factor < 1 ? (1 / factor) * value : value / factor;
  const nearest = Math.round(times);
  return Math.abs(times - nearest) <= 1e-9 * (Math.abs(times) + Math.abs(nearest));
}
