import { describe, expect, it } from 'vitest';
import { compared, told } from '../../support/compare.js';

/** As controller-gen writes it for resource.Quantity. */
const quantity = {
  'x-kubernetes-int-or-string': true,
  anyOf: [{ type: 'integer' }, { type: 'string' }],
  pattern:
    '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
};
const text = { type: 'string' };
const listener = {
  type: 'object',
  properties: {
    name: text,
    port: { type: 'integer' },
    protocol: { ...text, default: 'TCP' },
    tls: { type: 'boolean' },
  },
};

const schema = {
  type: 'object',
  properties: {
    listeners: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
      items: listener,
    },
    hosts: { type: 'array', 'x-kubernetes-list-type': 'set', items: text },
    steps: { type: 'array', 'x-kubernetes-list-type': 'atomic', items: text },
    plain: { type: 'array', items: text },
    mode: { ...text, default: 'fast' },
    retries: { type: 'object', default: {}, properties: { count: { type: 'integer', default: 3 } } },
    limits: { type: 'object', properties: { count: { type: 'integer', default: 3 } } },
    kept: { ...text, nullable: true, default: 'x' },
    timeout: { ...text, format: 'duration' },
    interval: { ...text, pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$' },
    memory: quantity,
    resources: { type: 'object', additionalProperties: quantity },
    port: { 'x-kubernetes-int-or-string': true },
  },
};

const definition = `${JSON.stringify({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'gates.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Gate', plural: 'gates' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', properties: { spec: schema } } },
      },
    ],
  },
})}\n---\n`;

function gate(spec: object): string {
  return (
    definition + JSON.stringify({ apiVersion: 'example.com/v1', kind: 'Gate', metadata: { name: 'a' }, spec })
  );
}

function between(a: object, b: object): string[] {
  return told(compared(gate(a), gate(b)));
}

describe('by its CRD, a custom resource means the same', () => {
  const same: [string, object, object][] = [
    [
      'whatever the order of a list with keys, one of which is a default',
      { listeners: [{ port: 53 }, { port: 53, protocol: 'UDP' }] },
      {
        listeners: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
    ],
    ['whatever the order of a set', { hosts: ['a', 'b'] }, { hosts: ['b', 'a'] }],
    ['with a default written out', {}, { mode: 'fast' }],
    ['with a default inside of a default written out', {}, { retries: { count: 3 } }],
    ['with null where nothing may be null and a default is', { mode: null }, { mode: 'fast' }],
    ['in another unit of time', { timeout: '90s', interval: '60m' }, { timeout: '1m30s', interval: '1h' }],
    [
      'in another unit of amount',
      { memory: '1Gi', resources: { x: '1000m' } },
      { memory: '1024Mi', resources: { x: 1 } },
    ],
  ];
  it.each(same)('%s', (_, a, b) => {
    expect(between(a, b)).toEqual([]);
    expect(between(b, a)).toEqual([]);
  });
});

describe('by its CRD, a custom resource means something else', () => {
  const different: [string, object, object, string[]][] = [
    [
      'with another field in an item that keys name',
      { listeners: [{ port: 80 }, { port: 443 }] },
      { listeners: [{ port: 443, tls: true }, { port: 80 }] },
      ['added spec.listeners[port=443,protocol=TCP].tls true'],
    ],
    [
      'with another key, which is another item',
      { listeners: [{ port: 53 }] },
      { listeners: [{ port: 53, protocol: 'UDP' }] },
      [
        'added spec.listeners[port=53,protocol=UDP] {"port":53,"protocol":"UDP"}',
        'removed spec.listeners[port=53,protocol=TCP] {"port":53}',
      ],
    ],
    ['with another item of a set', { hosts: ['a'] }, { hosts: ['b', 'a'] }, ['added spec.hosts[b] "b"']],
    [
      'in another order of an atomic list',
      { steps: ['a', 'b'] },
      { steps: ['b', 'a'] },
      ['moved spec.steps ["a","b"] -> ["b","a"]'],
    ],
    [
      'in another order of a list of which nothing is said',
      { plain: ['a', 'b'] },
      { plain: ['b', 'a'] },
      ['moved spec.plain ["a","b"] -> ["b","a"]'],
    ],
    ['with something else than a default', {}, { mode: 'slow' }, ['added spec.mode "slow"']],
    ['with an object that has defaults and is none itself', {}, { limits: {} }, ['added spec.limits {}']],
    ['with null where it may be null', {}, { kept: null }, ['added spec.kept null']],
    ['with an empty text', {}, { mode: '' }, ['added spec.mode ""']],
    ['with an empty list', {}, { hosts: [] }, ['added spec.hosts []']],
    ['after another time', { timeout: '90s' }, { timeout: '91s' }, ['changed spec.timeout "90s" -> "91s"']],
    [
      'in text that only looks like a time',
      { mode: '60s' },
      { mode: '1m' },
      ['changed spec.mode "60s" -> "1m"'],
    ],
    [
      'with a number and its text where both may be',
      { port: 80 },
      { port: '80' },
      ['changed spec.port 80 -> "80"'],
    ],
  ];
  it.each(different)('%s', (_, a, b, expected) => {
    expect(between(a, b)).toEqual(expected);
    expect(between(b, a)).toHaveLength(expected.length);
  });
});

describe('a custom resource that makes Pods', () => {
  const ports = { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['port'] };
  const item = { type: 'object', properties: { port: { type: 'integer' } } };
  const inPod = { type: 'object', properties: { ports: { ...ports, items: item } } };
  const spec = {
    type: 'object',
    properties: { ...inPod.properties, template: { type: 'object', properties: { spec: inPod } } },
  };
  const rollouts = JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'rollouts.argoproj.io' },
    spec: {
      group: 'argoproj.io',
      scope: 'Namespaced',
      names: { kind: 'Rollout', plural: 'rollouts' },
      versions: [
        {
          name: 'v1alpha1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
        },
      ],
    },
  });
  const rollout = (body: object) =>
    `${rollouts}\n---\n${JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'a' }, spec: body })}`;
  const [one, other] = [
    [{ port: 1 }, { port: 2 }],
    [{ port: 2 }, { port: 1 }],
  ];

  it('replaces them for another order in their template, and for none elsewhere', () => {
    expect(told(compared(rollout({ ports: one }), rollout({ ports: other })))).toEqual([]);
    const of = (list: object) => rollout({ template: { spec: { ports: list } } });
    const found = compared(of(one), of(other));
    expect(told(found)).toEqual(['moved spec.template.spec.ports [1,2] -> [2,1]']);
    expect(found.restarts.map(({ object }) => object)).toEqual(['Rollout.argoproj.io/a']);
  });
});
