import type { Fault } from '../../model/fault.js';
import type { JsonValue } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { applyDefaults } from './apply-defaults.js';
import { checkValue } from './check-value.js';
import { plannerFor, type Reading } from './plan.js';
import type { Schema } from './schema.js';
import { isUnread } from './unread.js';
import { Walk } from './walk.js';

/** How a value is checked. */
export interface SchemaCheck extends Reading {
  /** Where the value is in its document: goes before the pointer of every fault. Default: `''`. */
  readonly at?: Pointer;
  /** The value as `applyDefaults` gives it, where the caller has it already. */
  readonly filled?: JsonValue;
}

/**
 * What the API server would refuse in a value, by its schema: unknown fields, types, what is required, enums, formats,
 * patterns, limits, alternatives and lists with a key; at most 1000 faults. CEL rules are evaluated elsewhere. Defaults
 * and nulls count as on the server: they are filled in, and left out, before anything is checked.
 *
 * Any value and any schema will do; none makes it throw.
 */
export function checkSchema(schema: Schema, value: JsonValue, options: SchemaCheck = {}): readonly Fault[] {
  const planner = plannerFor(options);
  const walk = new Walk(
    options.at ?? '',
    options.builtIn === true,
    options.minor ?? Number.POSITIVE_INFINITY,
  );
  const filled = options.filled ?? applyDefaults(schema, value, options);
  checkValue(planner, planner.slot(schema), filled, walk);
  if (!options.builtIn) return walk.faults;
  return walk.faults.filter(({ rule, at }) => !isUnread(rule, at, walk.minor));
}
