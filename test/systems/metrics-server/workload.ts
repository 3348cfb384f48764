import type { JsonObject, KubernetesObject } from '../../../src/model/manifest.js';

/** The parts of a Deployment or DaemonSet that these tests look at. */
export interface Workload {
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly replicas?: number;
  readonly strategy?: JsonObject;
  readonly template: {
    readonly metadata: {
      readonly labels: Readonly<Record<string, string>>;
      readonly annotations?: JsonObject;
    };
    readonly spec: Pod;
  };
}

export interface Pod {
  readonly containers: readonly [Container, ...Container[]];
  readonly volumes?: readonly { readonly name: string }[];
  readonly hostAliases?: readonly { readonly ip: string; readonly hostnames: readonly string[] }[];
  readonly hostNetwork?: boolean;
  readonly dnsPolicy?: string;
  readonly affinity?: JsonObject;
  readonly tolerations?: readonly JsonObject[];
  readonly automountServiceAccountToken?: boolean;
  readonly serviceAccountName?: string;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly volumeMounts?: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly readOnly?: boolean;
  }[];
  readonly resources?: { readonly requests?: Readonly<Record<string, string>> };
  readonly securityContext?: JsonObject;
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
}

interface Probe {
  readonly httpGet: { readonly port: string };
}

export function workload(object: KubernetesObject): Workload {
  // The API server's schema is not at hand here; the snapshots show that these objects have this shape.
  return object.spec as unknown as Workload;
}

export function pod(object: KubernetesObject): Pod {
  return workload(object).template.spec;
}

/** The value of metrics-server's flag, an empty string for one without a value; undefined if it is not given. */
export function flag(object: KubernetesObject, name: string): string | undefined {
  const arg = pod(object).containers[0].args?.find((arg) => arg === name || arg.startsWith(`${name}=`));
  return arg?.slice(name.length + 1);
}
