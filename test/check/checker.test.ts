import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckOptions, createChecker } from '../../src/check/checker.js';
import type { KubernetesObject } from '../../src/model/manifest.js';

const head = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: 'a' } });
const found = (objects: readonly unknown[], options?: CheckOptions) =>
  // What files hold is tried here, whatever the type promises.
  createChecker(options)(objects.map((object) => ({ object: object as KubernetesObject })));
const told = (objects: readonly unknown[], options?: CheckOptions) =>
  found(objects, options).map(({ rule, at, what }) => [rule, at, what]);

const widget = {
  ...head('apiextensions.k8s.io/v1', 'CustomResourceDefinition'),
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: { size: { type: 'integer', default: 3 }, most: { type: 'integer' } },
                'x-kubernetes-validations': [
                  { rule: 'self.size <= self.most', message: 'size is over most' },
                ],
              },
            },
          },
        },
      },
    ],
  },
};

describe('a checker', () => {
  it('finds an unknown field and says what was meant', () => {
    const service = { ...head('v1', 'Service'), spec: { selecto: { a: 'b' }, ports: [{ port: 80 }] } };
    const [finding] = found([service]);
    expect(finding).toMatchObject({ rule: 'unknown-field', at: '/spec/selecto', object: 'Service/a' });
    expect(finding?.fix).toBe('Did you mean "selector"?');
  });

  it('finds what only hand-written code of the API server refuses', () => {
    expect(told([{ ...head('v1', 'Service'), spec: { ports: [{ port: 99999 }] } }])).toEqual([
      ['port-out-of-range', '/spec/ports/0/port', '99999 must be between 1 and 65535, inclusive'],
    ]);
  });

  it('knows kinds by the CRDs of the set, with their defaults and rules', () => {
    const bad = { ...head('example.com/v1', 'Widget'), spec: { most: 2 } };
    expect(told([bad, widget])).toEqual([['crd-rule-failed', '/spec', 'size is over most']]);
    expect(told([{ ...bad, spec: { most: 3 } }], { definitions: [widget] })).toEqual([]);
  });

  it('tells of a rule of a CRD that cannot be compiled', () => {
    const text = JSON.stringify(widget).replace('self.size <= self.most', 'self.siez <= self.most');
    expect(told([JSON.parse(text)])).toEqual([
      [
        'rule-not-compiled',
        '/spec/versions/0/schema/openAPIV3Schema/properties/spec/x-kubernetes-validations',
        expect.stringContaining("undefined field 'siez'"),
      ],
    ]);
  });

  it('passes no kind in silence that it does not know', () => {
    expect(told([head('example.com/v1', 'Widget')])).toEqual([
      ['unchecked-kind', '/kind', '"example.com/v1/Widget" is not known, so the object was not checked'],
    ]);
  });

  it('warns of a kind that the API server would rather not serve, from the release on in which it does', () => {
    const endpoints = [head('v1', 'Endpoints')];
    expect(told(endpoints, { releases: ['1.37'] })).toEqual([
      [
        'deprecated-api-version',
        '/apiVersion',
        '"v1" Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
      ],
    ]);
    expect(told(endpoints, { releases: ['1.27'] })).toEqual([]);
  });

  it('tells a version that is gone from a kind that never was', () => {
    const objects = [head('policy/v1beta1', 'PodDisruptionBudget'), head('apps/v1', 'Deploymnet')];
    expect(found(objects).map(({ rule, fix }) => [rule, fix])).toEqual([
      ['removed-api-version', 'Write it as policy/v1.'],
      ['unknown-kind', 'Did you mean apps/v1/Deployment?'],
    ]);
  });

  it('knows the kinds of the rooms without their CRDs', () => {
    const source = { ...head('source.toolkit.fluxcd.io/v1', 'GitRepository'), spec: { interval: '1m' } };
    expect(told([source])).toEqual([['required-field', '/spec/url', 'Required value']]);
  });

  it('looks into lists, and says where in the list', () => {
    const list = {
      apiVersion: 'v1',
      kind: 'ServiceList',
      items: [{ metadata: { name: 'b' }, spec: { x: 1 } }],
    };
    const placeOf = (at: string) => ({ file: at, line: 1, column: 1 });
    // As above.
    const [finding] = createChecker()([{ object: list as unknown as KubernetesObject, placeOf }]);
    expect(finding).toMatchObject({
      object: 'Service/b',
      at: '/spec/x',
      origin: { file: '/items/0/spec/x' },
    });
  });

  it('says which releases refuse what not all of them refuse', () => {
    const lease = head('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding');
    const whats = told([lease], { releases: ['1.27', '1.37'] }).map(([rule, , what]) => [rule, what]);
    expect(whats).toContainEqual([
      'unknown-kind',
      expect.stringContaining('is not served by Kubernetes 1.27'),
    ]);
  });

  it('never shows what a Secret holds', () => {
    const secret = { ...head('v1', 'Secret'), data: { password: 'hunter2!!' }, stringData: { a: 7 } };
    const findings = found([secret]);
    expect(findings.map(({ at }) => at)).toEqual(expect.arrayContaining(['/data/password', '/stringData/a']));
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  it('shows nothing of a Secret that may be its data in the wrong place', () => {
    const lost = { password: 'hunter2' };
    const secret = { ...head('v1', 'Secret'), type: lost, immutable: lost, password: 'hunter2' };
    const findings = [...found([secret]), ...found([{ ...head('v1', 'Secret'), metadata: 'hunter2' }])];
    expect(findings.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['/type', '/immutable', '/metadata']),
    );
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  it('knows which groups are of Kubernetes itself, whatever the release serves of them', () => {
    const kinds = [
      ['resource.k8s.io/v1', 'ResourceClaim'],
      ['extensions/v1beta1', 'Widget'],
      ['metrics.k8s.io/v1beta1', 'NodeMetrics'],
      ['snapshot.storage.k8s.io/v1', 'VolumeSnapshot'],
    ] as const;
    const objects = kinds.map(([apiVersion, kind]) => head(apiVersion, kind));
    expect(found(objects, { releases: ['1.27'] }).map(({ rule }) => rule)).toEqual([
      'unknown-kind',
      'unknown-kind',
      'unchecked-kind',
      'unchecked-kind',
    ]);
  });

  it('tells what an object lacks to be one, and a chart from an object', () => {
    const chart = { apiVersion: 'v2', name: 'shop', version: '1.0.0' };
    expect(told([{ apiVersion: 'v1' }, { kind: 'Pod' }, { apiVersion: 'v1', kind: 'Pod' }, chart])).toEqual([
      ['not-an-object', '', 'The object has no kind.'],
      ['not-an-object', '', 'The object has no apiVersion.'],
      ['not-an-object', '', 'The object has no metadata, and so no name.'],
      ['not-a-manifest', '', "It is a Helm chart's Chart.yaml; it was passed over."],
    ]);
  });

  it('throws at nothing', () => {
    const kinds = fc.constantFrom(
      'Pod',
      'Service',
      'Secret',
      'List',
      'CustomResourceDefinition',
      'Deployment',
    );
    const version = fc.constantFrom('v1', 'apps/v1', 'apiextensions.k8s.io/v1');
    const shaped = fc.record({
      apiVersion: version,
      kind: kinds,
      metadata: fc.jsonValue(),
      spec: fc.jsonValue(),
    });
    const anything = fc.oneof(
      fc.jsonValue(),
      shaped,
      fc.record({ kind: kinds, items: fc.array(fc.jsonValue()) }),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), (objects) => {
        expect(Array.isArray(found(objects))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
