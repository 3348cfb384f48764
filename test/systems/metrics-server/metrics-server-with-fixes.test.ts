import { App, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { MetricsServerChart } from '../../../charts/metrics-server.js';
import {
  MetricsServerWithFixes,
  type MetricsServerWithFixesProps,
} from '../../../src/systems/metrics-server/index.js';
import { only, synthesize, toYaml } from '../../support/synth.js';
import { flag, pod, workload } from './workload.js';

function make(props?: MetricsServerWithFixesProps) {
  return synthesize((chart) => new MetricsServerWithFixes(chart, 'metrics-server', props));
}

function makeDeployment(props: MetricsServerWithFixesProps) {
  return only(make(props), 'Deployment');
}

const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

const everything: MetricsServerWithFixesProps = {
  highAvailability: { replicas: 3 },
  kubeletTls: { ca: { configMap: 'kubelet-serving-ca' } },
  addressTypes: ['InternalIP', 'Hostname'],
  hostFirewall: { podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'] },
  metricResolution: '30s',
  aggregatorCa: { configMap: 'front-proxy-ca' },
  servingCertificate: { secret: 'metrics-server-tls', caBundle: certificate },
  debugSidecar: true,
  nodes: 250,
  nodeSelector: { 'node-role.kubernetes.io/infra': '' },
  tolerations: [{ key: 'node-role.kubernetes.io/infra', operator: 'Exists', effect: 'NoSchedule' }],
  labels: { 'app.kubernetes.io/part-of': 'monitoring' },
  extraArgs: ['--v=4'],
};

describe('the objects', () => {
  it('are, by default, those of the release', async () => {
    await expect(toYaml(make())).toMatchFileSnapshot('./default.snap.yaml');
  });

  it('show every fix that does not exclude another', async () => {
    await expect(toYaml(make(everything))).toMatchFileSnapshot('./full.snap.yaml');
  });
});

describe('the scenarios of the operators', () => {
  it('A01 the default makes nine objects, asks InternalIP first and verifies kubelets', () => {
    const objects = make();
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount metrics-server',
      'ClusterRole system:aggregated-metrics-reader',
      'ClusterRole system:metrics-server',
      'RoleBinding metrics-server-auth-reader',
      'ClusterRoleBinding metrics-server:system:auth-delegator',
      'ClusterRoleBinding system:metrics-server',
      'Service metrics-server',
      'Deployment metrics-server',
      'APIService v1beta1.metrics.k8s.io',
    ]);
    const deployment = only(objects, 'Deployment');
    expect(flag(deployment, '--kubelet-preferred-address-types')).toMatch(/^InternalIP,/);
    expect(toYaml(objects)).not.toContain('insecure-tls');
  });

  it('A02 insecure kubelet TLS is said in a flag and on the Deployment', () => {
    const deployment = makeDeployment({ kubeletTls: 'insecure' });
    expect(flag(deployment, '--kubelet-insecure-tls')).toBe('');
    expect(deployment.metadata.annotations).toEqual({
      'cdk8s-runbook/insecure-kubelet-tls': expect.stringContaining('not verified'),
    });
  });

  it("A03 five aliases give five hostAliases under the nodes' own names, and Hostname comes first", () => {
    const deployment = only(Testing.synth(new MetricsServerChart(new App(), 'metrics-server')), 'Deployment');
    expect(flag(deployment, '--kubelet-preferred-address-types')).toBe('Hostname,InternalIP,ExternalIP');
    expect(pod(deployment).hostAliases).toEqual([
      { ip: '172.31.26.116', hostnames: ['fm-k8s-c1-master1'] },
      { ip: '172.31.19.164', hostnames: ['fm-k8s-c1-master2'] },
      { ip: '172.31.21.3', hostnames: ['fm-k8s-c1-master3'] },
      { ip: '172.31.16.124', hostnames: ['fm-k8s-c1-worker1'] },
      { ip: '172.31.22.159', hostnames: ['fm-k8s-c1-worker2'] },
    ]);
  });

  it('A04 a host firewall accepts the Pod CIDR on every node', () => {
    const daemonSet = only(make({ hostFirewall: { podCidrs: ['10.244.0.0/16'] } }), 'DaemonSet');
    const { containers, hostNetwork, tolerations } = pod(daemonSet);
    expect(containers[0].env).toContainEqual({ name: 'POD_CIDRS', value: '10.244.0.0/16' });
    expect(containers[0].command?.at(-1)).toContain('INPUT -s "$2" -p tcp --dport "$KUBELET_PORT"');
    expect(hostNetwork).toBe(true);
    expect(tolerations).toEqual([{ operator: 'Exists' }]);
  });

  it("A04 the node's network comes with port 4443 and the cluster's DNS", () => {
    const deployment = makeDeployment({ hostNetwork: true });
    const { containers, hostNetwork, dnsPolicy } = pod(deployment);
    expect(hostNetwork).toBe(true);
    expect(dnsPolicy).toBe('ClusterFirstWithHostNet');
    expect(flag(deployment, '--secure-port')).toBe('4443');
    expect(containers[0].ports).toEqual([{ name: 'https', containerPort: 4443, protocol: 'TCP' }]);
  });
});

describe('the port', () => {
  const port = (props: MetricsServerWithFixesProps) => flag(makeDeployment(props), '--secure-port');
  const image = (tag: string) => `registry.example.com:5000/metrics-server${tag}`;

  it.each([
    [':v0.6.3', '4443'],
    [':0.6.4-debian', '4443'],
    [':v0.7.0', '10250'],
    [':v0.10.1', '10250'],
    [':v1.0.0', '10250'],
    [':stable', '10250'],
    [`@sha256:${'0'.repeat(64)}`, '10250'],
    [`:v0.6.3@sha256:${'0'.repeat(64)}`, '4443'],
  ])('of an image %s is %s', (tag, expected) => {
    expect(port({ image: image(tag) })).toBe(expected);
  });

  it('is the one that was asked for, whatever the image and the network', () => {
    expect(port({ image: image(':v0.6.3'), hostNetwork: true, securePort: 8443 })).toBe('8443');
  });
});

describe('certificates', () => {
  it('of the kubelets are verified against a CA that is mounted read-only', () => {
    const deployment = makeDeployment({ kubeletTls: { ca: { configMap: 'kubelet-ca', key: 'bundle.pem' } } });
    expect(flag(deployment, '--kubelet-certificate-authority')).toBe('/kubelet-ca/bundle.pem');
    expect(pod(deployment).containers[0].volumeMounts).toContainEqual({
      name: 'kubelet-ca',
      mountPath: '/kubelet-ca',
      readOnly: true,
    });
    expect(pod(deployment).volumes).toContainEqual({
      name: 'kubelet-ca',
      configMap: { name: 'kubelet-ca', items: [{ key: 'bundle.pem', path: 'bundle.pem' }] },
    });
  });

  it("of the front proxy must have kubeadm's name unless another is given", () => {
    const deployment = makeDeployment({ aggregatorCa: { configMap: 'front-proxy-ca' } });
    expect(flag(deployment, '--requestheader-client-ca-file')).toBe('/ca/front-proxy-ca.crt');
    expect(flag(deployment, '--requestheader-allowed-names')).toBe('front-proxy-client');
  });

  it('of the front proxy may have any name only if that is said', () => {
    const deployment = makeDeployment({ aggregatorCa: { configMap: 'front-proxy-ca', allowedNames: [] } });
    expect(flag(deployment, '--requestheader-allowed-names')).toBeUndefined();
  });

  it('of metrics-server itself make the API server verify', () => {
    const objects = make({ servingCertificate: { secret: 'tls', caBundle: certificate } });
    const { spec } = only(objects, 'APIService');
    expect(spec).toMatchObject({ caBundle: Buffer.from(certificate).toString('base64') });
    expect(spec).not.toHaveProperty('insecureSkipTLSVerify');
    expect(flag(only(objects, 'Deployment'), '--tls-cert-file')).toBe('/serving-certificate/tls.crt');
    expect(flag(only(objects, 'Deployment'), '--tls-private-key-file')).toBe('/serving-certificate/tls.key');
  });
});

describe('replicas', () => {
  it('are two on two nodes with high availability, and one of them always stays', () => {
    const objects = make({ highAvailability: true });
    const { replicas, strategy, template } = workload(only(objects, 'Deployment'));
    expect(replicas).toBe(2);
    expect(strategy).toEqual({ rollingUpdate: { maxUnavailable: 1 } });
    expect(template.spec.affinity).toMatchObject({
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }],
      },
    });
    expect(only(objects, 'PodDisruptionBudget')).toMatchObject({
      apiVersion: 'policy/v1',
      spec: { minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    });
  });

  it('may leave the port of the node before the next one takes it', () => {
    expect(workload(makeDeployment({ hostNetwork: true })).strategy).toEqual({
      rollingUpdate: { maxUnavailable: 1 },
    });
  });
});

describe('requests', () => {
  it.each([
    [1, { cpu: '100m', memory: '200Mi' }],
    [100, { cpu: '100m', memory: '200Mi' }],
    [101, { cpu: '101m', memory: '202Mi' }],
    [500, { cpu: '500m', memory: '1000Mi' }],
  ])('for %i nodes are %o', (nodes, requests) => {
    expect(pod(makeDeployment({ nodes })).containers[0].resources).toEqual({ requests });
  });
});

describe('the debug sidecar', () => {
  it('has no token, no privileges and its own image if wanted', () => {
    const { containers } = pod(makeDeployment({ debugSidecar: { image: 'registry.example.com/tools:1.2' } }));
    const sidecar = containers[1];
    expect(sidecar?.image).toBe('registry.example.com/tools:1.2');
    expect(sidecar?.securityContext).toMatchObject({ runAsNonRoot: true, capabilities: { drop: ['ALL'] } });
    expect(sidecar?.volumeMounts).toEqual([
      { name: 'no-token', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true },
    ]);
  });

  it('is not there unless it is asked for', () => {
    expect(pod(makeDeployment({})).containers).toHaveLength(1);
  });
});

describe('the default address types', () => {
  it('may begin with Hostname when the DNS is said to know the nodes', () => {
    const deployment = makeDeployment({ addressTypes: ['Hostname', 'InternalIP'], nodeNamesInDns: true });
    expect(flag(deployment, '--kubelet-preferred-address-types')).toBe('Hostname,InternalIP');
  });
});
