import { describe, expect, it } from 'vitest';
import { type Problem, UserError } from '../../../src/model/errors.js';
import {
  MetricsServerWithFixes,
  type MetricsServerWithFixesProps,
} from '../../../src/systems/metrics-server/index.js';
import { synthesize } from '../../support/synth.js';

function problemsOf(props: MetricsServerWithFixesProps): readonly Problem[] {
  try {
    synthesize((chart) => new MetricsServerWithFixes(chart, 'metrics-server', props));
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
}

const refused: Record<string, { props: MetricsServerWithFixesProps; at: string; what: string }> = {
  'Hostname first without aliases': {
    props: { addressTypes: ['Hostname', 'InternalIP'] },
    at: '/addressTypes/0',
    what: "Hostname comes first, but there are no nodeAliases: a name that the cluster's DNS does not know is never scraped.",
  },
  'aliases that would not be looked up': {
    props: { addressTypes: ['InternalIP', 'Hostname'], nodeAliases: [{ ip: '10.0.0.1', hostnames: ['a'] }] },
    at: '/addressTypes/0',
    what: 'There are nodeAliases, but "InternalIP" comes first: the aliases would not be looked up.',
  },
  'two aliases for one address': {
    props: {
      nodeAliases: [
        { ip: '10.0.0.1', hostnames: ['a'] },
        { ip: '10.0.0.1', hostnames: ['b'] },
      ],
    },
    at: '/nodeAliases/1/ip',
    what: '"10.0.0.1" is already an alias at /nodeAliases/0/ip; only the first would count.',
  },
  'one name for two addresses': {
    props: {
      nodeAliases: [
        { ip: '10.0.0.1', hostnames: ['a'] },
        { ip: '10.0.0.2', hostnames: ['b', 'a'] },
      ],
    },
    at: '/nodeAliases/1/hostnames/1',
    what: '"a" is already an alias at /nodeAliases/0/hostnames/0; only the first would count.',
  },
  'an empty list of aliases': {
    props: { nodeAliases: [] },
    at: '/nodeAliases',
    what: 'MetricsServerWithFixes.nodeAliases must hold at least 1 item; got [].',
  },
  'two ways to the own node': {
    props: { hostNetwork: true, hostFirewall: { podCidrs: ['10.244.0.0/16'] } },
    at: '/hostFirewall',
    what: "hostNetwork and hostFirewall are both set: in the node's network no traffic comes from a Pod CIDR.",
  },
  'a firewall that is open to all': {
    props: { hostFirewall: { podCidrs: ['10.244.0.0/16', '::/0'] } },
    at: '/hostFirewall/podCidrs/1',
    what: '"::/0" is every address there is: the kubelets would be open to whoever can reach the nodes.',
  },
  "the kubelet's port in the node's network": {
    props: { hostNetwork: true, securePort: 10250 },
    at: '/securePort',
    what: "With hostNetwork the port 10250 is taken by the node's kubelet.",
  },
  'a resolution that metrics-server does not start with': {
    props: { metricResolution: '9999ms' },
    at: '/metricResolution',
    what: 'metrics-server does not start with a resolution below 10s; got "9999ms".',
  },
  'a resolution that a slow kubelet outlasts': {
    props: { metricResolution: '10s' },
    at: '/metricResolution',
    what: 'metrics-server does not start where nine tenths of the resolution are less than the 10s that it waits for a kubelet ("metric-resolution should be larger than kubelet-request-timeout"); got "10s".',
  },
  'a resolution that the wait in extraArgs outlasts': {
    props: { metricResolution: '15s', extraArgs: ['--kubelet-request-timeout=14s'] },
    at: '/metricResolution',
    what: 'metrics-server does not start where nine tenths of the resolution are less than the 14s that it waits for a kubelet ("metric-resolution should be larger than kubelet-request-timeout"); got "15s".',
  },
  'an image that needs other roles': {
    props: { image: 'k8s.gcr.io/metrics-server/metrics-server:v0.5.2' },
    at: '/image',
    what: 'metrics-server before v0.6 reads /stats/summary, which these roles do not allow; got "k8s.gcr.io/metrics-server/metrics-server:v0.5.2".',
  },
  'a flag that a prop sets': {
    props: { extraArgs: ['--v=4', '--kubelet_insecure_tls=true'] },
    at: '/extraArgs/1',
    what: '--kubelet-insecure-tls is not for extraArgs; got "--kubelet_insecure_tls=true".',
  },
  'requests from two props': {
    props: { nodes: 300, resources: { requests: { cpu: '1', memory: '1Gi' } } },
    at: '/nodes',
    what: 'nodes and resources are both set, and both say what to request.',
  },
  'another value of the label that the Service selects': {
    props: { labels: { 'k8s-app': 'mine' } },
    at: '/labels/k8s-app',
    what: 'k8s-app is what the Service selects; it is metrics-server.',
  },
  'nodes that cannot run the image': {
    props: { nodeSelector: { 'kubernetes.io/os': 'windows' } },
    at: '/nodeSelector/kubernetes.io~1os',
    what: 'The image is for linux; got "windows".',
  },
  'high availability of one replica': {
    props: { highAvailability: { replicas: 1 } },
    at: '/highAvailability/replicas',
    what: 'MetricsServerWithFixes.highAvailability.replicas must be >= 2; got 1.',
  },
  'a caBundle that is not PEM': {
    props: { servingCertificate: { secret: 'tls', caBundle: 'TUlJQg==' } },
    at: '/servingCertificate/caBundle',
    what: 'MetricsServerWithFixes.servingCertificate.caBundle must be certificates as PEM text, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----; got "TUlJQg==".',
  },
};

describe('MetricsServerWithFixes refuses', () => {
  it.each(Object.entries(refused))('%s', (_, { props, at, what }) => {
    expect(problemsOf(props)).toEqual([expect.objectContaining({ code: 'PROP_INVALID', at, what })]);
  });

  it('everything at once, not one mistake after the other', () => {
    const problems = problemsOf({
      metricResolution: '1s',
      addressTypes: ['Hostname'],
      extraArgs: ['--cert-dir=/x'],
    });
    expect(problems.map(({ at }) => at)).toEqual(['/metricResolution', '/addressTypes/0', '/extraArgs/0']);
  });
});
