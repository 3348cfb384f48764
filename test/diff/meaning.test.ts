import { describe, expect, it } from 'vitest';
import { compared, told } from '../support/compare.js';

const heads = {
  Deployment: 'apiVersion: apps/v1\nkind: Deployment\n',
  Service: 'apiVersion: v1\nkind: Service\n',
  ConfigMap: 'apiVersion: v1\nkind: ConfigMap\n',
  Secret: 'apiVersion: v1\nkind: Secret\n',
  Pod: 'apiVersion: v1\nkind: Pod\n',
  Job: 'apiVersion: batch/v1\nkind: Job\n',
  NetworkPolicy: 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n',
  Role: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\n',
  RoleBinding: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\n',
  Gateway: 'apiVersion: example.com/v1\nkind: Gateway\n',
  PersistentVolumeClaim: 'apiVersion: v1\nkind: PersistentVolumeClaim\n',
} as const;

type Kind = keyof typeof heads;

function written(kind: Kind, body: object, metadata: object = {}): string {
  return `${heads[kind]}metadata: ${JSON.stringify({ name: 'web', ...metadata })}\n${Object.entries(body)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}`;
}

const selector = { matchLabels: { a: 'b' } };
const pod = (container: object, rest: object = {}) => ({
  spec: { containers: [{ name: 'a', image: 'a:1', ...container }], ...rest },
});
const template = (container: object, rest: object = {}) => ({
  spec: { selector, template: pod(container, rest) },
});
const env = (...items: [string, string][]) => pod({ env: items.map(([name, value]) => ({ name, value })) });
describe('what means the same is no change', () => {
  const same: [string, Kind, object, object][] = [
    [
      'quantities',
      'Pod',
      pod({ resources: { limits: { cpu: '1000m', memory: '1Gi' } } }),
      pod({ resources: { limits: { cpu: 1, memory: '1073741824' } } }),
    ],
    [
      'a quantity of nothing',
      'Pod',
      pod({ resources: { limits: { cpu: '0' } } }),
      pod({ resources: { limits: { cpu: '0m' } } }),
    ],
    [
      'the order of ports, one of which leaves out its protocol',
      'Service',
      { spec: { ports: [{ port: 1 }, { port: 2 }] } },
      { spec: { ports: [{ port: 2 }, { port: 1, protocol: 'TCP' }] } },
    ],
    [
      'what an empty list of a NetworkPolicy allows: nothing, as none does',
      'NetworkPolicy',
      { spec: { podSelector: {} } },
      { spec: { podSelector: {}, ingress: [] } },
    ],
    [
      'an empty text and 0 where a default stands in for them',
      'Pod',
      pod({ imagePullPolicy: '', livenessProbe: { periodSeconds: 0 } }, { dnsPolicy: '' }),
      pod({ livenessProbe: {} }),
    ],
    ['rules of a role that are none', 'Role', { rules: [] }, {}],
    [
      'a volume that is not said to be of any kind',
      'Pod',
      pod({}, { volumes: [{ name: 'v' }] }),
      pod({}, { volumes: [{ name: 'v', emptyDir: {} }] }),
    ],
    [
      'the old name of the service account',
      'Pod',
      pod({}, { serviceAccountName: 'a' }),
      pod({}, { serviceAccountName: 'a', serviceAccount: 'b' }),
    ],
    [
      'both defaults of a Job, of which one follows from the other',
      'Job',
      { spec: {} },
      { spec: { completions: 1, parallelism: 1 } },
    ],
    [
      'requests of a Pod that follow from its limits',
      'Pod',
      pod({ resources: { limits: { cpu: 1, memory: '1Gi' }, requests: { cpu: '1000m' } } }),
      pod({ resources: { limits: { cpu: 1, memory: '1Gi' }, requests: { cpu: 1, memory: '1Gi' } } }),
    ],
    [
      'the port of a Pod in the network of its host',
      'Pod',
      pod({ ports: [{ containerPort: 80 }] }, { hostNetwork: true }),
      pod({ ports: [{ containerPort: 80, hostPort: 80 }] }, { hostNetwork: true }),
    ],
    [
      'defaults of a Pod',
      'Pod',
      pod({}),
      pod(
        { terminationMessagePath: '/dev/termination-log', imagePullPolicy: 'IfNotPresent' },
        {
          restartPolicy: 'Always',
          dnsPolicy: 'ClusterFirst',
          securityContext: {},
          terminationGracePeriodSeconds: 30,
        },
      ),
    ],
    ['the pull policy of latest', 'Pod', pod({ image: 'a' }), pod({ image: 'a', imagePullPolicy: 'Always' })],
    [
      'the pull policy of a digest',
      'Pod',
      pod({ image: 'h:5/a@sha256:1' }),
      pod({ image: 'h:5/a@sha256:1', imagePullPolicy: 'IfNotPresent' }),
    ],
    [
      'defaults of a probe',
      'Pod',
      pod({ livenessProbe: { httpGet: { port: 80 } } }),
      pod({
        livenessProbe: {
          httpGet: { port: 80, path: '/', scheme: 'HTTP' },
          periodSeconds: 10,
          failureThreshold: 3,
        },
      }),
    ],
    [
      'defaults of volumes',
      'Pod',
      pod({}, { volumes: [{ name: 'v', configMap: { name: 'c' } }] }),
      pod({}, { volumes: [{ name: 'v', configMap: { name: 'c', defaultMode: 420 } }] }),
    ],
    [
      'false and 0 where Go has no pointer',
      'Pod',
      pod({}),
      pod({ stdin: false, livenessProbe: null }, { hostNetwork: false, nodeSelector: {} }),
    ],
    [
      'defaults of a Deployment',
      'Deployment',
      { spec: { selector } },
      {
        spec: {
          selector,
          replicas: 1,
          revisionHistoryLimit: 10,
          strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
        },
      },
    ],
    ['an empty strategy', 'Deployment', { spec: { selector } }, { spec: { selector, strategy: {} } }],
    [
      'defaults of a Service',
      'Service',
      { spec: { ports: [{ port: 80 }] } },
      {
        spec: {
          type: 'ClusterIP',
          sessionAffinity: 'None',
          internalTrafficPolicy: 'Cluster',
          ipFamilyPolicy: 'SingleStack',
          ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
        },
      },
    ],
    [
      'the policy types that follow from the rules',
      'NetworkPolicy',
      { spec: { podSelector: {}, egress: [{}] } },
      { spec: { podSelector: {}, egress: [{}], policyTypes: ['Egress', 'Ingress'] } },
    ],
    [
      'the order of rules, verbs and resources',
      'Role',
      {
        rules: [
          { verbs: ['get', 'list'], resources: ['a'] },
          { verbs: ['*'], resources: ['b', 'c'] },
        ],
      },
      {
        rules: [
          { verbs: ['*'], resources: ['c', 'b'] },
          { verbs: ['list', 'get'], resources: ['a'] },
        ],
      },
    ],
    [
      'the group that a binding implies',
      'RoleBinding',
      { roleRef: { kind: 'Role', name: 'r' }, subjects: [{ kind: 'User', name: 'u' }] },
      {
        roleRef: { kind: 'Role', name: 'r', apiGroup: 'rbac.authorization.k8s.io' },
        subjects: [{ kind: 'User', name: 'u', apiGroup: 'rbac.authorization.k8s.io' }],
      },
    ],
    ['the status', 'Gateway', { spec: { a: 1 }, status: { b: 1 } }, { spec: { a: 1 } }],
    [
      'the data of a Secret as text and in base64',
      'Secret',
      { stringData: { a: 'hello' } },
      { data: { a: 'aGVsbG8=' } },
    ],
    ['base64 over several lines', 'Secret', { data: { a: 'aGVs\nbG8=\n' } }, { data: { a: 'aGVsbG8=' } }],
    ['the order of keys', 'Gateway', { spec: { a: 1, b: 2 } }, { spec: { b: 2, a: 1 } }],
  ];
  it.each(same)('%s', (_, kind, a, b) => {
    expect(told(compared(written(kind, a), written(kind, b)))).toEqual([]);
    expect(told(compared(written(kind, b), written(kind, a)))).toEqual([]);
  });

  it('is what the server writes into metadata, and null', () => {
    const noted = {
      resourceVersion: '5',
      uid: 'x',
      generation: 2,
      creationTimestamp: null,
      managedFields: [{}],
      labels: {},
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
    };
    const { counts, changes } = compared(written('Gateway', {}), written('Gateway', {}, noted));
    expect([changes, counts.unchanged]).toEqual([[], 1]);
  });
});

describe('what means something else is a change', () => {
  const different: [string, Kind, object, object, string[]][] = [
    [
      'a port by number and by name',
      'Service',
      { spec: { ports: [{ port: 1, targetPort: 80 }] } },
      { spec: { ports: [{ port: 1, targetPort: '80' }] } },
      ['changed spec.ports[port=1,protocol=TCP].targetPort 80 -> "80"'],
    ],
    [
      'an image of one container',
      'Pod',
      pod({}),
      pod({ image: 'a:2' }),
      ['changed spec.containers[name=a].image "a:1" -> "a:2"'],
    ],
    [
      'the order of variables',
      'Pod',
      env(['A', '1'], ['B', '2']),
      env(['B', '2'], ['A', '1']),
      ['moved spec.containers[name=a].env ["A","B"] -> ["B","A"]'],
    ],
    [
      'a new variable in the middle',
      'Pod',
      env(['A', '1'], ['C', '3']),
      env(['A', '1'], ['B', '2'], ['C', '3']),
      ['added spec.containers[name=a].env[name=B] {"name":"B","value":"2"}'],
    ],
    [
      'an argument in the middle',
      'Pod',
      pod({ args: ['a', 'c', 'd'] }),
      pod({ args: ['a', 'b', 'c', 'd'] }),
      ['added spec.containers[name=a].args[1] "b"'],
    ],
    [
      'the value of a flag',
      'Pod',
      pod({ args: ['--v=2', '--w'] }),
      pod({ args: ['--u', '--v=4', '--w'] }),
      [
        'added spec.containers[name=a].args[0] "--u"',
        'changed spec.containers[name=a].args[1] "--v=2" -> "--v=4"',
      ],
    ],
    [
      'the order of arguments',
      'Pod',
      pod({ args: ['a', 'b'] }),
      pod({ args: ['b', 'a'] }),
      ['moved spec.containers[name=a].args ["a","b"] -> ["b","a"]'],
    ],
    [
      'no replicas',
      'Deployment',
      { spec: { selector } },
      { spec: { selector, replicas: 0 } },
      ['added spec.replicas 0'],
    ],
    [
      'a verb of one rule',
      'Role',
      {
        rules: [
          { verbs: ['get'], resources: ['a'] },
          { verbs: ['get'], resources: ['b'] },
        ],
      },
      {
        rules: [
          { verbs: ['get'], resources: ['b'] },
          { verbs: ['get', 'delete'], resources: ['a'] },
        ],
      },
      ['added rules[1].verbs[delete] "delete"'],
    ],
    [
      'a selector of everything',
      'NetworkPolicy',
      { spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] } },
      { spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }] }] } },
      [
        'added spec.ingress[0] {"from":[{"namespaceSelector":{}}]}',
        'removed spec.ingress[0] {"from":[{"podSelector":{}}]}',
      ],
    ],
    [
      'an empty security context in a template, which makes a new revision',
      'Deployment',
      template({}),
      template({ securityContext: {} }),
      ['added spec.template.spec.containers[name=a].securityContext {}'],
    ],
    [
      'requests of a template: what follows from its limits follows when Pods are made of it',
      'Deployment',
      template({ resources: { limits: { cpu: 1 } } }),
      template({ resources: { limits: { cpu: 1 }, requests: { cpu: 1 } } }),
      ['added spec.template.spec.containers[name=a].resources.requests {"cpu":1}'],
    ],
    [
      'one of two defaults of which one follows from the other',
      'Job',
      { spec: {} },
      { spec: { completions: 1, parallelism: 2 } },
      ['added spec.completions 1', 'added spec.parallelism 2'],
    ],
    [
      'an empty map of a kind that nobody knows',
      'Gateway',
      { spec: {} },
      { spec: { a: {} } },
      ['added spec.a {}'],
    ],
    [
      'a larger amount',
      'PersistentVolumeClaim',
      { spec: { resources: { requests: { storage: '1Gi' } } } },
      { spec: { resources: { requests: { storage: '2Gi' } } } },
      ['changed spec.resources.requests.storage "1Gi" -> "2Gi"'],
    ],
    [
      'prototype keys',
      'Gateway',
      { spec: { constructor: 1 } },
      { spec: { constructor: 2, toString: 'x' } },
      ['changed spec.constructor 1 -> 2', 'added spec.toString "x"'],
    ],
  ];
  it.each(different)('%s', (_, kind, a, b, expected) => {
    expect(told(compared(written(kind, a), written(kind, b)))).toEqual(expected);
    expect(compared(written(kind, b), written(kind, a)).changes).toHaveLength(1);
  });

  it('is a change of __proto__, which is a key like any other', () => {
    const of = (value: number) => `${heads.ConfigMap}metadata: {name: a}\ndata: {__proto__: "${value}"}\n`;
    expect(told(compared(of(1), of(2)))).toEqual(['changed data.__proto__ "1" -> "2"']);
  });

  it('is another version of the kind', () => {
    const [a, b] = ['autoscaling/v2', 'autoscaling/v1'].map(
      (version) => `apiVersion: ${version}\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\n`,
    );
    expect(told(compared(a ?? '', b ?? ''))).toEqual([
      'changed apiVersion "autoscaling/v2" -> "autoscaling/v1"',
    ]);
  });

  it('is an integer that JavaScript cannot hold', () => {
    const of = (value: string) => `${heads.Gateway}metadata: {name: a}\nspec: {a: ${value}}\n`;
    expect(compared(of('9007199254740993'), of('9007199254740992')).changes).toHaveLength(1);
  });
});

describe('the order of lists in a Pod template', () => {
  const inTemplate = (spec: object) => written('Deployment', { spec: { template: { spec } } });
  const containers = (...names: string[]) => ({
    containers: names.map((name) => ({ name, image: `${name}:1` })),
  });

  const orders: [string, object, object, string][] = [
    ['of containers', containers('a', 'b'), containers('b', 'a'), 'containers ["a","b"] -> ["b","a"]'],
    [
      'of volumes',
      { volumes: [{ name: 'v' }, { name: 'w', emptyDir: {} }] },
      { volumes: [{ name: 'w' }, { name: 'v' }] },
      'volumes ["v","w"] -> ["w","v"]',
    ],
    [
      'of ports',
      { containers: [{ name: 'a', ports: [{ containerPort: 1 }, { containerPort: 2, protocol: 'UDP' }] }] },
      { containers: [{ name: 'a', ports: [{ containerPort: 2, protocol: 'UDP' }, { containerPort: 1 }] }] },
      'containers[name=a].ports [{"containerPort":1,"protocol":"TCP"},{"containerPort":2,"protocol":"UDP"}] -> [{"containerPort":2,"protocol":"UDP"},{"containerPort":1,"protocol":"TCP"}]',
    ],
    [
      'of tolerations',
      { tolerations: [{ key: 'a' }, { key: 'b' }] },
      { tolerations: [{ key: 'b' }, { key: 'a' }] },
      'tolerations ["a","b"] -> ["b","a"]',
    ],
    [
      'of capabilities',
      { containers: [{ name: 'a', securityContext: { capabilities: { drop: ['A', 'B'] } } }] },
      { containers: [{ name: 'a', securityContext: { capabilities: { drop: ['B', 'A'] } } }] },
      'containers[name=a].securityContext.capabilities.drop ["A","B"] -> ["B","A"]',
    ],
  ];
  it.each(orders)('counts: %s', (_, a, b, change) => {
    expect(told(compared(inTemplate(a), inTemplate(b)))).toEqual([`moved spec.template.spec.${change}`]);
    expect(compared(inTemplate(a), inTemplate(b)).restarts).toEqual([
      { object: 'Deployment.apps/web', fields: [`spec.template.spec.${fieldOf(change)}`] },
    ]);
  });

  it('is told beside what differs in the items, which are matched by their keys', () => {
    const [a, b] = [
      containers('a', 'b'),
      {
        containers: [
          { name: 'b', image: 'b:2' },
          { name: 'a', image: 'a:1' },
        ],
      },
    ];
    expect(told(compared(inTemplate(a), inTemplate(b)))).toEqual([
      'changed spec.template.spec.containers[name=b].image "b:1" -> "b:2"',
      'moved spec.template.spec.containers ["a","b"] -> ["b","a"]',
    ]);
  });

  it('is none where an item comes between the others', () => {
    expect(told(compared(inTemplate(containers('a', 'b')), inTemplate(containers('a', 'c', 'b'))))).toEqual([
      'added spec.template.spec.containers[name=c] {"name":"c","image":"c:1"}',
    ]);
  });
});

describe('an object of a cluster', () => {
  const given = { uid: '1-2', resourceVersion: '7', creationTimestamp: '2026-01-01T00:00:00Z' };

  it('differs in nothing from its file by what the cluster has given to it', () => {
    const file = written('Service', { spec: { type: 'NodePort', ports: [{ port: 80 }] } });
    const live = written(
      'Service',
      {
        spec: {
          type: 'NodePort',
          clusterIP: '10.0.0.1',
          clusterIPs: ['10.0.0.1'],
          ipFamilies: ['IPv4'],
          ports: [{ port: 80, nodePort: 31000 }],
        },
      },
      given,
    );
    expect(told(compared(file, live))).toEqual([]);
    expect(told(compared(live, file))).toEqual([]);
  });

  it('differs in nothing by what controllers have noted in its metadata', () => {
    const body = {
      spec: { template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a' }] } } },
    };
    const noted = {
      ...given,
      labels: { a: 'b', 'controller-uid': '1-2', 'job-name': 'web' },
      annotations: { 'batch.kubernetes.io/job-tracking': '' },
      finalizers: ['kubernetes.io/pvc-protection'],
    };
    expect(told(compared(written('Job', body), written('Job', body, noted)))).toEqual([]);
    expect(told(compared(written('Job', body, noted), written('Job', body)))).toEqual([]);
    const kept = { finalizers: ['example.com/kept'] };
    expect(told(compared(written('Job', body), written('Job', body, { ...noted, ...kept })))).toEqual([
      'added metadata.finalizers ["example.com/kept"]',
    ]);
  });

  it('differs from a file that asks for something else', () => {
    const of = (clusterIP: string, more: object = {}) => written('Service', { spec: { clusterIP } }, more);
    expect(told(compared(of('10.0.0.1', given), of('10.0.0.2')))).not.toEqual([]);
    expect(told(compared(of('10.0.0.1', given), of('10.0.0.1')))).toEqual([]);
  });

  it('counts for what it says where it is the only one that says it in files', () => {
    const of = (spec: object) => written('Service', { spec });
    expect(told(compared(of({}), of({ clusterIP: '10.0.0.1' })))).toEqual([
      'added spec.clusterIP "10.0.0.1"',
    ]);
  });
});

/** `containers[].ports` of `containers[name=a].ports [...] -> [...]`. */
function fieldOf(change: string): string {
  return change.slice(0, change.indexOf(' ')).replace(/\[[^\]]*\]/g, '[]');
}
