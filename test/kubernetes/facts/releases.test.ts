import { describe, expect, it } from 'vitest';
import type { KubernetesFacts } from '../../../src/kubernetes/facts/facts.js';
import {
  factsOffByDefault,
  factsOfRelease,
  newestRelease,
  releases,
} from '../../../src/kubernetes/facts/releases.js';
import { factsOf } from '../../../src/kubernetes/native/kinds.js';
import { isGoneIn, removedVersions } from '../../../src/kubernetes/removed-versions.js';
import type { Schema } from '../../../src/kubernetes/schema/schema.js';

const lists = [factsOfRelease, factsOffByDefault];

it('leaves out no release between the oldest and the newest', () => {
  const minors = Array.from(releases, (release) => Number(release.slice(2)));
  expect(minors).toEqual(Array.from(minors, (_, index) => 27 + index));
  expect(releases.at(-1)).toBe(newestRelease);
});

describe.each([...releases])('the facts of %s', (release) => {
  const [served, off] = [factsOfRelease(release), factsOffByDefault(release)];
  const known = (name: string) =>
    Object.hasOwn(served.definitions, name) || Object.hasOwn(off.definitions, name);

  it('are of that release', () => {
    expect(lists.map((factsOfIt) => factsOfIt(release).release)).toEqual([release, release]);
  });

  it('define whatever they refer to, once', () => {
    expect(Object.values(served.kinds).filter(({ definition }) => !known(definition))).toEqual([]);
    expect(refsOf(served).filter((name) => !Object.hasOwn(served.definitions, name))).toEqual([]);
    expect(
      [...refsOf(off), ...Object.values(off.kinds).map(({ definition }) => definition)].filter(
        (name) => !known(name),
      ),
    ).toEqual([]);
    expect(Object.keys(off.definitions).filter((name) => Object.hasOwn(served.definitions, name))).toEqual(
      [],
    );
    expect(Object.keys(off.kinds).filter((name) => Object.hasOwn(served.kinds, name))).toEqual([]);
  });

  it('tell what is served by default from what is not', () => {
    expect(served.kinds).toHaveProperty(['apps/v1/Deployment']);
    expect(Object.keys(off.kinds).filter((name) => !/\/v\d+(alpha|beta)\d+\//.test(name))).toEqual([]);
    const beta = Object.keys(served.kinds).filter((name) => /alpha|beta/.test(name));
    expect(beta.filter((name) => !name.startsWith('flowcontrol.apiserver.k8s.io/'))).toEqual([]);
  });

  it('have the enums of the server', () => {
    const { properties } = served.definitions['io.k8s.api.core.v1.ServicePort'] ?? {};
    expect(properties?.protocol?.enum).toEqual(['SCTP', 'TCP', 'UDP']);
    const { properties: rule } =
      served.definitions['io.k8s.api.admissionregistration.v1.RuleWithOperations'] ?? {};
    // Enums of a list's items came with 1.30.
    const operations =
      Number(release.slice(2)) < 30 ? undefined : ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];
    expect(rule?.operations?.items?.enum).toEqual(operations);
  });

  it('lack what the table of removed versions says is gone, and have what took its place', () => {
    const names = Object.keys({ ...served.kinds, ...off.kinds });
    const gone = removedVersions.filter(
      (removed) => removed.since.startsWith('Kubernetes ') && isGoneIn(removed, release),
    );
    for (const { apiVersion, kinds, use } of gone) {
      const those = kinds === 'every' ? names.filter((name) => name.startsWith(`${apiVersion}/`)) : kinds;
      if (kinds === 'every') expect(those).toEqual([]);
      for (const kind of kinds === 'every' ? [] : kinds) {
        expect(names).not.toContain(`${apiVersion}/${kind}`);
        if (use !== undefined && !isEarly(apiVersion, release)) expect(names).toContain(`${use}/${kind}`);
      }
    }
  });

  it('have each kind where the hand-written rules expect it: in a namespace or in none', () => {
    const kinds = Object.entries({ ...served.kinds, ...off.kinds });
    const wrong = kinds.filter(([name, { namespaced }]) => {
      const [kind = '', version = '', group = ''] = name.split('/').reverse();
      const expected = factsOf(group, kind, Number(release.slice(2))).isNamespaced;
      return version !== '' && expected !== undefined && expected !== namespaced;
    });
    expect(wrong).toEqual([]);
  });
});

/** What took the place of these came when a later beta version was there already, or later than their end. */
function isEarly(apiVersion: string, release: string): boolean {
  const first = {
    'flowcontrol.apiserver.k8s.io': 29,
    'networking.k8s.io/v1alpha1': 33,
    'resource.k8s.io': 34,
    'storagemigration.k8s.io': 37,
  };
  const minor = Object.entries(first).find(([prefix]) => apiVersion.startsWith(prefix))?.[1] ?? 0;
  return Number(release.slice(2)) < minor;
}

function refsOf({ definitions }: KubernetesFacts): string[] {
  const found: string[] = [];
  const walk = (schema: Schema): void => {
    if (schema.ref) found.push(schema.ref);
    const { properties = {}, values, items, allOf = [], anyOf = [], oneOf = [] } = schema;
    for (const inner of [...Object.values(properties), values, items, ...allOf, ...anyOf, ...oneOf])
      if (inner) walk(inner);
  };
  Object.values(definitions).forEach(walk);
  return found;
}
