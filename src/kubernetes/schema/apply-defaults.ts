import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { type Plan, type Planner, plannerFor, type Reading, type Slot } from './plan.js';
import type { Schema } from './schema.js';

const deepest = 500;

/**
 * The value as the API server has it before it validates: with the schema's defaults, and without the nulls that the
 * schema does not allow; of a built-in kind, without any. Nothing that was handed in is changed, and what needs no change
 * is shared with it. Unknown fields stay.
 */
export function applyDefaults(schema: Schema, value: JsonValue, reading: Reading = {}): JsonValue {
  const planner = plannerFor(reading);
  return fill(planner, planner.plan(planner.slot(schema)), value, 0);
}

function fill(planner: Planner, plan: Plan, value: JsonValue, depth: number): JsonValue {
  if (typeof value !== 'object' || value === null || plan.isScalar || depth > deepest) return value;
  return isList(value) ? fillList(planner, plan, value, depth) : fillObject(planner, plan, value, depth);
}

function fillList(planner: Planner, { items }: Plan, list: readonly JsonValue[], depth: number): JsonValue {
  if (!items) return list;
  const plan = planner.plan(items);
  let copy: JsonValue[] | undefined;
  for (let i = 0; i < list.length; i++) {
    // In range, so the item is there.
    const item = list[i] as JsonValue;
    const isUnset = item === null && !items.nullable;
    const filled = isUnset ? (defaultOf(planner, items) ?? null) : fill(planner, plan, item, depth + 1);
    if (filled === item) continue;
    copy ??= [...list];
    copy[i] = filled;
  }
  return copy ?? list;
}

function fillObject(planner: Planner, plan: Plan, object: JsonObject, depth: number): JsonValue {
  let changes: Map<string, JsonValue | undefined> | undefined;
  const change = (key: string, value: JsonValue | undefined) => {
    changes ??= new Map();
    changes.set(key, value);
  };
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (typeof value !== 'object') continue;
    const slot = plan.fields?.get(key) ?? plan.values;
    if (!slot) continue;
    const filled =
      value === null ? whatNullIs(planner, slot) : fill(planner, planner.plan(slot), value, depth + 1);
    if (filled !== value) change(key, filled);
  }
  for (const [name, slot] of plan.defaults)
    if (!Object.hasOwn(object, name)) change(name, defaultOf(planner, slot));
  return changes ? changed(object, changes) : object;
}

function whatNullIs(planner: Planner, slot: Slot): JsonValue | undefined {
  return slot.nullable && !planner.reading.builtIn ? null : defaultOf(planner, slot);
}

function defaultOf(planner: Planner, slot: Slot): JsonValue | undefined {
  const { default: value } = slot;
  if (value === undefined || value === null) return undefined;
  if (slot.filled === undefined) {
    // A default that holds itself, by a reference, is not filled again.
    slot.filled = value;
    slot.filled = fill(planner, planner.plan(slot), value, 0);
  }
  return slot.filled;
}

/** A copy; a change to undefined leaves the field out. Keys such as `__proto__` are keys like any other. */
function changed(object: JsonObject, changes: ReadonlyMap<string, JsonValue | undefined>): JsonObject {
  const copy: Record<string, JsonValue | undefined> = { ...object };
  for (const [key, value] of changes) {
    if (value === undefined) delete copy[key];
    else if (key === '__proto__') Object.defineProperty(copy, key, { ...ordinary, value });
    else copy[key] = value;
  }
  return copy;
}

const ordinary = { enumerable: true, configurable: true, writable: true };

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
