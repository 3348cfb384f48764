import type { KubernetesObject } from '../../../src/model/manifest.js';
import { only } from '../../support/synth.js';

interface Port {
  readonly name: string;
  readonly containerPort: number;
  readonly protocol: string;
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

/** What the tests look at in the Pod. */
export interface PodSpec {
  readonly serviceAccountName: string;
  readonly automountServiceAccountToken: boolean;
  readonly terminationGracePeriodSeconds: number;
  readonly securityContext: object;
  readonly containers: readonly {
    readonly ports: readonly Port[];
    readonly livenessProbe?: Probe;
    readonly readinessProbe?: Probe;
    readonly volumeMounts: readonly { readonly name: string }[];
    readonly securityContext?: { readonly capabilities?: { readonly add?: readonly string[] } };
  }[];
  readonly volumes: readonly {
    readonly name: string;
    readonly configMap: { readonly items: readonly { readonly key: string }[] };
  }[];
}

/** The Pod of the Deployment. */
export function podSpecOf(objects: readonly KubernetesObject[]): PodSpec {
  // Kubernetes' own schema, as far as the tests look at it.
  return (only(objects, 'Deployment').spec as unknown as { template: { spec: PodSpec } }).template.spec;
}
