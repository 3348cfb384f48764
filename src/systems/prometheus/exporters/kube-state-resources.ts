import type { k8s } from 'cdk8s-plus-27';

/** What kube-state-metrics reads by default, by the group of the API; Secrets are left to a prop. */
const resources: Readonly<Record<string, string>> = {
  '': `configmaps nodes pods services serviceaccounts resourcequotas replicationcontrollers limitranges
    persistentvolumeclaims persistentvolumes namespaces endpoints`,
  apps: 'statefulsets daemonsets deployments replicasets',
  batch: 'cronjobs jobs',
  autoscaling: 'horizontalpodautoscalers',
  policy: 'poddisruptionbudgets',
  'certificates.k8s.io': 'certificatesigningrequests',
  'discovery.k8s.io': 'endpointslices',
  'storage.k8s.io': 'storageclasses volumeattachments',
  'admissionregistration.k8s.io': 'mutatingwebhookconfigurations validatingwebhookconfigurations',
  'networking.k8s.io': 'networkpolicies ingressclasses ingresses',
  'coordination.k8s.io': 'leases',
};

/** The rights it needs for them. */
export function kubeStateRules(secrets: boolean): k8s.PolicyRule[] {
  return Object.entries(resources).map(([group, names]) => ({
    apiGroups: [group],
    resources: [...names.split(/\s+/), ...(group === '' && secrets ? ['secrets'] : [])],
    verbs: ['list', 'watch'],
  }));
}

/** Their names, for the flag `--resources`: what is not named here is neither read nor asked for. */
export function kubeStateResources(secrets: boolean): string {
  const names = Object.values(resources).flatMap((text) => text.split(/\s+/));
  return [...names, ...(secrets ? ['secrets'] : [])].sort().join(',');
}
