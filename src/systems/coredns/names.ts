import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { CoreDnsTemplateProps } from './props.js';

/** What the objects are called, and the labels that tie them together. */
export interface Names {
  readonly name: string;
  readonly namespace: string;
  readonly service: string;
  readonly clusterRole: string;
  readonly labels: Record<string, string>;
  /** The labels that Service, Deployment and disruption budget select the Pods by. */
  readonly selector: Record<string, string>;
}

/** For the cluster's DNS the names and labels are those that Kubernetes' own tools look for. */
export function namesOf(
  scope: Construct,
  { role, name = 'coredns', namespace }: CoreDnsTemplateProps,
): Names {
  if (role === 'internal') {
    const home = namespace ?? Chart.of(scope).namespace ?? 'default';
    const selector = { 'app.kubernetes.io/name': 'coredns', 'app.kubernetes.io/instance': name };
    return {
      name,
      namespace: home,
      service: name,
      clusterRole: `${home}:${name}`,
      labels: selector,
      selector,
    };
  }
  const selector = { 'k8s-app': 'kube-dns' };
  return {
    name,
    namespace: 'kube-system',
    service: 'kube-dns',
    clusterRole: `system:${name}`,
    labels: { ...selector, 'app.kubernetes.io/name': 'coredns' },
    selector,
  };
}
