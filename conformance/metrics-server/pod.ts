import type { KubernetesObject } from '../../src/model/manifest.js';

/** A Pod's spec, as far as a kubelet would have to know it here. */
export interface PodSpec {
  readonly hostNetwork?: boolean;
  readonly hostAliases?: readonly { readonly ip: string; readonly hostnames: readonly string[] }[];
  readonly containers: readonly ContainerSpec[];
  readonly volumes?: readonly {
    readonly name: string;
    readonly configMap?: { readonly name: string; readonly items: readonly { key: string; path: string }[] };
  }[];
}

interface ContainerSpec {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
  readonly securityContext: { readonly capabilities: { readonly add?: readonly string[] } };
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string; readonly scheme: 'HTTPS' };
}

/** What ConfigMaps hold, by their names. */
export type ConfigMaps = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The Pod that a Deployment or DaemonSet makes. */
export function podOf(workload: KubernetesObject): PodSpec {
  // A Deployment or DaemonSet of ours, of which these parts are always there.
  const { spec } = workload as KubernetesObject & { spec: { template: { spec: PodSpec } } };
  return spec.template.spec;
}

/** The Pod's first container, which is the one that is run. */
export function containerOf({ containers }: PodSpec): ContainerSpec {
  const [first] = containers;
  if (!first) throw new Error('the Pod has no container');
  return first;
}

/** The files that a kubelet writes for it: the volumes of ConfigMaps, /etc/hosts, and whom it asks for names. */
export function filesOf(pod: PodSpec, configMaps: ConfigMaps, dns: string): Record<string, string> {
  const aliases = (pod.hostAliases ?? []).map(({ ip, hostnames }) => `${ip}\t${hostnames.join('\t')}\n`);
  const searched = 'kube-system.svc.cluster.local svc.cluster.local cluster.local';
  return {
    '/etc/hosts': ['127.0.0.1\tlocalhost\n', ...aliases].join(''),
    '/etc/resolv.conf': `search ${searched}\nnameserver ${dns}\noptions ndots:5\n`,
    ...Object.fromEntries(mountedFiles(pod, configMaps)),
  };
}

function mountedFiles(pod: PodSpec, configMaps: ConfigMaps): [path: string, text: string][] {
  const mounts = containerOf(pod).volumeMounts ?? [];
  return mounts.flatMap(({ name, mountPath }) => {
    const source = pod.volumes?.find((volume) => volume.name === name)?.configMap;
    return (source?.items ?? []).map(({ key, path }): [string, string] => {
      const text = configMaps[source?.name ?? '']?.[key];
      if (text === undefined) throw new Error(`no ConfigMap ${source?.name} with ${key}`);
      return [`${mountPath}/${path}`, text];
    });
  });
}
