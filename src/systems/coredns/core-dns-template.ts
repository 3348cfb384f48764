import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { checkProps } from './check.js';
import { configData } from './config-map.js';
import { clusterDomain } from './corefile/kubernetes.js';
import { addDeployment } from './deployment.js';
import { namesOf } from './names.js';
import { CoreDnsTemplateProps, serversOf } from './props.js';
import { addRbac } from './rbac.js';
import { addService } from './service.js';

/** The part of a KubeletConfiguration that must agree with the cluster's DNS. */
export interface KubeletDns {
  readonly clusterDNS: readonly string[];
  readonly clusterDomain: string;
}

/**
 * CoreDNS: a Deployment, its Corefile and zone files, the Service that is asked, RBAC and a disruption budget. As the
 * cluster's DNS (the default) or, with `role: 'internal'`, as any other server.
 *
 * @throws UserError `PROP_INVALID`, for what CoreDNS would not start with, and for what it would silently get wrong
 */
export class CoreDnsTemplate extends Construct {
  /**
   * What every kubelet's configuration must say, or its Pods have the wrong nameserver (R024). Only for the cluster's
   * DNS.
   */
  readonly kubelet: KubeletDns | undefined;

  constructor(scope: Construct, id: string, props: CoreDnsTemplateProps) {
    super(scope, id);
    const resolved = resolveProps(this, CoreDnsTemplateProps, props, checkProps);
    const names = namesOf(this, resolved);
    const { name, namespace, labels, selector } = names;
    this.kubelet = kubeletDns(resolved);
    addRbac(this, names, serversOf(resolved));
    new k8s.KubeConfigMap(this, 'ConfigMap', {
      metadata: { name, namespace, labels },
      data: configData(resolved),
    });
    addService(this, names, resolved);
    addDeployment(this, names, resolved);
    new k8s.KubePodDisruptionBudget(this, 'PodDisruptionBudget', {
      metadata: { name, namespace, labels },
      spec: { maxUnavailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels: selector } },
    });
  }
}

function kubeletDns(props: CoreDnsTemplateProps): KubeletDns | undefined {
  const [domain] = serversOf(props).flatMap(
    ({ kubernetes }) => (kubernetes && clusterDomain(kubernetes)) ?? [],
  );
  if (props.role !== 'cluster' || props.clusterIP === undefined || domain === undefined) return undefined;
  return { clusterDNS: [props.clusterIP], clusterDomain: domain };
}
