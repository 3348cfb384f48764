import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { readQuantity } from '../../model/quantity.js';
import { didYouMean, suggest } from '../../model/suggest.js';
import { quantityInvalid, unsupportedValue } from '../native/rule-infos/general.js';
import { checkAlternatives } from './check-alternatives.js';
import { checkEmbedded } from './check-embedded.js';
import { checkListType, checkUnique } from './check-list-type.js';
import { checkNumber } from './check-number.js';
import { checkText } from './check-text.js';
import { enumKey, type Plan, type Planner, type Slot } from './plan.js';
import { nestedTooDeeply, requiredField, tooLong, tooShort, unknownField, wrongType } from './rules.js';
import type { Walk } from './walk.js';

type Value = Exclude<JsonValue, null>;

/**
 * Whether the schema gives the shape of the value, or only restricts it: inside `allOf` and its like.
 * What is kept of a list is kept of its items.
 */
type Part = 'shape' | 'open shape' | 'restriction';

/** Checks a value, filled with its defaults, and everything in it. */
export function checkValue(
  planner: Planner,
  slot: Slot,
  value: JsonValue,
  walk: Walk,
  part: Part = 'shape',
): void {
  const plan = planner.plan(slot);
  if (walk.isFull) return;
  const tooMuch = walk.look();
  if (tooMuch !== undefined) walk.report(nestedTooDeeply, undefined, tooMuch);
  else if (value === null) checkNull(plan, slot, walk);
  else if (!hasType(plan, value) && !isNoBytes(plan, value, walk)) {
    const says = `must be of type ${plan.type}: ${JSON.stringify(typeName(value))}`;
    walk.report(wrongType, value, says);
  } else checkTyped(planner, plan, value, walk, part);
}

function checkTyped(planner: Planner, plan: Plan, value: Value, walk: Walk, part: Part): void {
  if (typeof value === 'string') checkText(plan, value, walk);
  else if (typeof value === 'number') checkNumber(plan, value, walk);
  else if (isList(value)) checkList(planner, plan, value, walk, part);
  else if (typeof value === 'object') checkObject(planner, plan, value, walk, part);
  if (plan.enum && !isUnset(value, walk) && !plan.enum.has(enumKey(value))) reportEnum(plan, value, walk);
  if (plan.isQuantity) checkQuantity(value, walk);
  if (!plan.alternatives) return;
  checkAlternatives(plan, value, walk, (slot) =>
    walk.nested(() => checkValue(planner, slot, value, walk, 'restriction')),
  );
}

/** What Go cannot tell from a field that was left out; where the server can, a native rule says so. */
function isUnset(value: Value, walk: Walk): boolean {
  return walk.isBuiltIn && value === '';
}

/** A null that is still there once nulls have been left out: it stands in a list, or the schema has it nullable. */
function checkNull(plan: Plan, { nullable }: Slot, walk: Walk): void {
  if (walk.isBuiltIn) return;
  if (plan.type !== undefined && !nullable)
    walk.report(wrongType, null, `must be of type ${plan.type}: "null"`);
  // The server finds no null in an enum, even if one is there.
  else if (plan.enum) reportEnum(plan, null, walk);
}

function hasType(plan: Plan, value: JsonValue): boolean {
  switch (plan.type) {
    case undefined:
      return true;
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return isInteger(value);
    case 'integer,string':
      return typeof value === 'string' || isInteger(value);
    default:
      return typeof value === plan.type;
  }
}

/** Go reads an empty list as bytes, of which there are none. */
function isNoBytes({ schema }: Plan, value: Value, walk: Walk): boolean {
  return walk.isBuiltIn && schema.format === 'byte' && isList(value) && value.length === 0;
}

/** Of 64 bits. */
function isInteger(value: JsonValue): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
}

function typeName(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function reportEnum(plan: Plan, value: JsonValue, walk: Walk): void {
  const known = plan.schema.enum ?? [];
  const listed = known.map((each) => JSON.stringify(each)).sort();
  const meant =
    typeof value === 'string'
      ? suggest(
          value,
          known.filter((each) => typeof each === 'string'),
        )
      : undefined;
  const says = `is not supported, supported values: ${listed.join(', ')}`;
  walk.report(unsupportedValue, value, says, meant && `Did you mean ${JSON.stringify(meant)}?`);
}

function checkQuantity(value: JsonValue, walk: Walk): void {
  const isWritten = typeof value === 'string' || typeof value === 'number';
  if (!isWritten)
    walk.report(wrongType, value, `must be of type number,string: ${JSON.stringify(typeName(value))}`);
  else {
    const quantity = readQuantity(value);
    if ('error' in quantity) walk.report(quantityInvalid, value, quantity.error);
  }
}

function checkList(planner: Planner, plan: Plan, list: readonly JsonValue[], walk: Walk, part: Part): void {
  const { minItems, maxItems, uniqueItems } = plan.schema;
  if (minItems !== undefined && list.length < minItems)
    walk.report(tooShort, undefined, `should have at least ${minItems} items, has ${list.length}`);
  if (maxItems !== undefined && list.length > maxItems)
    walk.report(tooLong, undefined, `Too many: ${list.length}: must have at most ${items(maxItems)}`);
  if (uniqueItems) checkUnique(list, walk);
  if (part !== 'restriction' && !walk.isBuiltIn) checkListType(plan.schema, list, walk);
  if (!plan.items) return;
  const inner = plan.schema.open && part === 'shape' ? 'open shape' : part;
  for (let i = 0; i < list.length; i++) {
    walk.down(i);
    // In range, so the item is there.
    checkValue(planner, plan.items, list[i] as JsonValue, walk, inner);
    walk.up();
  }
}

function items(count: number): string {
  return `${count} ${count === 1 ? 'item' : 'items'}`;
}

function checkObject(planner: Planner, plan: Plan, object: JsonObject, walk: Walk, part: Part): void {
  const { minProperties, maxProperties } = plan.schema;
  const keys = Object.keys(object);
  if (minProperties !== undefined && keys.length < minProperties)
    walk.report(tooShort, undefined, `should have at least ${minProperties} properties, has ${keys.length}`);
  if (maxProperties !== undefined && keys.length > maxProperties)
    walk.report(tooLong, undefined, `Too many: ${keys.length}: must have at most ${items(maxProperties)}`);
  for (const key of keys) checkField(planner, plan, object, key, walk, part);
  for (const name of plan.required) {
    if (Object.hasOwn(object, name) && object[name] !== undefined) continue;
    walk.reportBelow(name, requiredField, 'Required value');
  }
  if (plan.schema.embedded && part !== 'restriction') checkEmbedded(object, walk);
}

function checkField(
  planner: Planner,
  plan: Plan,
  object: JsonObject,
  key: string,
  walk: Walk,
  part: Part,
): void {
  const value = object[key];
  if (value === undefined) return;
  const slot = plan.fields?.get(key) ?? plan.values;
  if (slot) {
    walk.down(key);
    checkValue(planner, slot, value, walk, part === 'restriction' ? part : 'shape');
    walk.up();
  } else if (plan.isClosed && part === 'shape') {
    const meant = didYouMean(key, plan.fields?.keys() ?? []).trim();
    walk.reportBelow(key, unknownField, `unknown field ${JSON.stringify(key)}`, meant || undefined);
  }
}
