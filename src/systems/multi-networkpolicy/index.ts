import { defineSystem } from '../../model/system.js';

export { type CniPlugin, NetworkAttachmentDefinitionProps } from './attachment-props.js';
export { MultiNetworkPolicyIptablesProps } from './iptables-props.js';
export { MultiNetworkPolicy } from './multi-network-policy.js';
export { MultiNetworkPolicyIptables } from './multi-network-policy-iptables.js';
export { NetworkAttachmentDefinition } from './network-attachment-definition.js';
export { MultiNetworkPolicyProps, PolicyPeer, PolicySelector } from './policy-props.js';

export const system = defineSystem({
  id: 'multi-networkpolicy',
  title: 'MultiNetworkPolicy',
  version: 'v1beta1',
  constructs: [
    {
      name: 'MultiNetworkPolicy',
      emits: 'MultiNetworkPolicy',
      fixes: {
        R102: 'a policy for a CNI type that the enforcer does not handle is refused',
        R105: 'CIDRs are written without host bits, and an annotation tells what was given',
        R106: 'policyFor is required: without its annotation a policy is ignored',
      },
    },
    {
      name: 'NetworkAttachmentDefinition',
      emits: 'NetworkAttachmentDefinition',
      fixes: { R102: 'cniType is what networkPlugins of the enforcer must name' },
    },
    {
      name: 'MultiNetworkPolicyIptables',
      emits: 'DaemonSet, ServiceAccount, ClusterRole and its binding; optionally a ConfigMap of custom rules',
      fixes: {
        R102: 'networkPlugins is required',
        R103: 'runtime names the CRI socket of the nodes',
        R104: 'flags are made from typed props; a Docker runtime is refused',
      },
    },
  ],
});
