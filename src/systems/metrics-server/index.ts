import { defineSystem } from '../../model/system.js';

export { type AuthorizationMode, aggregationApiServerArgs, type KubeadmArg } from './aggregation.js';
export { MetricsServerWithFixes } from './metrics-server-with-fixes.js';
export { HostFirewallProps, MetricsServerWithFixesProps } from './props.js';

export const system = defineSystem({
  id: 'metrics-server',
  title: 'metrics-server',
  version: '0.9.0',
  constructs: [
    {
      name: 'MetricsServerWithFixes',
      emits: 'the nine objects of the release; optionally a PodDisruptionBudget and a firewall DaemonSet',
      fixes: {
        R001: 'kubeletTls: kubelet certificates without IP SANs, or of an unknown authority',
        R002: "nodeAliases, addressTypes: node names that the cluster's DNS does not know",
        R003: 'no metrics to serve: the consequence of R001, R002 or R004',
        R004: 'hostNetwork or hostFirewall: the own node refuses traffic from its Pods',
        R005: 'debugSidecar: network tools beside an image that has none',
        R006: 'aggregationApiServerArgs(): the flags that the API server needs for the Metrics API',
      },
    },
  ],
});
