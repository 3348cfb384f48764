import { compare } from '../model/compare.js';
import type { JsonObject, JsonValue } from '../model/manifest.js';
import type { ObjectDelta } from './change.js';
import type { Restart } from './comparison.js';

const workloads = /^(Deployment|StatefulSet|DaemonSet)\.apps\//;

/** The workloads whose Pods are replaced: their template differs, and nothing makes the controller wait. */
export function restartsOf(deltas: readonly ObjectDelta[]): Restart[] {
  const restarts = deltas.flatMap((delta): Restart[] => {
    if (delta.how !== 'changed' || !workloads.test(delta.object) || waits(delta)) return [];
    const fields = delta.fields
      .map(({ field }) => field)
      .filter((field) => /^spec\.template(\.|$)/.test(field));
    return fields.length === 0 ? [] : [{ object: delta.object, fields: [...new Set(fields)] }];
  });
  return restarts.sort((a, b) => compare(a.object, b.object));
}

/** A paused Deployment rolls out later; with `OnDelete`, Pods stay until somebody deletes them. */
function waits({ head }: ObjectDelta): boolean {
  const spec = fieldsOf(head?.object.spec);
  return spec.paused === true || fieldsOf(spec.updateStrategy).type === 'OnDelete';
}

function fieldsOf(value: JsonValue | undefined): JsonObject {
  // Neither null nor a list, so it is an object.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
