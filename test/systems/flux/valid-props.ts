import fc from 'fast-check';
import type {
  FluxHelmReleaseProps,
  FluxKustomizationProps,
  FluxSourceProps,
} from '../../../src/systems/flux/index.js';

const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const duration = fc
  .tuple(fc.integer({ min: 30, max: 9999 }), fc.constantFrom('s', 'm'))
  .map(([n, unit]) => `${n}${unit}`);
const secretRef = fc.record({ name });
const head = {
  namespace: name,
  labels: fc.dictionary(name, name, { maxKeys: 2, noNullPrototype: true }),
  annotations: fc.dictionary(name, fc.string(), { maxKeys: 2, noNullPrototype: true }),
};
const text = fc.stringMatching(/^[a-z0-9.]{1,10}$/);

const git = fc.record(
  {
    url: name.map((n) => `https://example.com/${n}`),
    ref: fc.oneof(
      fc.record({ branch: text }),
      fc.record({ tag: text }),
      fc.record({ branch: text, commit: text }),
    ),
    interval: duration,
    timeout: duration,
    secretRef,
    provider: fc.constantFrom('generic', 'aws', 'azure'),
    suspend: fc.boolean(),
    ignore: fc.string(),
  },
  { requiredKeys: ['url', 'ref'] },
);
const oci = fc.record(
  {
    url: name.map((n) => `oci://example.com:5000/${n}`),
    ref: fc.oneof(fc.record({ tag: text }), fc.record({ semver: text, semverFilter: text })),
    interval: duration,
    secretRef,
    insecure: fc.boolean(),
  },
  { requiredKeys: ['url', 'ref'] },
);
const helm = fc.record(
  {
    url: fc.constantFrom('https://example.com/charts', 'oci://example.com/charts'),
    interval: duration,
    secretRef,
  },
  { requiredKeys: ['url'] },
);
const bucket = fc.record(
  {
    bucketName: name,
    endpoint: name,
    provider: fc.constantFrom('generic', 'aws', 'gcp', 'azure'),
    secretRef,
    prefix: name,
  },
  { requiredKeys: ['bucketName', 'endpoint'] },
);

/** Any props that `FluxSource` takes. */
export const sourceProps: fc.Arbitrary<FluxSourceProps> = fc
  .tuple(
    fc.record(head, { requiredKeys: [] }),
    fc.oneof(fc.record({ git }), fc.record({ oci }), fc.record({ helm }), fc.record({ bucket })),
  )
  .map(([one, other]) => ({ ...one, ...other }));

const json = fc.jsonValue({ maxDepth: 3, noUnicodeString: true }).map(withoutNullItems);
const patch = fc.record({
  patch: fc.oneof(
    fc.record({
      apiVersion: fc.constant('apps/v1'),
      kind: fc.constantFrom('Deployment', 'StatefulSet'),
      metadata: fc.record({ name }),
      spec: fc.dictionary(name, json, { noNullPrototype: true }),
    }),
    fc.array(fc.record({ op: fc.constant('add' as const), path: name.map((n) => `/${n}`), value: json }), {
      minLength: 1,
    }),
  ),
  target: fc.record({ kind: fc.constant('Deployment'), name }),
});

/** Any props that `FluxKustomization` takes. */
export const kustomizationProps: fc.Arbitrary<FluxKustomizationProps> = fc.record(
  {
    ...head,
    sourceRef: fc.record(
      { kind: fc.constantFrom('GitRepository', 'OCIRepository', 'Bucket'), name, namespace: name },
      { requiredKeys: ['kind', 'name'] },
    ),
    path: name.map((n) => `./${n}`),
    interval: duration,
    retryInterval: duration,
    timeout: duration,
    prune: fc.boolean(),
    wait: fc.boolean(),
    dependsOn: fc.array(fc.record({ name: name.map((n) => `other-${n}`), namespace: name }), {
      maxLength: 3,
    }),
    patches: fc.array(patch, { maxLength: 3 }),
    postBuild: fc.record({
      substitute: fc.dictionary(fc.stringMatching(/^[a-z_][a-z0-9_]*$/), fc.string(), {
        noNullPrototype: true,
      }),
    }),
  },
  { requiredKeys: ['sourceRef'] },
);

/** Any props that `FluxHelmRelease` takes. */
export const releaseProps: fc.Arbitrary<FluxHelmReleaseProps> = fc
  .tuple(
    fc.record(
      {
        ...head,
        interval: duration,
        targetNamespace: name,
        releaseName: name,
        install: fc.record({ crds: fc.constantFrom('Skip', 'Create', 'CreateReplace'), timeout: duration }),
        upgrade: fc.record({ remediation: fc.record({ retries: fc.integer({ min: -1, max: 9 }) }) }),
        values: fc.dictionary(fc.string(), json, { noNullPrototype: true }),
        valuesFrom: fc.array(fc.record({ kind: fc.constantFrom('Secret', 'ConfigMap'), name })),
      },
      { requiredKeys: [] },
    ),
    fc.oneof(
      fc.record({ chartRef: fc.record({ kind: fc.constantFrom('OCIRepository', 'HelmChart'), name }) }),
      fc.record({
        chart: fc.record({
          chart: name,
          version: text,
          sourceRef: fc.record({ kind: fc.constant('HelmRepository' as const), name }),
        }),
      }),
    ),
  )
  .map(([one, other]) => ({ ...one, ...other }));

/** JSON as Helm's values may be: no `null` in a list; `-0` is `0` in YAML. */
function withoutNullItems(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNullItems);
  if (typeof value === 'number') return value + 0;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNullItems(inner)]));
}
