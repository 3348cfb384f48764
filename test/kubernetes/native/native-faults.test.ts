import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeFaults, nativeRules } from '../../../src/kubernetes/native/index.js';
import type { JsonValue, KubernetesObject } from '../../../src/model/manifest.js';
import { tokens } from '../../../src/model/pointer.js';
import { fixtures } from './fixtures.js';

const all = fixtures();

function ids(object: KubernetesObject, minor: number): string[] {
  return nativeFaults(object, minor).map(({ rule, at }) => `${rule.id} ${at}`);
}

function pod(spec: Record<string, JsonValue>): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [container], ...spec },
  };
}

const container = { name: 'web', image: 'nginx' };

describe('nativeFaults', () => {
  it('goes by the version: what 1.37 takes, 1.27 may refuse', () => {
    const service: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: '1web' },
      spec: { ports: [{ port: 80 }] },
    };
    expect(ids(service, 37)).toEqual([]);
    expect(ids(service, 27)).toEqual(['name-invalid /metadata/name']);
    const env = pod({ containers: [{ ...container, env: [{ name: '1A', value: 'x' }] }] });
    expect(ids(env, 37)).toEqual([]);
    expect(ids(env, 31)).toEqual(['env-name-invalid /spec/containers/0/env/0/name']);
    const zeros = pod({ hostAliases: [{ ip: '10.0.0.010' }] });
    expect(ids(zeros, 35)).toEqual([]);
    expect(ids(zeros, 36)).toEqual(['ip-invalid /spec/hostAliases/0/ip']);
  });

  it('looks at the metadata of kinds that it does not know', () => {
    const object = {
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: 'A', finalizers: ['mine'] },
    };
    expect(ids(object, 37)).toEqual(['name-invalid /metadata/name']);
  });

  it('takes null for unset', () => {
    expect(ids(pod({ restartPolicy: null, volumes: null, hostname: null }), 37)).toEqual([]);
    expect(ids(pod({ containers: null }), 37)).toEqual(['required-value-missing /spec/containers']);
  });

  it('never says a value of a Secret', () => {
    const secret: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's' },
      type: 'kubernetes.io/dockerconfigjson',
      data: { token: 'hunter2!', 'a b': 'hunter2!' },
      stringData: { '.dockerconfigjson': 'hunter2!' },
    };
    const faults = nativeFaults(secret, 37);
    expect(faults.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });

  it('passes over values of another type, at any place of any object, and never throws', () => {
    const anyFixture = fc.constantFrom(...all.map(({ object }) => object));
    // fast-check has a type of its own for what JSON can say.
    const anyJson = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
    fc.assert(
      fc.property(
        anyFixture,
        fc.nat(),
        anyJson,
        fc.constantFrom(27, 31, 35, 37),
        (object, place, value, minor) => {
          const paths = placesOf(object).filter((path) => !['', '/apiVersion', '/kind'].includes(path));
          const changed = replaced(object, paths[place % paths.length] ?? '', value);
          // Only what has a kind gets here; metadata may still be anything.
          nativeFaults(changed as KubernetesObject, minor);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('points only at places that are there, or at something missing in one that is', () => {
    for (const { object } of all) {
      const there = new Set(placesOf(object));
      for (const { at } of nativeFaults(object, 37)) {
        // A key of a map that is missing as well is two steps from what is there.
        const above = at.slice(0, at.lastIndexOf('/'));
        const isNear = [at, above, above.slice(0, above.lastIndexOf('/'))].some((place) => there.has(place));
        expect(isNear || at.endsWith('/resources/requests/storage'), at).toBe(true);
      }
    }
  });

  it('has rules of each kind of the core group once', () => {
    const kinds = nativeRules.filter(({ group }) => group === '').map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});

function placesOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Object.entries(value).flatMap(([key, it]) =>
    placesOf(it, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [at, ...below];
}

function replaced(value: unknown, path: string, by: JsonValue): unknown {
  const [first, ...rest] = tokens(path);
  if (first === undefined) return by;
  const deeper = rest.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (Array.isArray(value))
    return value.map((it, index) => (String(index) === first ? replaced(it, deeper, by) : it));
  const object = Object(value);
  return { ...object, [first]: replaced(object[first], deeper, by) };
}
