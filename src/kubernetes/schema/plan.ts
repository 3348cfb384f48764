import type { JsonValue } from '../../model/manifest.js';
import { compilePattern } from '../re2.js';
import { isNeeded } from './not-required.js';
import { metadataFields } from './object-meta.js';
import type { Schema } from './schema.js';
import { goStringFormat, stringFormat, type TextTest } from './string-formats.js';

/** How schemas are to be read. */
export interface Reading {
  /** Finds the definition that a `ref` names. Hand in the same function again: what is worked out is kept by it. */
  readonly resolve?: (name: string) => Schema | undefined;
  /** The minor version of the API server: 31 for 1.31. Default: newer than all. */
  readonly minor?: number;
  /**
   * The kind is built into the server, which reads the value into a Go type: null is unset wherever it stands, and lists
   * are not looked through for duplicates. Default: a custom resource.
   */
  readonly builtIn?: boolean;
}

/** A schema made ready for being looked up fast; worked out when it is first needed, and kept. */
export interface Plan {
  readonly schema: Schema;
  /** The type's name in messages; absent where any type is fine. */
  readonly type: string | undefined;
  /** No list, and no object. */
  readonly isScalar: boolean;
  readonly fields: ReadonlyMap<string, Slot> | undefined;
  readonly required: readonly string[];
  readonly values: Slot | undefined;
  readonly items: Slot | undefined;
  /** Refuses fields that it does not name. */
  readonly isClosed: boolean;
  /** Texts, numbers and booleans, and the JSON of what is neither. */
  readonly enum: ReadonlySet<JsonValue> | undefined;
  readonly format: TextTest | undefined;
  readonly pattern: { test(text: string): boolean } | { readonly error: string } | undefined;
  /** Nothing is asked of a text. */
  readonly textIsFree: boolean;
  /** Kubernetes' own kind of amount: a text or a number. */
  readonly isQuantity: boolean;
  readonly alternatives: boolean;
  readonly allOf: readonly Slot[];
  readonly anyOf: readonly Slot[];
  readonly oneOf: readonly Slot[];
  readonly not: Slot | undefined;
  /** The fields that have a default, if there are any. */
  readonly defaults: readonly (readonly [string, Slot])[];
}

/** A place for a value: the schema that is written there, and where that is a reference what it leads to. */
export interface Slot {
  readonly schema: Schema;
  readonly nullable: boolean;
  readonly default: JsonValue | undefined;
  plan: Plan | undefined;
  /** The default with the defaults inside it. */
  filled?: JsonValue;
}

/** Makes plans of schemas, one of each. */
export interface Planner {
  readonly reading: Reading;
  plan(slot: Slot): Plan;
  slot(schema: Schema): Slot;
}

const none: readonly never[] = [];
const newest = 1000;
const noResolve = (): undefined => undefined;
const planners = new WeakMap<object, Map<string, Planner>>();

/** The planner for this way of reading; the same one for the same way. */
export function plannerFor(reading: Reading): Planner {
  const { resolve = noResolve, minor = newest, builtIn = false } = reading;
  const known = planners.get(resolve) ?? new Map<string, Planner>();
  planners.set(resolve, known);
  const key = `${minor}${builtIn}`;
  const planner = known.get(key) ?? newPlanner({ resolve, minor, builtIn });
  known.set(key, planner);
  return planner;
}

function newPlanner(reading: Required<Reading>): Planner {
  const slots = new WeakMap<Schema, Slot>();
  const plans = new WeakMap<Schema, Plan>();
  const planOf = (schema: Schema, definition: string | undefined): Plan => {
    const plan = plans.get(schema) ?? newPlan(schema, planner, definition);
    plans.set(schema, plan);
    return plan;
  };
  const planner: Planner = {
    reading,
    slot(schema) {
      const slot = slots.get(schema) ?? newSlot(schema, reading);
      slots.set(schema, slot);
      return slot;
    },
    plan(slot) {
      slot.plan ??= planOf(resolved(slot.schema, reading), slot.schema.ref);
      return slot.plan;
    },
  };
  return planner;
}

function newSlot(schema: Schema, reading: Required<Reading>): Slot {
  const { nullable, default: inner } = resolved(schema, reading);
  return {
    schema,
    nullable: (schema.nullable ?? nullable) === true,
    default: schema.default ?? inner,
    plan: undefined,
  };
}

/** A reference to nowhere, or in a circle, is a schema that takes anything. */
function resolved(schema: Schema, { resolve }: Required<Reading>): Schema {
  let here: Schema | undefined = schema;
  for (let steps = 0; here?.ref !== undefined && steps < 20; steps++) here = resolve(here.ref);
  return here && here.ref === undefined ? here : anything;
}

const anything: Schema = {};

function newPlan(schema: Schema, planner: Planner, definition: string | undefined): Plan {
  const { properties, values, items, open, type, intOrString } = schema;
  const fields = fieldsOf(schema, planner);
  const alternatives = alternativesOf(schema, planner);
  const texts = textTests(schema, planner.reading);
  return {
    schema,
    type: intOrString ? 'integer,string' : type,
    isScalar: intOrString === true || (type !== undefined && type !== 'object' && type !== 'array'),
    fields,
    required: requiredOf(schema, planner.reading, definition),
    values: values && planner.slot(values),
    items: items && planner.slot(items),
    isClosed: !open && !values && (type === 'object' || properties !== undefined),
    enum: schema.enum && new Set(schema.enum.map(enumKey)),
    isQuantity: type === undefined && schema.format === 'quantity',
    ...texts,
    ...alternatives,
    defaults: [...(fields ?? none)].filter(([, slot]) => slot.default !== undefined && slot.default !== null),
  };
}

/** What the value of an enum is known by. */
export function enumKey(value: JsonValue): JsonValue {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** An embedded object has metadata that the server knows better than the schema. */
function fieldsOf({ properties, embedded }: Schema, planner: Planner): Map<string, Slot> | undefined {
  if (!properties && !embedded) return undefined;
  const all = { ...(embedded && metadataFields), ...properties };
  return new Map(Object.entries(all).map(([name, schema]) => [name, planner.slot(schema)]));
}

/** Go has 0 and false where a built-in kind has no number or boolean; native rules say where that is too little. */
function requiredOf(
  { required = none, properties, embedded }: Schema,
  { builtIn }: Reading,
  definition: string | undefined,
): readonly string[] {
  if (embedded) return [...new Set(['apiVersion', 'kind', ...required])];
  if (!builtIn) return required;
  return required.filter(
    (name) => !hasZero.has(properties?.[name]?.type ?? '') && isNeeded(definition, name),
  );
}

const hasZero = new Set(['integer', 'number', 'boolean']);

function textTests(schema: Schema, reading: Reading) {
  const { format, pattern, minLength, maxLength, type } = schema;
  const isText = type === undefined || type === 'string';
  const test = format !== undefined && isText ? formatOf(format, reading) : undefined;
  return {
    format: test,
    pattern: pattern ? compilePattern(pattern) : undefined,
    textIsFree: !test && !pattern && minLength === undefined && maxLength === undefined,
  };
}

function formatOf(format: string, { builtIn, minor = newest }: Reading): TextTest | undefined {
  return builtIn ? goStringFormat(format) : stringFormat(format, minor);
}

function alternativesOf({ allOf = none, anyOf = none, oneOf = none, not }: Schema, planner: Planner) {
  const slots = (schemas: readonly Schema[]) => schemas.map((schema) => planner.slot(schema));
  return {
    alternatives: allOf.length + anyOf.length + oneOf.length > 0 || not !== undefined,
    allOf: slots(allOf),
    anyOf: slots(anyOf),
    oneOf: slots(oneOf),
    not: not && planner.slot(not),
  };
}
