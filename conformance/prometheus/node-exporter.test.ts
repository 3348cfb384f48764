import { statfsSync } from 'node:fs';
import { expect } from 'vitest';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { only } from '../../test/support/synth.js';
import { objectsOf } from '../../test/systems/prometheus/support.js';
import { freePorts } from '../support/port.js';
import { prove } from '../support/prove.js';
import { ask } from './http.js';
import { noContainers, ROOT_BYTES, startInside, type View } from './node.js';
import { mainContainer } from './pod.js';

const claim = { of: 'PrometheusStack', by: ['node-exporter'], needs: noContainers };

/** What node-exporter tells, run with these arguments in a container that sees this of the machine. */
async function metricsOf(view: View, args: readonly string[]): Promise<string> {
  const [port] = await freePorts(1);
  const others = args.filter((arg) => !arg.startsWith('--web.listen-address'));
  const running = startInside('node-exporter', view, [...others, `--web.listen-address=127.0.0.1:${port}`]);
  const metrics = async () => {
    const answer = await ask(`http://127.0.0.1:${port}/metrics`);
    return answer?.status === 200 ? answer.text : undefined;
  };
  return running.until(metrics, 60);
}

/** What the DaemonSet lets it see. */
function viewOf(objects: readonly KubernetesObject[]): View {
  // Kubernetes' own schema of a DaemonSet.
  const { template } = only(objects, 'DaemonSet', 'node-exporter').spec as unknown as DaemonSetSpec;
  const { hostPID, volumes, containers } = template.spec;
  const paths = new Map(volumes.map(({ name, hostPath }) => [name, hostPath.path]));
  const mounts = containers.flatMap(({ volumeMounts }) => volumeMounts);
  return {
    hostPid: hostPID,
    mounts: Object.fromEntries(mounts.map(({ name, mountPath }) => [mountPath, paths.get(name) ?? ''])),
  };
}

interface DaemonSetSpec {
  readonly template: {
    readonly spec: {
      readonly hostPID: boolean;
      readonly volumes: readonly { name: string; hostPath: { path: string } }[];
      readonly containers: readonly { volumeMounts: readonly { name: string; mountPath: string }[] }[];
    };
  };
}

/** The bytes of the file system at /, or nothing if it is not told. */
function rootBytes(metrics: string): number | undefined {
  const [, bytes] = /^node_filesystem_size_bytes\{.*mountpoint="\/"\} (\S+)$/m.exec(metrics) ?? [];
  return bytes === undefined ? undefined : Number(bytes);
}

prove(
  { ...claim, fixes: ['R042'] },
  "in a bare container node-exporter tells of the container's file system; with the construct's mounts and flags, of the node's",
  async () => {
    const before = await metricsOf({ mounts: {}, hostPid: false }, []);
    expect(rootBytes(before)).toBe(ROOT_BYTES);

    const objects = objectsOf();
    const { args = [] } = mainContainer(objects, 'DaemonSet', 'node-exporter');
    const { blocks, bsize } = statfsSync('/');
    expect(rootBytes(await metricsOf(viewOf(objects), args))).toBe(blocks * bsize);
  },
);

prove(
  { ...claim, fixes: ['R064'] },
  'without the collector nobody counts threads; with the flags of the construct there is what the alerts ask for',
  async () => {
    const objects = objectsOf();
    const { args = [] } = mainContainer(objects, 'DaemonSet', 'node-exporter');
    const asked = ['node_processes_threads', 'node_processes_max_processes', 'node_processes_max_threads'];
    const without = args.filter((arg) => arg !== '--collector.processes');
    const before = await metricsOf(viewOf(objects), without);
    for (const name of asked) expect(before).not.toContain(name);
    const after = await metricsOf(viewOf(objects), args);
    for (const name of [...asked, 'node_memory_KernelStack_bytes', 'node_vmstat_oom_kill'])
      expect(after).toMatch(new RegExp(`^${name} \\d`, 'm'));
  },
);
