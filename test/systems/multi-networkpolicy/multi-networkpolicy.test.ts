import { describe, expect, it } from 'vitest';
import { MultiNetworkPolicyChart } from '../../../charts/multi-networkpolicy.js';
import {
  MultiNetworkPolicy,
  MultiNetworkPolicyIptables,
  NetworkAttachmentDefinition,
} from '../../../src/systems/multi-networkpolicy/index.js';
import { problemsOf } from '../../support/problems.js';
import { only, synthesize, toYaml } from '../../support/synth.js';
import {
  argsOf,
  attachmentOf,
  bridgeNetwork,
  daemonSetOf,
  enforcerOf,
  leastEnforcer,
  leastPolicy,
  objectsOf,
  policyOf,
  validate,
} from './support.js';

const chart = () => objectsOf((app) => new MultiNetworkPolicyChart(app, 'test'));

it('is made of this by default', async () => {
  const objects = synthesize((chart) => {
    new NetworkAttachmentDefinition(chart, 'network', bridgeNetwork);
    new MultiNetworkPolicy(chart, 'policy', leastPolicy);
    new MultiNetworkPolicyIptables(chart, 'enforcer', leastEnforcer);
  });
  await expect(toYaml(objects)).toMatchFileSnapshot('./default.snap.yaml');
});

it('is made of this with every prop', async () => {
  const objects = synthesize((chart) => {
    new NetworkAttachmentDefinition(chart, 'network', {
      name: 'fast',
      namespace: 'data',
      cniVersion: '1.0.0',
      plugins: [
        { type: 'sriov', vlan: 100, ipam: { type: 'host-local', subnet: 'fd00:10::/64' } },
        { type: 'tuning', sysctl: { 'net.core.somaxconn': '512' } },
      ],
      resourceName: 'intel.com/sriov',
      labels: { team: 'data' },
    });
    new MultiNetworkPolicy(chart, 'policy', {
      name: 'fast',
      namespace: 'data',
      policyFor: ['fast', 'default/bridge-network'],
      attachmentsElsewhere: true,
      podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['db'] }] },
      policyTypes: ['Egress', 'Ingress'],
      ingress: [
        {
          from: [
            { ipBlock: { cidr: 'FD00:10::7/64', except: ['fd00:10::/96'] } },
            { podSelector: { matchLabels: { app: 'client' } } },
            { namespaceSelector: { matchLabels: { team: 'web' } }, podSelector: {} },
          ],
          ports: [{ port: 5432 }, { protocol: 'UDP' }],
        },
        { ports: [{ port: 9100, protocol: 'TCP' }] },
      ],
      egress: [],
      labels: { team: 'data' },
    });
    new MultiNetworkPolicyIptables(chart, 'enforcer', {
      image: `ghcr.io/k8snetworkplumbingwg/multi-networkpolicy-iptables@sha256:${'0'.repeat(64)}`,
      networkPlugins: ['sriov', 'bridge'],
      runtime: 'k3s',
      name: 'policies',
      namespace: 'network',
      acceptIcmp: true,
      acceptIcmpv6: true,
      allowIpv6: { src: ['fe80::1/10'], dst: ['fe80::/10', 'ff00::/8'] },
      customRules: {
        ipv4: { ingress: ['-p udp --dport 68 -j ACCEPT'] },
        ipv6: {
          ingress: ['-m udp -p udp --dport 546 -d fe80::/64 -j ACCEPT'],
          egress: ['-m udp -p udp --dport 547 -d ff02::1:2 -j ACCEPT'],
        },
      },
      keepRules: true,
      syncPeriod: '1m',
      verbosity: 4,
      resources: { requests: { cpu: '50m', memory: '64Mi' } },
      nodeSelector: { 'kubernetes.io/arch': 'arm64', network: 'fast' },
      tolerations: [],
      priorityClassName: 'system-cluster-critical',
    });
  });
  await expect(toYaml(objects)).toMatchFileSnapshot('./full.snap.yaml');
});

it('A09 the policy names its attachment, has canonical CIDRs with a warning, and its type is enforced', async () => {
  const objects = chart();
  await expect(toYaml(objects)).toMatchFileSnapshot('./bridge-network.snap.yaml');
  const policy = only(objects, 'MultiNetworkPolicy');
  expect(policy.metadata.annotations).toEqual({
    'k8s.v1.cni.cncf.io/policy-for': 'bridge-network',
    'cdk8s-runbook/cidr-host-bits':
      'Host bits have no effect: 10.10.0.5/24 is 10.10.0.0/24. Write 10.10.0.5/32 for one address.',
  });
  expect(policy.spec).toMatchObject({
    ingress: [{ from: [{ ipBlock: { cidr: '10.10.0.0/24' } }] }],
    egress: [{ to: [{ ipBlock: { cidr: '10.10.0.7/32' } }] }],
  });
  const config = only(objects, 'NetworkAttachmentDefinition').spec;
  expect(config).toMatchObject({ config: expect.stringContaining('"type": "bridge"') });
  expect(daemonSetOf(objects).template.spec.containers[0].args).toContain('--network-plugins=bridge');
});

describe('R102 a policy without effect', () => {
  function app(policy: object, plugins: string[], network: object = {}) {
    return validate((chart) => {
      new NetworkAttachmentDefinition(chart, 'network', { ...bridgeNetwork, ...network });
      new MultiNetworkPolicy(chart, 'policy', { ...leastPolicy, ...policy });
      new MultiNetworkPolicyIptables(chart, 'enforcer', { ...leastEnforcer, networkPlugins: plugins });
    });
  }

  it('is refused when the enforcer does not handle its CNI type', () => {
    expect(app({}, ['macvlan', 'ipvlan'])).toEqual([
      'default/bridge-network is of CNI type "bridge", and networkPlugins of MultiNetworkPolicyIptables has only "macvlan" and "ipvlan": this policy would have no effect.',
    ]);
    expect(app({}, ['macvlan', 'bridge'])).toEqual([]);
    expect(app({ enforcedBy: 'another' }, ['macvlan'])).toEqual([]);
  });

  it('of several plugins the first one counts, as for the enforcer', () => {
    const plugins = [{ type: 'macvlan' }, { type: 'tuning' }];
    expect(app({}, ['bridge', 'tuning'], { plugins })).toHaveLength(1);
    expect(app({}, ['macvlan'], { plugins })).toEqual([]);
  });

  it('is refused when it misspells its attachment', () => {
    expect(app({ policyFor: ['bridge-netwrok'] }, ['bridge'])).toEqual([
      'policyFor names "default/bridge-netwrok", and no NetworkAttachmentDefinition of that name is made here. Did you mean "default/bridge-network"? If it is in the cluster already, set attachmentsElsewhere: true.',
    ]);
    expect(app({ policyFor: ['other/net'], attachmentsElsewhere: true }, ['bridge'])).toEqual([]);
  });

  it('is not looked for in an app that makes no attachments, or no enforcer', () => {
    expect(validate((chart) => new MultiNetworkPolicy(chart, 'policy', leastPolicy))).toEqual([]);
    const withoutEnforcer = validate((chart) => {
      new NetworkAttachmentDefinition(chart, 'network', bridgeNetwork);
      new MultiNetworkPolicy(chart, 'policy', leastPolicy);
    });
    expect(withoutEnforcer).toEqual([]);
  });

  it('needs no strings to be right: an attachment tells its reference and its type', () => {
    synthesize((chart) => {
      const network = new NetworkAttachmentDefinition(chart, 'network', { ...bridgeNetwork, namespace: 'a' });
      expect(network).toMatchObject({ reference: 'a/bridge-network', cniType: 'bridge' });
    });
  });
});

describe('R103 the CRI socket', () => {
  it.each([
    ['containerd', '/run/containerd/containerd.sock', '/run/containerd'],
    ['crio', '/run/crio/crio.sock', '/run/crio'],
    ['k3s', '/run/k3s/containerd/containerd.sock', '/run/k3s/containerd'],
    [{ socket: '/run/k0s/containerd.sock' }, '/run/k0s/containerd.sock', '/run/k0s'],
  ])('of %j is %s, and its folder is mounted under the host prefix', (runtime, socket, folder) => {
    const { containers, volumes } = daemonSetOf(enforcerOf({ runtime })).template.spec;
    const [{ args, volumeMounts }] = containers;
    expect(args).toEqual(
      expect.arrayContaining(['--host-prefix=/host', `--container-runtime-endpoint=${socket}`]),
    );
    expect(volumes).toContainEqual({ name: 'runtime', hostPath: { path: folder, type: 'Directory' } });
    expect(volumeMounts).toContainEqual({ name: 'runtime', mountPath: `/host${folder}`, readOnly: true });
  });
});

describe('R104 flags that are not there', () => {
  it('cannot be written: the prop of the notes is told apart', () => {
    expect(problemsOf(() => enforcerOf({ networksPlugins: ['bridge'] }))).toMatchObject([
      {
        code: 'PROP_INVALID',
        what: '"networksPlugins" is not a prop of MultiNetworkPolicyIptables. Did you mean "networkPlugins"?',
      },
    ]);
  });

  it('a Docker runtime is refused', () => {
    expect(problemsOf(() => enforcerOf({ runtime: 'docker' }))).toMatchObject([
      {
        code: 'PROP_INVALID',
        at: '/runtime',
        what: 'MultiNetworkPolicyIptables.runtime must be "containerd", "crio", "k3s" or an object with socket; got "docker".',
      },
    ]);
  });
});

describe('R105 host bits', () => {
  it('are told once each, for except too, and for IPv6', () => {
    const { metadata, spec } = policyOf({
      ingress: [
        { from: [{ ipBlock: { cidr: 'FD00::5/64', except: ['fd00::9/126'] } }] },
        { from: [{ ipBlock: { cidr: 'fd00::5/64' } }] },
      ],
    });
    expect(metadata.annotations).toMatchObject({
      'cdk8s-runbook/cidr-host-bits':
        'Host bits have no effect: FD00::5/64 is fd00::/64, fd00::9/126 is fd00::8/126 and fd00::5/64 is fd00::/64. Write FD00::5/128 for one address.',
    });
    expect(spec).toMatchObject({
      ingress: [{ from: [{ ipBlock: { cidr: 'fd00::/64', except: ['fd00::8/126'] } }] }, {}],
    });
  });

  it('leave no annotation where there are none, however the address is spelt', () => {
    const { metadata } = policyOf({ ingress: [{ from: [{ ipBlock: { cidr: 'FD00::/64' } }] }] });
    expect(metadata.annotations).toEqual({ 'k8s.v1.cni.cncf.io/policy-for': 'bridge-network' });
  });

  it('of the enforcer are told on its DaemonSet', () => {
    const objects = enforcerOf({ allowIpv6: { src: ['fe80::1/10'] } });
    expect(only(objects, 'DaemonSet').metadata.annotations).toEqual({
      'cdk8s-runbook/cidr-host-bits':
        'Host bits have no effect: fe80::1/10 is fe80::/10. Write fe80::1/128 for one address.',
    });
    expect(argsOf({ allowIpv6: { src: ['fe80::1/10'] } })).toContain('--allow-ipv6-src-prefix=fe80::/10');
  });
});

it('R106 a policy without policyFor is refused', () => {
  expect(problemsOf(() => policyOf({ policyFor: undefined }))).toMatchObject([
    {
      code: 'PROP_INVALID',
      what: 'MultiNetworkPolicy.policyFor is required and has no default.',
      fix: 'Set it: the NetworkAttachmentDefinitions whose networks it restricts: name or namespace/name.',
    },
  ]);
  expect(problemsOf(() => policyOf({ policyFor: [] }))).toMatchObject([{ at: '/policyFor' }]);
});

describe('a policy', () => {
  it('always says which directions it restricts', () => {
    expect(policyOf({}).spec).toEqual({ podSelector: {}, policyTypes: ['Ingress'] });
    expect(policyOf({ egress: [{}] }).spec).toMatchObject({
      policyTypes: ['Ingress', 'Egress'],
      egress: [{}],
    });
    expect(policyOf({ egress: [], policyTypes: ['Egress'] }).spec).toMatchObject({ policyTypes: ['Egress'] });
  });

  it('keeps a podSelector to its own namespace, which the iptables enforcer would not', () => {
    const ingress = [{ from: [{ podSelector: { matchLabels: { app: 'a' } } }, { namespaceSelector: {} }] }];
    expect(policyOf({ namespace: 'shop', ingress }).spec).toMatchObject({
      ingress: [
        {
          from: [
            {
              podSelector: { matchLabels: { app: 'a' } },
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
            },
            { namespaceSelector: {} },
          ],
        },
      ],
    });
    expect(policyOf({ ingress, enforcedBy: 'another' }).spec).toMatchObject({ ingress });
  });
});

it('an attachment of one plugin is that plugin, of several a list', () => {
  expect(attachmentOf({}).spec).toEqual({
    config:
      '{\n  "cniVersion": "0.3.1",\n  "name": "bridge-network",\n  "type": "bridge",\n  "bridge": "br1"\n}\n',
  });
  const { spec } = attachmentOf({ plugins: [{ type: 'bridge' }, { type: 'tuning' }] });
  // The CRD says that it is a text.
  const { config } = spec as { config: string };
  expect(JSON.parse(config)).toEqual({
    cniVersion: '0.3.1',
    name: 'bridge-network',
    plugins: [{ type: 'bridge' }, { type: 'tuning' }],
  });
});

it('changed custom rules replace the Pods, because they are read once', () => {
  const annotations = (rule: string) =>
    daemonSetOf(enforcerOf({ customRules: { ipv4: { ingress: [rule] } } })).template.metadata.annotations;
  expect(annotations('-p icmp -j ACCEPT')).not.toEqual(annotations('-p icmp -j DROP'));
  expect(daemonSetOf(enforcerOf()).template.metadata.annotations).toBeUndefined();
});
