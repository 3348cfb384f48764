import { Chart } from 'cdk8s';
import {
  MultiNetworkPolicy,
  MultiNetworkPolicyIptables,
  NetworkAttachmentDefinition,
} from 'cdk8s-runbook/systems/multi-networkpolicy';
import type { Construct } from 'constructs';

/** A second network of Pods by the CNI plugin bridge, who may talk on it, and what enforces that. */
export class MultiNetworkPolicyChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const network = new NetworkAttachmentDefinition(this, 'network', {
      name: 'bridge-network',
      plugins: [{ type: 'bridge', bridge: 'br1', ipam: { type: 'host-local', subnet: '10.10.0.0/24' } }],
    });
    new MultiNetworkPolicyIptables(this, 'enforcer', {
      image: 'registry.example.com/k8snetworkplumbingwg/multi-networkpolicy-iptables:cbf2b11',
      networkPlugins: [network.cniType],
      runtime: 'containerd',
      verbosity: 9,
    });
    new MultiNetworkPolicy(this, 'policy', {
      name: 'test-network-policy',
      policyFor: ['bridge-network'],
      podSelector: { matchLabels: { app: 'debug' } },
      policyTypes: ['Ingress', 'Egress'],
      // Host bits on purpose, as the operators had them: the manifest says what that means.
      ingress: [{ from: [{ ipBlock: { cidr: '10.10.0.5/24' } }] }],
      egress: [{ to: [{ ipBlock: { cidr: '10.10.0.7/32' } }] }],
    });
  }
}
