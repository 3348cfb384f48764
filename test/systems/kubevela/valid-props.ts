import fc from 'fast-check';
import type { Component, KubeVelaAppProps, Policy, Step } from '../../../src/systems/kubevela/index.js';

const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,20}[a-z0-9])?$/);
const image = fc.constantFrom('nginx:1.29', 'registry.example:5000/a/b:1', 'oamdev/hello-world');
const replicas = fc.integer({ min: 0, max: 100 });
const port = fc.integer({ min: 1, max: 65535 });
const ports = fc
  .uniqueArray(port, { maxLength: 3 })
  .chain((list) =>
    fc
      .array(fc.boolean(), { minLength: list.length, maxLength: list.length })
      .map((expose) => list.map((number, index) => ({ port: number, expose: expose[index] ?? false }))),
  );

/** A component but for its name. */
type Nameless = (name: string) => Component;

const nameless: fc.Arbitrary<Nameless> = fc.oneof(
  fc.tuple(image, ports, replicas).map(
    ([image, ports, replicas]): Nameless =>
      (name) => ({
        name,
        type: 'webservice',
        properties: { image, ports },
        traits: [{ type: 'scaler', properties: { replicas } }],
      }),
  ),
  fc.tuple(image, ports).map(
    ([image, ports]): Nameless =>
      (name) => ({
        name,
        type: 'statefulset',
        properties: { image, ports },
        traits: [{ type: 'hpa', properties: { targetKind: 'StatefulSet' } }],
      }),
  ),
  image.map(
    (image): Nameless =>
      (name) => ({ name, type: 'worker', properties: { image, cpu: '100m' } }),
  ),
  image.map(
    (image): Nameless =>
      (name) => ({ name, type: 'task', properties: { image, restart: 'OnFailure' } }),
  ),
  fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true, maxKeys: 3 }).map(
    (properties): Nameless =>
      (name) => ({ name, type: 'mine', own: true, properties }),
  ),
);

const components = fc
  .uniqueArray(name, { minLength: 1, maxLength: 6 })
  .chain((names) => fc.tuple(...names.map((each) => nameless.map((make) => make(each)))));

const topologies = fc
  .uniqueArray(fc.tuple(name, fc.option(name, { nil: undefined })), {
    maxLength: 4,
    selector: ([key]) => key,
  })
  .map((pairs) =>
    pairs.map(
      ([key, namespace], index): Policy => ({
        name: `to-${index}-${key}`,
        type: 'topology',
        properties: { clusters: ['local'], ...(namespace !== undefined && { namespace }) },
      }),
    ),
  );

/** Overrides for each of the components, by their whole name. */
function overridesOf(list: readonly Component[]): Policy[] {
  return list.map(({ name }, index) => ({
    name: `over-${index}`,
    type: 'override',
    properties: {
      components: [{ name: `^${name}$`, traits: [{ type: 'labels', properties: { tier: 'a' } }] }],
    },
  }));
}

function stepsOf(policies: readonly Policy[]): Step[] {
  const overrides = policies.filter(({ type }) => type === 'override').map(({ name }) => name);
  const targets = policies.filter(({ type }) => type === 'topology').map(({ name }) => [name]);
  return (targets.length > 0 ? targets : [[]]).flatMap((target, index): Step[] => [
    { name: `wait-${index}`, type: 'suspend' },
    { name: `deploy-${index}`, type: 'deploy', properties: { policies: [...target, ...overrides] } },
  ]);
}

/** Any props that `KubeVelaApp` takes. */
export const validProps: fc.Arbitrary<KubeVelaAppProps> = fc
  .record({
    name,
    namespace: fc.option(name, { nil: undefined }),
    components,
    topologies,
    overridden: fc.boolean(),
    ordered: fc.boolean(),
    existingNamespaces: fc.uniqueArray(name, { maxLength: 2 }),
  })
  .map(({ name, namespace, components, topologies, overridden, ordered, existingNamespaces }) => {
    const policies = [...topologies, ...(overridden ? overridesOf(components) : [])];
    return {
      name,
      ...(namespace !== undefined && { namespace }),
      components,
      policies,
      existingNamespaces,
      ...(ordered && { workflow: { steps: stepsOf(policies) } }),
    };
  });
