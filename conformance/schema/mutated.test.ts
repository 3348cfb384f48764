import { afterAll, beforeAll, describe, expect } from 'vitest';
import { definitionOf } from '../../src/kubernetes/crd/definition-of.js';
import { checkSchema } from '../../src/kubernetes/schema/check-schema.js';
import { apiGroup, type JsonValue, type KubernetesObject } from '../../src/model/manifest.js';
import { child, type Pointer } from '../../src/model/pointer.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { definitions, load, noDefinitions } from '../support/definitions.js';
import { committedOutput, snapshots } from '../support/documents.js';
import { apiServers } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { disagreement } from './agreement.js';

const objects = [...committedOutput(), ...snapshots()].flatMap((file) => file.objects);
const groups = new Set(objects.map(({ apiVersion }) => apiGroup(apiVersion)));
const changes: readonly JsonValue[] = [7, 'non sense', null, true, [], {}, '', 1.5, [null], 'x'.repeat(3000)];
const most = 600;

for (const { name, installed } of apiServers().slice(0, 1)) {
  describe.skipIf('missing' in installed)(name, () => {
    let server: ApiServer;
    // Without their CEL rules and conversions, which are judged elsewhere and need webhooks.
    const crds = noDefinitions() ? [] : definitions(groups).map(plain);

    beforeAll(async () => {
      server = await startApiServer(name);
      await load(server.client, crds);
    });
    afterAll(() => server?.stop());

    prove(
      { of: 'schemas of custom resources', by: ['etcd', name], needs: noDefinitions },
      `${name} refuses what we refuse of our custom resources with one field changed, at the same field`,
      async () => {
        const cases = spread(crds.flatMap(casesOf));
        expect(cases.length).toBeGreaterThan(100);
        const found = await Promise.all(
          cases.map(async ({ path, object, schema, at }) => {
            const answer = await server.client.post(path, object);
            return disagreement(answer, checkSchema(schema, object)).map(
              (text) => `${object.kind} ${at} ${text}`,
            );
          }),
        );
        expect(found.flat()).toEqual([]);
      },
    );
  });
}

function casesOf(crd: KubernetesObject) {
  const { group, kind, plural, scope, versions } = definitionOf(crd);
  return versions.flatMap(({ name, schema }) => {
    const place = scope === 'Namespaced' ? '/namespaces/default' : '';
    const path = `/apis/${group}/${name}${place}/${plural}?dryRun=All&fieldValidation=Strict`;
    const ours = objects.filter((object) => object.apiVersion === `${group}/${name}` && object.kind === kind);
    return ours.flatMap((object) => {
      const { namespace: _, ...metadata } = object.metadata;
      const base: KubernetesObject = { ...object, metadata };
      const places = placesIn(base.spec ?? null, '/spec');
      return places.map((at, index) => {
        const spec = changedAt(base.spec ?? null, '/spec', at, changes[index % changes.length] ?? null);
        return { path, schema, at, object: { ...base, spec } };
      });
    });
  });
}

/** So many of them, from all over. */
function spread<T>(all: readonly T[]): T[] {
  const step = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_, index) => index % step === 0);
}

function placesIn(value: JsonValue, at: Pointer): Pointer[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner ?? null, child(at, key)))];
}

function changedAt(value: JsonValue, at: Pointer, place: Pointer, to: JsonValue): JsonValue {
  if (at === place) return to;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item: JsonValue, index) => changedAt(item, child(at, index), place, to));
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, changedAt(inner ?? null, child(at, key), place, to)]),
  );
}

function plain<T>(value: T): T {
  const left = new Set(['x-kubernetes-validations', 'conversion']);
  // What was read as JSON is JSON again.
  return JSON.parse(JSON.stringify(value, (key, inner) => (left.has(key) ? undefined : inner))) as T;
}
