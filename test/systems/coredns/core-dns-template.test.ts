import { App, Chart, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { ClusterDnsChart } from '../../../charts/coredns.js';
import { CoreDnsTemplate, clusterServer, system } from '../../../src/systems/coredns/index.js';
import { only, toYaml } from '../../support/synth.js';
import { podSpecOf } from './pod.js';
import { upyunDns } from './seed.js';
import { dataOf, objectsOf, refusals, refused } from './support.js';

const cluster = { clusterIP: '10.96.0.10' };
const authoritative = { role: 'internal' as const, servers: [{ forward: [{ to: ['192.0.2.1'] }] }] };

describe('the cluster DNS', () => {
  it('is made of this', async () => {
    const objects = objectsOf(cluster);
    await expect(toYaml(objects)).toMatchFileSnapshot('./default.snap.yaml');
    await expect(dataOf(objects).Corefile).toMatchFileSnapshot('./default.Corefile');
    expect(Testing.synth(new ClusterDnsChart(new App(), 'test'))).toEqual(objects);
  });

  it('R024 has one address, for the Service and for the kubelets', () => {
    const construct = new CoreDnsTemplate(Testing.chart(), 'dns', { clusterIP: '10.96.0.10' });
    expect(construct.kubelet).toEqual({ clusterDNS: ['10.96.0.10'], clusterDomain: 'cluster.local' });
    expect(only(objectsOf(cluster), 'Service', 'kube-dns').spec).toMatchObject({
      clusterIP: '10.96.0.10',
      selector: { 'k8s-app': 'kube-dns' },
    });
    const domain = new CoreDnsTemplate(Testing.chart(), 'dns', {
      ...cluster,
      servers: [clusterServer({ domain: 'prod.example' })],
    });
    expect(domain.kubelet?.clusterDomain).toBe('prod.example');
  });

  it('R024 is refused without clusterIP', () => {
    expect(refusals({})).toEqual([
      {
        at: '/clusterIP',
        what: 'The cluster DNS needs clusterIP: without it Pods are given a nameserver that is not there.',
        fix: "Set the address that the kubelets' clusterDNS names, such as 10.96.0.10.",
      },
    ]);
  });

  it('R022 always has its RBAC, with what the plugin kubernetes needs as it is set', () => {
    const rules = (kubernetes: object) => {
      const server = clusterServer();
      const servers = [{ ...server, kubernetes: { zones: ['cluster.local'], ...kubernetes } }];
      return only(objectsOf({ ...cluster, servers }), 'ClusterRole', 'system:coredns').rules;
    };
    const watch = (group: string, ...resources: string[]) => ({
      apiGroups: [group],
      resources,
      verbs: ['list', 'watch'],
    });
    const slices = watch('discovery.k8s.io', 'endpointslices');
    expect(rules({})).toEqual([watch('', 'namespaces', 'services'), slices]);
    expect(rules({ pods: 'insecure' })).toEqual([watch('', 'namespaces', 'services'), slices]);
    expect(rules({ pods: 'verified' })).toEqual([watch('', 'namespaces', 'services', 'pods'), slices]);
    expect(rules({ noEndpoints: true })).toEqual([watch('', 'namespaces', 'services')]);
    const binding = only(objectsOf(cluster), 'ClusterRoleBinding', 'system:coredns');
    expect(binding).toMatchObject({
      roleRef: { kind: 'ClusterRole', name: 'system:coredns' },
      subjects: [{ kind: 'ServiceAccount', name: 'coredns', namespace: 'kube-system' }],
    });
    expect(podSpecOf(objectsOf(cluster))).toMatchObject({
      serviceAccountName: 'coredns',
      automountServiceAccountToken: true,
    });
  });

  it.each([
    [{ namespace: 'dns' }, '/namespace'],
    [{ serviceType: 'LoadBalancer' }, '/serviceType'],
    [{ servers: [{ forward: [{ to: ['192.0.2.1'] }] }] }, '/servers'],
    [{ servers: [{ ...clusterServer(), port: 1053 }] }, '/servers'],
    [{ clusterIP: 'None' }, '/clusterIP'],
  ])('is refused with %j', (props, at) => {
    expect(refusals({ ...cluster, ...props }).map((refusal) => refusal.at)).toEqual([at]);
  });
});

describe('an internal server', () => {
  it('A05 the seed is made of this', async () => {
    const objects = upyunDns();
    await expect(toYaml(objects)).toMatchFileSnapshot('./upyun.snap.yaml');
    await expect(dataOf(objects).Corefile).toMatchFileSnapshot('./upyun.Corefile');
    await expect(dataOf(objects)['upyun.local.zone']).toMatchFileSnapshot('./upyun.local.zone');
  });

  it('R022 without the plugin kubernetes has RBAC that allows nothing, and no token', () => {
    const objects = objectsOf(authoritative);
    expect(only(objects, 'ClusterRole', 'default:coredns').rules).toEqual([]);
    only(objects, 'ClusterRoleBinding', 'default:coredns');
    expect(podSpecOf(objects).automountServiceAccountToken).toBe(false);
    expect(only(objects, 'ServiceAccount').automountServiceAccountToken).toBe(false);
  });

  it('needs servers', () => {
    expect(refusals({ role: 'internal' })).toMatchObject([
      { at: '/servers', what: 'An internal server needs servers.' },
    ]);
  });

  it('R018 has probes and Corefile from one value', () => {
    const objects = objectsOf({
      ...authoritative,
      health: { address: ':9080', lameduck: '40s' },
      ready: { address: '0.0.0.0:9181' },
    });
    expect(dataOf(objects).Corefile).toContain(
      '    health :9080 {\n        lameduck 40s\n    }\n    ready 0.0.0.0:9181\n',
    );
    const { containers, terminationGracePeriodSeconds } = podSpecOf(objects);
    expect(terminationGracePeriodSeconds).toBe(55);
    expect(containers[0]?.ports).toContainEqual({ name: 'health', containerPort: 9080, protocol: 'TCP' });
    expect(containers[0]?.ports).toContainEqual({ name: 'ready', containerPort: 9181, protocol: 'TCP' });
    expect(containers[0]?.livenessProbe?.httpGet).toEqual({ path: '/health', port: 'health' });
    expect(containers[0]?.readinessProbe?.httpGet).toEqual({ path: '/ready', port: 'ready' });
  });

  it.each(['localhost:8080', '127.0.0.1:8080', '[::1]:8080'])(
    'R018 health on %s is refused: the kubelet asks the Pod',
    (address) => {
      expect(refusals({ ...authoritative, health: { address } })).toEqual([
        {
          at: '/health/address',
          what: `health listens on "${address}", which only the container itself can reach. The kubelet asks the Pod's address.`,
          fix: 'Write ":8080".',
        },
      ]);
    },
  );

  it.each([
    [{ ready: { address: '10.0.0.1:8181' } }, ['/ready/address']],
    [{ prometheus: { address: 'localhost:9153' } }, ['/prometheus/address']],
    [{ health: { address: ':80' } }, ['/health/address']],
    [{ health: { address: ':8181' } }, ['/ready/address']],
    [{ servers: [{ port: 8080 }] }, ['/health/address']],
    [{ reload: { interval: '1s' } }, ['/reload/interval']],
    [{ reload: { interval: '30s', jitter: '10ms' } }, ['/reload/jitter']],
    [{ servers: [{}, { zones: ['a.example', '.'] }] }, ['/servers/1/zones']],
    [{ image: 'coredns/coredns:latest' }, ['/image']],
    [{ replicas: 0 }, ['/replicas']],
  ])('is refused with %j', (props, at) => {
    expect(refusals({ ...authoritative, ...props }).map((refusal) => refusal.at)).toEqual(at);
  });

  it('puts health and reload into its first block only, ready and prometheus into each', () => {
    const { Corefile = '' } = dataOf(
      objectsOf({ role: 'internal', servers: [{ zones: ['a.example'] }, { port: 1053 }] }),
    );
    const [first = '', second = ''] = Corefile.split('\n}\n');
    expect(first).toMatch(/^a\.example:53 \{/);
    expect(first).toMatch(/health[\s\S]*ready[\s\S]*prometheus[\s\S]*reload/);
    expect(second).toMatch(/\.:1053 \{\n {4}errors\n {4}ready :8181\n {4}prometheus :9153$/);
  });

  it('replaces its Pods on a change only when it does not reload', () => {
    const annotations = (reload: boolean, serial: number) => {
      const file = [
        {
          zone: 'a.example',
          soa: { primary: 'n.example.', mailbox: 'h.example.', serial },
          records: [{ name: '@', type: 'NS' as const, values: ['n.example.'] }],
        },
      ];
      return JSON.stringify(
        only(objectsOf({ role: 'internal', reload, servers: [{ file }] }), 'Deployment').spec,
      );
    };
    expect(annotations(true, 1)).not.toContain('checksum/config');
    expect(annotations(true, 1)).toBe(annotations(true, 2));
    expect(annotations(false, 1)).toContain('checksum/config');
    expect(annotations(false, 1)).not.toBe(annotations(false, 2));
  });

  it('keeps its metrics inside when its Service opens it to the outside', () => {
    const ports = (serviceType: 'ClusterIP' | 'LoadBalancer') => {
      const { spec, metadata } = only(objectsOf({ ...authoritative, serviceType }), 'Service');
      // Kubernetes' own schema.
      return [(spec as { ports: { name: string }[] }).ports.map(({ name }) => name), metadata.annotations];
    };
    expect(ports('LoadBalancer')).toEqual([['dns', 'dns-tcp'], undefined]);
    expect(ports('ClusterIP')[0]).toEqual(['dns', 'dns-tcp', 'metrics']);
  });

  it('lives in the namespace of its chart, whose ClusterRole has none', () => {
    const chart = new Chart(new App(), 'test', { namespace: 'edge' });
    new CoreDnsTemplate(chart, 'dns', authoritative);
    const objects = Testing.synth(chart);
    const home = (kind: string) => only(objects, kind).metadata.namespace;
    expect([home('Deployment'), home('Service'), home('ClusterRole'), home('ClusterRoleBinding')]).toEqual([
      'edge',
      'edge',
      undefined,
      undefined,
    ]);
    expect(only(objects, 'ClusterRoleBinding').subjects).toMatchObject([{ namespace: 'edge' }]);
  });

  it('is refused when a ConfigMap cannot hold it', () => {
    const records = Array.from({ length: 400 }, (_, i) => ({
      name: `t${i}`,
      type: 'TXT',
      values: ['x'.repeat(3000)],
    }));
    const soa = { primary: 'n.example.', mailbox: 'h.example.', serial: 1 };
    const file = [
      { zone: 'a.example', soa, records: [{ name: '@', type: 'NS', values: ['n.example.'] }, ...records] },
    ];
    expect(refused({ file })).toMatchObject([
      { at: '/servers', what: expect.stringContaining('a ConfigMap holds 1048576') },
    ]);
  });
});

describe('the container', () => {
  it('may run the image and listen below 1024 as an ordinary user', () => {
    const spec = podSpecOf(upyunDns());
    expect(spec.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '253' }],
    });
    expect(spec.containers[0]?.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    });
  });

  it('needs no sysctl above 1024, but still the capability: the image would not start without', () => {
    const spec = podSpecOf(objectsOf({ role: 'internal', servers: [{ port: 1053 }] }));
    expect(spec.securityContext).not.toHaveProperty('sysctls');
    expect(spec.containers[0]?.securityContext?.capabilities?.add).toEqual(['NET_BIND_SERVICE']);
  });
});

it('the catalog names every recipe of the room', () => {
  expect(system.constructs.flatMap(({ fixes }) => Object.keys(fixes))).toEqual([
    'R014',
    'R015',
    'R016',
    'R017',
    'R018',
    'R019',
    'R020',
    'R021',
    'R022',
    'R024',
  ]);
});
