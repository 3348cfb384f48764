import type { Look } from '../native-rules.js';
import { invalidValue, valueOutOfRange } from '../rule-infos/general.js';
import { invalid } from './faults.js';
import { negative, percentage } from './numbers.js';

/** A count of zero or more, or a percentage. */
export const countOrPercentage: Look = (value, at, report) => {
  if (typeof value === 'number' && value < 0) report(invalid(valueOutOfRange, at, value, negative));
  const says = typeof value === 'string' ? percentage(value) : undefined;
  if (says !== undefined) report(invalid(invalidValue, at, value, says));
};

/** As `countOrPercentage`, and a percentage of at most 100. */
export const countOrPercentageOfAll: Look = (value, at, report, surroundings) => {
  countOrPercentage(value, at, report, surroundings);
  if (typeof value === 'string' && percentage(value) === undefined && Number.parseInt(value, 10) > 100)
    report(invalid(valueOutOfRange, at, value, 'must not be greater than 100%'));
};
