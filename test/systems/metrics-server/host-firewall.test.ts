import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { hostFirewallScript } from '../../../src/systems/metrics-server/host-firewall-script.js';
import { type HostFirewallProps, MetricsServerWithFixes } from '../../../src/systems/metrics-server/index.js';
import { only, synthesize } from '../../support/synth.js';
import { pod } from './workload.js';

function podOf(hostFirewall: HostFirewallProps) {
  const objects = synthesize(
    (chart) => new MetricsServerWithFixes(chart, 'metrics-server', { hostFirewall }),
  );
  return pod(only(objects, 'DaemonSet'));
}

describe('the firewall container', () => {
  it('is not privileged: root with the two capabilities that iptables needs', () => {
    expect(podOf({ podCidrs: ['10.244.0.0/16'] }).containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'], add: ['NET_ADMIN', 'NET_RAW'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: false,
      runAsUser: 0,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  it("does without NET_RAW and the node's lock file when it writes to nft", () => {
    const { containers, volumes } = podOf({ podCidrs: ['10.244.0.0/16'], backend: 'nft' });
    expect(containers[0].securityContext).toMatchObject({ capabilities: { add: ['NET_ADMIN'] } });
    expect(volumes).toBeUndefined();
  });

  it('is told the CIDRs, the port and the backend, and has an account of its own', () => {
    const firewall = podOf({
      podCidrs: ['10.244.0.0/16', 'fd00::/56'],
      kubeletPort: 11250,
      backend: 'legacy',
    });
    expect(firewall.serviceAccountName).toBe('metrics-server-host-firewall');
    expect(firewall.containers[0].env).toEqual([
      { name: 'POD_CIDRS', value: '10.244.0.0/16 fd00::/56' },
      { name: 'KUBELET_PORT', value: '11250' },
      { name: 'BACKEND', value: 'legacy' },
    ]);
  });
});

/** Runs the script twice at once, as in a container's network and processes, and counts its rules at each step. */
const drive = `
set -u
rules() { for f in iptables ip6tables; do "$f-$HINT-save" -t filter | grep -c -- '--dport 10250'; done; }
firewall() { exec sh -c "$SCRIPT" >/dev/null; }
"iptables-$HINT" -t mangle -N KUBE-IPTABLES-HINT
firewall & first=$!
until rules | grep -q 1; do sleep 0.1; done
firewall & second=$!
sleep 1
rules
kill -TERM $first $second
wait $first && wait $second && echo ended
rules
`;

function canRun(backend: string): boolean {
  const probe = `iptables-${backend} -t mangle -N x && ip6tables-${backend} -w 5 -L INPUT`;
  return spawnSync('unshare', ['-npf', 'sh', '-c', probe]).status === 0;
}

describe('the firewall script', () => {
  it('is a script that a POSIX shell can read', () => {
    const { status, stderr } = spawnSync('sh', ['-n'], { input: hostFirewallScript, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  for (const HINT of ['nft', 'legacy']) {
    it.skipIf(!canRun(HINT))(`finds ${HINT}, adds each rule once and takes it away again`, () => {
      const env = {
        PATH: process.env.PATH,
        SCRIPT: hostFirewallScript,
        HINT,
        POD_CIDRS: '10.244.0.0/16 fd00:10:244::/56',
        KUBELET_PORT: '10250',
        BACKEND: 'auto',
      };
      const { stdout, stderr } = spawnSync('unshare', ['-npf', 'sh', '-c', drive], {
        env,
        encoding: 'utf8',
        timeout: 20_000,
      });
      expect({ stdout, stderr }).toEqual({ stdout: '1\n1\nended\n0\n0\n', stderr: '' });
    });
  }
});
