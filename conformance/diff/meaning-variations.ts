import { newestRelease } from '../../src/kubernetes/facts/releases.js';
import { builtInKinds } from '../../src/kubernetes/kinds/built-in-kinds.js';
import { type Plan, type Planner, plannerFor, type Slot } from '../../src/kubernetes/schema/plan.js';
import type { JsonObject, JsonValue, KubernetesObject } from '../../src/model/manifest.js';

/** One object with one thing written in another way. */
export interface Variation {
  /** What was done: `reversed`, `removed`, `empty`, `changed`, `amount`. */
  readonly how: 'reversed' | 'removed' | 'empty' | 'changed' | 'amount';
  /** Where, without places in lists: `spec.template.spec.containers[].env`. */
  readonly at: string;
  /** The same by the name of the type in Go: `Container.env`. */
  readonly of: string;
  readonly object: KubernetesObject;
}

/** A value written in place of another one; undefined takes it away. */
type Other = readonly [how: Variation['how'], value: JsonValue | undefined];

/** What the server writes, and what makes the object itself. */
const fixed: ReadonlySet<string> = new Set([
  ...['apiVersion', 'kind', 'status', 'metadata.name', 'metadata.namespace', 'metadata.uid'],
  ...[
    'metadata.resourceVersion',
    'metadata.generation',
    'metadata.creationTimestamp',
    'metadata.managedFields',
  ],
  ...['metadata.generateName', 'metadata.selfLink', 'metadata.deletionTimestamp', 'metadata.finalizers'],
  ...['metadata.deletionGracePeriodSeconds', 'metadata.ownerReferences'],
]);

/**
 * Every way to write an object that the server has given us a little differently: each list in reverse, each field left
 * out, each absent field empty, each value another one, each amount in another unit.
 */
export function variationsOf(object: KubernetesObject): Variation[] {
  const known = builtInKinds(newestRelease).find(object.apiVersion, object.kind);
  if (!known) return [];
  const planner = plannerFor(known.reading);
  const found: Variation[] = [];
  const tell = ({ at, of, put }: Spot, [how, value]: Other) => {
    // The whole with one part replaced is an object again.
    found.push({ how, at, of, object: put(value) as KubernetesObject });
  };
  const root = {
    slot: planner.slot(known.schema),
    at: '',
    of: '',
    put: (value?: JsonValue) => value ?? null,
  };
  walk(object, root, planner, tell);
  return found;
}

/** A place in the object, and how to write another value there. */
interface Spot {
  readonly slot: Slot | undefined;
  readonly at: string;
  readonly of: string;
  put(value: JsonValue | undefined): JsonValue;
}

type Tell = (spot: Spot, other: Other) => void;

function walk(value: JsonValue, spot: Spot, planner: Planner, tell: Tell): void {
  const plan = spot.slot && planner.plan(spot.slot);
  if (isList(value)) {
    if (value.length > 1) tell(spot, ['reversed', [...value].reverse()]);
    for (const [index, item] of value.entries()) {
      const put = (inner: JsonValue | undefined) => spot.put(value.with(index, inner ?? null));
      walk(item, { slot: plan?.items, at: `${spot.at}[]`, of: `${spot.of}[]`, put }, planner, tell);
    }
  } else if (typeof value === 'object' && value !== null) walkFields(value, spot, planner, tell);
  else for (const other of othersOf(value, plan)) tell(spot, other);
}

function walkFields(map: JsonObject, spot: Spot, planner: Planner, tell: Tell): void {
  const plan = spot.slot && planner.plan(spot.slot);
  const below = (field: string, slot: Slot | undefined): Spot => ({
    slot,
    at: [spot.at, plan?.values ? '*' : field].filter(Boolean).join('.'),
    of: plan?.values ? `${spot.of}.*` : `${typeName(spot.slot?.schema.ref)}.${field}`,
    put: (inner) => spot.put(withField(map, field, inner)),
  });
  for (const [field, value] of Object.entries(map)) {
    const part = below(field, plan?.fields?.get(field) ?? plan?.values);
    if (fixed.has(part.at) || value === undefined) continue;
    if (part.at !== 'metadata') tell(part, ['removed', undefined]);
    walk(value, part, planner, tell);
  }
  for (const [field, slot] of plan?.fields ?? []) {
    const part = below(field, slot);
    if (map[field] !== undefined || fixed.has(part.at)) continue;
    for (const empty of emptyOf(planner.plan(slot))) tell(part, ['empty', empty]);
  }
}

/** `Container` of `io.k8s.api.core.v1.Container`. */
function typeName(ref = ''): string {
  return ref.slice(ref.lastIndexOf('.') + 1);
}

function withField(map: JsonObject, field: string, value: JsonValue | undefined): JsonObject {
  const { [field]: _, ...rest } = map;
  return value === undefined ? rest : { ...rest, [field]: value };
}

function emptyOf({ type, values, fields }: Plan): JsonValue[] {
  if (values || fields || type === 'object') return [{}];
  if (type === 'array') return [[]];
  if (type === 'string') return [''];
  return type === 'boolean' ? [false] : type === 'integer' ? [0] : [];
}

function othersOf(value: JsonValue, plan: Plan | undefined): Other[] {
  if (typeof value === 'boolean') return [['changed', !value]];
  if (typeof value === 'number') return [['changed', value + 1]];
  if (typeof value !== 'string') return [];
  if (!plan?.isQuantity) return [['changed', plan?.enum ? otherOf(plan.enum, value) : `${value}x`]];
  return [
    ['amount', otherAmount(value)],
    ['changed', `${Number.parseInt(value, 10) + 1}`],
  ];
}

function otherOf(all: ReadonlySet<JsonValue>, value: JsonValue): JsonValue {
  return [...all].find((it) => it !== value) ?? value;
}

/** The same amount: `1` as `1000m`, `2Gi` as `2048Mi`. */
function otherAmount(value: string): string {
  const [, digits = '', unit = ''] = /^(\d+)(\D*)$/.exec(value) ?? [];
  if (unit === '') return `${digits}000m`;
  const smaller: Readonly<Record<string, string>> = { Gi: 'Mi', Mi: 'Ki', G: 'M', M: 'k', m: 'u' };
  if (!smaller[unit]) return value;
  return `${BigInt(digits) * (unit.endsWith('i') ? 1024n : 1000n)}${smaller[unit]}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
