import type { KnownKind } from '../../kubernetes/kinds/known-kind.js';
import { objectMeta } from '../../kubernetes/schema/object-meta.js';
import { type Plan, type Planner, plannerFor, type Slot } from '../../kubernetes/schema/plan.js';
import type { Schema } from '../../kubernetes/schema/schema.js';
import { type Default, defaultsOf } from './default-facts.js';
import { type ListFact, listFactFrom, listFactOf } from './list-facts.js';
import type { ScalarKind } from './scalar-key.js';

/** How a value is to be compared, by what is known of its place. */
export interface Shape {
  /** Of a kind that is built into the server, or metadata: what is unset and what is empty is the same. */
  readonly isBuiltIn: boolean;
  /** The name of the type in Go, where the server publishes one. */
  readonly type: string;
  readonly nullable: boolean;
  readonly scalar: ScalarKind;
  readonly list: ListFact;
  /** A map of values with free keys, such as labels. */
  readonly isFreeMap: boolean;
  /** Defaults of its fields. */
  readonly defaults: readonly (readonly [field: string, value: Default])[];
  field(name: string): Shape;
  items(): Shape;
}

/** Of what nobody knows. */
export const unknownShape: Shape = {
  isBuiltIn: false,
  type: '',
  nullable: true,
  scalar: 'plain',
  list: { type: 'list' },
  isFreeMap: false,
  defaults: [],
  field: () => unknownShape,
  items: () => unknownShape,
};

/** How objects of a kind are to be compared; the same one for the same kind. */
export function shapeOfKind(known: KnownKind): Shape {
  const planner = plannerFor(known.reading);
  return shapeOf(planner, planner.slot(known.schema), known.reading.builtIn === true, '', '');
}

/** How `metadata` is to be compared, whatever the kind. */
export function shapeOfMetadata(): Shape {
  const planner = plannerFor({ minor: 1000 });
  return shapeOf(planner, planner.slot(metadata), true, '', '');
}

const metadata: Schema = {
  ...objectMeta,
  properties: {
    ...objectMeta.properties,
    finalizers: { type: 'array', items: { type: 'string' }, listType: 'set' },
    ownerReferences: { type: 'array', items: { open: true }, listType: 'map', listMapKeys: ['uid'] },
  },
};

const known = new WeakMap<Slot, Map<string, Shape>>();

function shapeOf(planner: Planner, slot: Slot, isBuiltIn: boolean, owner: string, field: string): Shape {
  const shapes = known.get(slot) ?? new Map<string, Shape>();
  known.set(slot, shapes);
  const key = `${owner}.${field}.${isBuiltIn}`;
  const shape = shapes.get(key) ?? newShape(planner, slot, isBuiltIn, owner, field);
  shapes.set(key, shape);
  return shape;
}

function newShape(planner: Planner, slot: Slot, isBuiltIn: boolean, owner: string, field: string): Shape {
  const plan = planner.plan(slot);
  const type = isBuiltIn ? typeName(slot.schema.ref) : '';
  const fields = new Map<string, Shape>();
  const { schema } = plan;
  return {
    isBuiltIn,
    type,
    nullable: slot.nullable,
    scalar: scalarOf(plan),
    list: (isBuiltIn && listFactOf(owner, field)) || listFactFrom(schema.listType, schema.listMapKeys),
    isFreeMap: plan.values !== undefined,
    defaults: defaultsIn(plan, type),
    field: (name) => {
      const own = plan.fields?.get(name);
      if (!own) return below(planner, plan.values, isBuiltIn, '', '');
      const shape = fields.get(name) ?? below(planner, own, isBuiltIn, type, name);
      fields.set(name, shape);
      return shape;
    },
    items: () => below(planner, plan.items, isBuiltIn, '', ''),
  };
}

function below(
  planner: Planner,
  slot: Slot | undefined,
  isBuiltIn: boolean,
  owner: string,
  field: string,
): Shape {
  return slot ? shapeOf(planner, slot, isBuiltIn, owner, field) : unknownShape;
}

/** `Container` of `io.k8s.api.core.v1.Container`. */
function typeName(ref: string | undefined): string {
  return ref === undefined ? '' : ref.slice(ref.lastIndexOf('.') + 1);
}

function defaultsIn(plan: Plan, type: string): (readonly [string, Default])[] {
  const published = plan.defaults.flatMap(([name, slot]): [string, Default][] =>
    slot.default === undefined ? [] : [[name, slot.default]],
  );
  const own = Object.entries(defaultsOf(type));
  return [...published.filter(([name]) => !own.some(([other]) => other === name)), ...own];
}

const quantityPattern = /\[KMGTPE\]i/;
const durationPattern = /ms\|(?:s|m|h)|[(|]m\|(?:s|ms)\b|h\|m\|s/;

function scalarOf({ schema, isQuantity }: Plan): ScalarKind {
  const { format, pattern = '', intOrString } = schema;
  if (isQuantity || (intOrString && quantityPattern.test(pattern))) return 'quantity';
  if (format === 'duration' || durationPattern.test(pattern)) return 'duration';
  return format === 'byte' ? 'bytes' : 'plain';
}
