import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { Resolved } from '../../synth/props.js';
import { addressesOf, portOf } from './corefile/process.js';
import type { Names } from './names.js';
import { type NamedPort, namedDnsPorts } from './ports.js';
import { type CoreDnsTemplateProps, serversOf } from './props.js';

/** The Service in front of the servers, on the ports that they listen on. */
export function addService(
  scope: Construct,
  names: Names,
  props: Resolved<typeof CoreDnsTemplateProps>,
): void {
  const { role, serviceType, clusterIP } = props;
  const metrics: NamedPort = {
    name: 'metrics',
    port: portOf(addressesOf(props).prometheus),
    protocol: 'TCP',
  };
  // Metrics name every zone and upstream; they stay inside where the Service does not.
  const ports = [...namedDnsPorts(serversOf(props)), ...(serviceType === 'ClusterIP' ? [metrics] : [])];
  new k8s.KubeService(scope, 'Service', {
    metadata: {
      name: names.service,
      namespace: names.namespace,
      labels: { ...names.labels, ...(role === 'cluster' && clusterServiceLabels) },
      ...(ports.includes(metrics) && { annotations: scrapeAnnotations(metrics.port) }),
    },
    spec: {
      type: serviceType,
      ...(clusterIP !== undefined && { clusterIp: clusterIP }),
      selector: names.selector,
      ports: ports.map(({ name, port, protocol }) => ({
        name,
        port,
        protocol,
        targetPort: k8s.IntOrString.fromString(name),
      })),
    },
  });
}

/** What `kubectl cluster-info` looks for. */
const clusterServiceLabels = { 'kubernetes.io/cluster-service': 'true', 'kubernetes.io/name': 'CoreDNS' };

function scrapeAnnotations(port: number): Record<string, string> {
  return { 'prometheus.io/port': String(port), 'prometheus.io/scrape': 'true' };
}
