import type { KnownKind } from '../../kubernetes/kinds/known-kind.js';
import { objectMeta } from '../../kubernetes/schema/object-meta.js';
import { type Plan, type Planner, plannerFor, type Slot } from '../../kubernetes/schema/plan.js';
import type { Schema } from '../../kubernetes/schema/schema.js';
import type { Default, Fill } from './default.js';
import { defaultsOf, fillsOf } from './default-facts.js';
import { inItsOrder, type ListFact, listFactFrom, listFactOf } from './list-facts.js';
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
  /** Its maps that the server fills. */
  readonly fills: readonly (readonly [field: string, fill: Fill])[];
  /** Below a Pod template. */
  readonly inTemplate: boolean;
  /** Minor release of Kubernetes. */
  readonly minor: number;
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
  fills: [],
  inTemplate: false,
  minor: 1000,
  field: () => unknownShape,
  items: () => unknownShape,
};

/**
 * How objects of a kind are to be compared; the same one for the same kind.
 *
 * @param podsAt the way to the Pod template of a custom resource that makes Pods: `spec`, `template`
 */
export function shapeOfKind(known: KnownKind, podsAt?: readonly string[]): Shape {
  const planner = plannerFor(known.reading);
  const isBuiltIn = known.reading.builtIn === true;
  return shapeOf(planner, planner.slot(known.schema), {
    ...root,
    isBuiltIn,
    podsAt: isBuiltIn ? undefined : podsAt,
  });
}

/** How `metadata` is to be compared, whatever the kind. */
export function shapeOfMetadata(): Shape {
  const planner = plannerFor({ minor: 1000 });
  return shapeOf(planner, planner.slot(metadata), root);
}

const metadata: Schema = {
  ...objectMeta,
  properties: {
    ...objectMeta.properties,
    finalizers: { type: 'array', items: { type: 'string' }, listType: 'set' },
    ownerReferences: { type: 'array', items: { open: true }, listType: 'map', listMapKeys: ['uid'] },
  },
};

/** Where a value is, as far as its meaning depends on it. */
interface Spot {
  readonly isBuiltIn: boolean;
  readonly inTemplate: boolean;
  /** In a Pod or its template: another order of any list replaces the Pods, or is refused. */
  readonly inPod: boolean;
  /** The way from here to a Pod template that has no type. */
  readonly podsAt?: readonly string[] | undefined;
  /** The type that it is a field of, and the field's name; empty for an item. */
  readonly owner: string;
  readonly field: string;
}

const root: Spot = { isBuiltIn: true, inTemplate: false, inPod: false, owner: '', field: '' };
const known = new WeakMap<Slot, Map<string, Shape>>();

function shapeOf(planner: Planner, slot: Slot, spot: Spot): Shape {
  const shapes = known.get(slot) ?? new Map<string, Shape>();
  known.set(slot, shapes);
  const key = `${spot.owner}.${spot.field}.${spot.isBuiltIn}.${spot.inTemplate}.${spot.inPod}.${spot.podsAt?.join()}`;
  const shape = shapes.get(key) ?? newShape(planner, slot, spot);
  shapes.set(key, shape);
  return shape;
}

function newShape(planner: Planner, slot: Slot, spot: Spot): Shape {
  const plan = planner.plan(slot);
  const { isBuiltIn } = spot;
  const type = isBuiltIn ? typeName(slot.schema.ref) : '';
  const inTemplate = spot.inTemplate || type === 'PodTemplateSpec';
  const inPod = spot.inPod || inTemplate || type === 'Pod' || spot.podsAt?.length === 0;
  const fields = new Map<string, Shape>();
  let value: Shape | undefined;
  let item: Shape | undefined;
  const below = (inner: Slot | undefined, field: string): Shape => {
    if (!inner) return unknownShape;
    const [next, ...rest] = spot.podsAt ?? [];
    const podsAt = next === field ? rest : undefined;
    return shapeOf(planner, inner, { isBuiltIn, inTemplate, inPod, podsAt, owner: field && type, field });
  };
  return {
    isBuiltIn,
    type,
    inTemplate,
    minor: planner.reading.minor ?? unknownShape.minor,
    nullable: slot.nullable,
    scalar: scalarOf(plan),
    list: listOf(plan, spot),
    isFreeMap: plan.values !== undefined,
    defaults: defaultsIn(plan, type),
    fills: Object.entries(fillsOf(type)),
    field: (name) => {
      const own = plan.fields?.get(name);
      if (!own) {
        value ??= below(plan.values, '');
        return value;
      }
      const shape = fields.get(name) ?? below(own, name);
      fields.set(name, shape);
      return shape;
    },
    items: () => {
      item ??= below(plan.items, '');
      return item;
    },
  };
}

function listOf({ schema }: Plan, { isBuiltIn, inPod, owner, field }: Spot): ListFact {
  const fact = (isBuiltIn && listFactOf(owner, field)) || listFactFrom(schema.listType, schema.listMapKeys);
  return inPod ? inItsOrder(fact) : fact;
}

/** `Container` of `io.k8s.api.core.v1.Container`. */
function typeName(ref: string | undefined): string {
  return ref === undefined ? '' : ref.slice(ref.lastIndexOf('.') + 1);
}

function defaultsIn(plan: Plan, type: string): (readonly [string, Default])[] {
  const published = plan.defaults.flatMap(([name, slot]): [string, Default][] =>
    slot.default === undefined ? [] : [[name, slot.default]],
  );
  const own = Object.entries(defaultsOf(type)).filter(([name]) => plan.fields?.has(name));
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
