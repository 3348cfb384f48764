import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import type { MetricsServerWithFixesProps } from '../../src/systems/metrics-server/index.js';
import { ownedFlags } from '../../src/systems/metrics-server/server-args.js';
import { only } from '../../test/support/synth.js';
import { instrument, program } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { made } from './cluster.js';
import { containerOf, podOf } from './pod.js';

const claim = { of: 'MetricsServerWithFixes', by: ['metrics-server'] };

/** Runs metrics-server to its end: no cluster is there, so it cannot serve. */
function said(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program('metrics-server'), args, {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return stdout + stderr;
}

function argsOf(props: MetricsServerWithFixesProps): readonly string[] {
  return containerOf(podOf(only(made(props), 'Deployment'))).args ?? [];
}

const everything: readonly MetricsServerWithFixesProps[] = [
  {},
  {
    kubeletTls: 'insecure',
    hostNetwork: true,
    nodeAliases: [{ ip: '172.31.21.3', hostnames: ['k8smaster1'] }],
    extraArgs: ['--v=4', '--kubelet-request-timeout=5s'],
  },
  {
    kubeletTls: { ca: { configMap: 'kubelet-serving-ca' } },
    aggregatorCa: { configMap: 'front-proxy-ca' },
    servingCertificate: {
      secret: 'metrics-server-tls',
      caBundle: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    },
  },
];

prove(claim, 'it knows every flag that is emitted, and says when it does not know one', () => {
  for (const props of everything)
    expect(said(...argsOf(props), '--version')).toBe(`v${instrument('metrics-server').version}\n`);
  expect(said('--kubelet-read-only-port=10255', '--version')).toContain(
    'unknown flag: --kubelet-read-only-port',
  );
});

prove(claim, 'every flag that a prop stands for is one of its flags', () => {
  const help = said('--help');
  for (const flag of Object.keys(ownedFlags)) expect(help).toContain(`${flag} `);
});

const tooFine = 'metric-resolution should be a time duration at least 10s';
const slowerThanRequests = 'metric-resolution should be larger than kubelet-request-timeout';
/** What it says when every flag is right and there is no cluster. */
const noCluster = 'unable to load in-cluster configuration';

prove(claim, 'it starts with the finest resolution that is taken, and not with a finer one', () => {
  expect(said('--cert-dir=/tmp', '--metric-resolution=9999ms')).toContain(tooFine);
  expect(() => argsOf({ metricResolution: '9999ms' })).toThrow();
  for (const resolution of ['10s', '11s', '11100ms']) {
    expect(said('--cert-dir=/tmp', `--metric-resolution=${resolution}`)).toContain(slowerThanRequests);
    expect(() => argsOf({ metricResolution: resolution })).toThrow(slowerThanRequests);
  }
  const quick = ['--kubelet-request-timeout=9s'];
  for (const props of [{ metricResolution: '12s' }, { metricResolution: '10s', extraArgs: quick }])
    expect(said(...argsOf(props))).toContain(noCluster);
});
