import { child, type Pointer } from '../../model/pointer.js';
import type { Reference } from './peers.js';

interface Ref {
  readonly name?: unknown;
  readonly kind?: unknown;
  readonly resolver?: unknown;
  readonly params?: readonly { readonly name: string; readonly value: unknown }[];
}

/** The fields that name objects, and what kind they name. */
const kinds: Readonly<Record<string, string>> = {
  taskRef: 'Task',
  pipelineRef: 'Pipeline',
  triggerRef: 'Trigger',
};

/** Every object that a value names by a field of Tekton's, wherever it stands in it. */
export function referencesIn(value: unknown, at: Pointer, field = ''): Reference[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => referencesIn(item, child(at, i), field));
  if (typeof value !== 'object' || value === null) return [];
  // Not null and no list: a map of something.
  const map = value as Readonly<Record<string, unknown>>;
  return Object.entries(map).flatMap(([key, inner]) => [
    ...named(kindOf(key, field, map), inner, child(at, key)),
    ...referencesIn(inner, child(at, key), key),
  ]);
}

function kindOf(key: string, field: string, { kind }: Readonly<Record<string, unknown>>): string | undefined {
  if (key !== 'ref') return kinds[key];
  if (field === 'steps') return 'StepAction';
  if (field === 'template') return 'TriggerTemplate';
  return field === 'bindings' ? String(kind ?? 'TriggerBinding') : undefined;
}

function named(kind: string | undefined, ref: unknown, at: Pointer): Reference[] {
  if (kind === undefined) return [];
  if (typeof ref === 'string') return [{ kind, name: ref, elsewhere: false, at }];
  if (typeof ref !== 'object' || ref === null) return [];
  // Tekton's references have these fields, if any.
  const { name, kind: other, resolver, params = [] } = ref as Ref;
  if (resolver === 'cluster') {
    const found = params.find((param) => param.name === 'name')?.value;
    return typeof found === 'string' ? [{ kind, name: found, elsewhere: true, at }] : [];
  }
  const isOurs = other === undefined || other === kind;
  return typeof name === 'string' && isOurs ? [{ kind, name, elsewhere: false, at: child(at, 'name') }] : [];
}
