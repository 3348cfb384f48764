import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPatch, leftOutOf } from '../../src/diff/json-patch.js';
import type { JsonValue } from '../../src/model/manifest.js';
import { applyPatch } from '../support/apply-patch.js';
import { compared, told } from '../support/compare.js';

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'constructor', '__proto__');
const few = <T>(items: fc.Arbitrary<T>) => fc.array(items, { maxLength: 4 });
const byKey = <T>(items: fc.Arbitrary<T>, keyOf: (item: T) => string) =>
  fc.uniqueArray(items, { maxLength: 4, selector: keyOf });
const labels = fc.dictionary(word, word, { maxKeys: 3, noNullPrototype: true });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const amount = fc.constantFrom('1', '1000m', 1, '2', '500m', 0.5, '1Gi', '1024Mi');
const port = fc.record({
  containerPort: fc.integer({ min: 1, max: 4 }),
  protocol: maybe(fc.constantFrom('TCP', 'UDP')),
});
const container = fc.record({
  name: word,
  image: fc.constantFrom('x', 'x:1', 'x:latest', 'x@sha256:1'),
  imagePullPolicy: maybe(fc.constantFrom('Always', 'IfNotPresent')),
  args: maybe(few(fc.constantFrom('--v=1', '--v=2', '--w', 'run', 'a'))),
  env: maybe(byKey(fc.record({ name: word, value: maybe(word) }), ({ name }) => name)),
  ports: maybe(byKey(port, ({ containerPort, protocol = 'TCP' }) => `${containerPort}${protocol}`)),
  resources: maybe(fc.record({ limits: maybe(fc.record({ cpu: amount })) })),
  securityContext: maybe(fc.record({ capabilities: maybe(fc.record({ drop: few(word) })) })),
});
const podSpec = fc.record({
  containers: byKey(container, ({ name }) => name),
  initContainers: maybe(byKey(container, ({ name }) => name)),
  volumes: maybe(byKey(fc.record({ name: word, emptyDir: maybe(fc.constant({})) }), ({ name }) => name)),
  tolerations: maybe(few(fc.record({ key: word, effect: maybe(word) }))),
  restartPolicy: maybe(fc.constantFrom('Always', 'Never')),
  nodeSelector: maybe(labels),
  hostNetwork: maybe(fc.boolean()),
});
const metadata = fc.record({ name: fc.constant('x'), labels: maybe(labels), annotations: maybe(labels) });
const deployment = fc.record({
  apiVersion: fc.constant('apps/v1'),
  kind: fc.constant('Deployment'),
  metadata,
  spec: fc.record({
    replicas: maybe(fc.nat(3)),
    template: fc.record({ metadata: maybe(metadata), spec: podSpec }),
  }),
});
const role = fc.record({
  apiVersion: fc.constant('rbac.authorization.k8s.io/v1'),
  kind: fc.constant('ClusterRole'),
  metadata,
  rules: maybe(few(fc.record({ verbs: few(word), resources: maybe(few(word)) }))),
});
const policy = fc.record({
  apiVersion: fc.constant('networking.k8s.io/v1'),
  kind: fc.constant('NetworkPolicy'),
  metadata,
  spec: fc.record({
    podSelector: fc.record({ matchLabels: maybe(labels) }),
    policyTypes: maybe(fc.subarray(['Ingress', 'Egress'])),
    ingress: maybe(few(fc.record({ from: maybe(few(fc.record({ podSelector: fc.constant({}) }))) }))),
  }),
});
const service = fc.record({
  apiVersion: fc.constant('v1'),
  kind: fc.constant('Service'),
  metadata,
  spec: fc.record({
    selector: maybe(labels),
    externalIPs: maybe(few(word)),
    ports: byKey(
      fc.record({ port: fc.integer({ min: 1, max: 9 }), name: maybe(word) }),
      ({ port }) => `${port}`,
    ),
  }),
});
const anything = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.integer({ min: 0, max: 3 }),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(word, tie('tree'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(fc.record({ name: word, is: tie('tree') }), { maxLength: 4 }),
  ) as fc.Arbitrary<JsonValue>,
})).tree;
const custom = fc.record({
  apiVersion: fc.constant('example.com/v1'),
  kind: fc.constant('Thing'),
  metadata,
  spec: anything,
});

/** Two objects of one kind. */
const two = fc.oneof(
  ...[deployment, role, policy, service, custom].map((object) => fc.tuple(object, object)),
);
const write = (object: unknown) => JSON.stringify(object);

describe('a comparison', () => {
  it('finds nothing between an object and itself, however it is written', () => {
    fc.assert(
      fc.property(two, ([object]) => {
        expect(told(compared(write(object), `# again\n${JSON.stringify(object, null, 2)}`))).toEqual([]);
      }),
    );
  });

  it('finds nothing when keys have another order', () => {
    fc.assert(
      fc.property(two, ([object]) => {
        expect(told(compared(write(object), write(reversed(object))))).toEqual([]);
      }),
    );
  });

  it('finds nothing when what has no order stands in another one', () => {
    const unordered = fc.oneof(role, policy, service);
    fc.assert(
      fc.property(unordered, (object) => {
        expect(told(compared(write(object), write(backwards(object))))).toEqual([]);
      }),
    );
  });

  it('finds that containers stand in another order, and nothing else', () => {
    fc.assert(
      fc.property(deployment, (object) => {
        const { containers } = object.spec.template.spec;
        const found = compared(write(object), write(withContainers(object, containers.toReversed())));
        const orders = containers.length > 1 ? ['moved'] : [];
        expect(found.changes.flatMap(({ fields }) => fields.map(({ how }) => how))).toEqual(orders);
        expect(found.restarts).toHaveLength(object.spec.replicas === 0 ? 0 : orders.length);
      }),
    );
  });

  it('touches the same places from both sides', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        const [there, back] = [compared(write(a), write(b)), compared(write(b), write(a))];
        const places = (c: typeof there, from: 'baseAt' | 'headAt') =>
          c.changes.flatMap(({ fields }) => fields.map((f) => f[from] ?? '')).sort();
        expect(places(there, 'baseAt')).toEqual(places(back, 'headAt'));
        expect(places(there, 'headAt')).toEqual(places(back, 'baseAt'));
      }),
    );
  });

  it('gives patches that make of BASE what means the same as HEAD', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        const [change] = compared(write(a), write(b)).changes;
        if (!change) return;
        expect(leftOutOf(change)).toEqual([]);
        const patched = applyPatch(JSON.parse(write(a)), jsonPatch(change));
        expect(told(compared(write(patched), write(b)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same on every run', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        const run = () => JSON.stringify(compared(write(a), write(b)));
        expect(run()).toBe(run());
      }),
      { numRuns: 30 },
    );
  });
});

/** Every list in reverse. */
function backwards(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(backwards).reverse();
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, backwards(inner)]));
}

function withContainers<T extends { spec: { template: { spec: object } } }>(object: T, containers: unknown) {
  const { spec } = object;
  const { template } = spec;
  return { ...object, spec: { ...spec, template: { ...template, spec: { ...template.spec, containers } } } };
}

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}
