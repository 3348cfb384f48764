import { App, Chart, Testing } from 'cdk8s';
import type { KubernetesObject } from '../../../src/model/manifest.js';
import {
  MultiNetworkPolicy,
  MultiNetworkPolicyIptables,
  type MultiNetworkPolicyIptablesProps,
  type MultiNetworkPolicyProps,
  NetworkAttachmentDefinition,
  type NetworkAttachmentDefinitionProps,
} from '../../../src/systems/multi-networkpolicy/index.js';
import { only, synthesize } from '../../support/synth.js';

/** The least that a policy needs. */
export const leastPolicy: MultiNetworkPolicyProps = {
  name: 'policy',
  policyFor: ['bridge-network'],
  podSelector: {},
};

/** The least that the enforcer needs. */
export const leastEnforcer: MultiNetworkPolicyIptablesProps = {
  image: 'registry.example.com/multi-networkpolicy-iptables:cbf2b11',
  networkPlugins: ['bridge'],
};

/** An attachment of the plugin bridge. */
export const bridgeNetwork: NetworkAttachmentDefinitionProps = {
  name: 'bridge-network',
  plugins: [{ type: 'bridge', bridge: 'br1' }],
};

/** The policy's object. */
export function policyOf(props: object): KubernetesObject {
  // What the compiler would not let through may be tried.
  const all = { ...leastPolicy, ...props } as MultiNetworkPolicyProps;
  return only(
    synthesize((chart) => new MultiNetworkPolicy(chart, 'policy', all)),
    'MultiNetworkPolicy',
  );
}

/** The enforcer's objects. */
export function enforcerOf(props: object = {}): KubernetesObject[] {
  // What the compiler would not let through may be tried.
  const all = { ...leastEnforcer, ...props } as MultiNetworkPolicyIptablesProps;
  return synthesize((chart) => new MultiNetworkPolicyIptables(chart, 'enforcer', all));
}

/** The attachment's object. */
export function attachmentOf(props: object): KubernetesObject {
  // What the compiler would not let through may be tried.
  const all = { ...bridgeNetwork, ...props } as NetworkAttachmentDefinitionProps;
  return only(
    synthesize((chart) => new NetworkAttachmentDefinition(chart, 'network', all)),
    'NetworkAttachmentDefinition',
  );
}

/** What the constructs of an app say when it is synthesized. */
export function validate(build: (chart: Chart) => void): string[] {
  const app = Testing.app();
  build(new Chart(app, 'test'));
  return app.node.findAll().flatMap((construct) => construct.node.validate());
}

/** The objects of a chart. */
export function objectsOf(make: (app: App) => Chart): KubernetesObject[] {
  return Testing.synth(make(new App()));
}

export interface PodSpec {
  readonly containers: readonly [
    {
      readonly args: readonly string[];
      readonly resources: { readonly requests: object };
      readonly securityContext: object;
      readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
    },
  ];
  readonly volumes: readonly {
    readonly name: string;
    readonly hostPath?: { readonly path: string };
    readonly configMap?: { readonly name: string };
  }[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly serviceAccountName: string;
}

/** The parts of the DaemonSet that the tests look at. */
export interface DaemonSetSpec {
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly template: {
    readonly metadata: {
      readonly labels: Readonly<Record<string, string>>;
      readonly annotations?: Readonly<Record<string, string>>;
    };
    readonly spec: PodSpec;
  };
}

export function daemonSetOf(objects: readonly KubernetesObject[]): DaemonSetSpec {
  // Kubernetes' own schema, as far as the tests look at it.
  return only(objects, 'DaemonSet').spec as unknown as DaemonSetSpec;
}

/** The flags of the enforcer. */
export function argsOf(props: object): readonly string[] {
  return daemonSetOf(enforcerOf(props)).template.spec.containers[0].args;
}
