import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { clusterMetadata, metadata, NAME, NAMESPACE, selectorLabels } from './names.js';
import type { Settings } from './props.js';

/** The Service of metrics-server. */
export function addService(scope: Construct, { labels }: Settings): void {
  new k8s.KubeService(scope, 'Service', {
    metadata: metadata(NAME, labels),
    spec: {
      selector: { ...selectorLabels },
      ports: [
        {
          name: 'https',
          port: 443,
          protocol: 'TCP',
          targetPort: k8s.IntOrString.fromString('https'),
          appProtocol: 'https',
        },
      ],
    },
  });
}

/** Tells the API server that this Service answers for `metrics.k8s.io/v1beta1`. */
export function addApiService(scope: Construct, { labels, servingCertificate }: Settings): void {
  new k8s.KubeApiService(scope, 'ApiService', {
    metadata: clusterMetadata('v1beta1.metrics.k8s.io', labels),
    spec: {
      group: 'metrics.k8s.io',
      version: 'v1beta1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      service: { name: NAME, namespace: NAMESPACE },
      ...(servingCertificate
        ? { caBundle: Buffer.from(servingCertificate.caBundle).toString('base64') }
        : { insecureSkipTlsVerify: true }),
    },
  });
}
