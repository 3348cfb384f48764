import { k8s } from 'cdk8s-plus-27';
import { hardenedContainer } from '../../kubernetes/hardened.js';
import type { Resolved } from '../../synth/props.js';
import { addressesOf, portOf } from './corefile/process.js';
import type { ServerBlock } from './corefile/server.js';
import { CONFIG_FOLDER } from './corefile/zone-path.js';
import { dnsPorts, namedDnsPorts } from './ports.js';
import { type CoreDnsTemplateProps, serversOf } from './props.js';

/** The user of upstream's image, which names it by number since 1.14 only: `runAsNonRoot` alone refuses a name. */
const USER = 65532;

/** The server, its ports and probes made from the same values as its Corefile. */
export function coreDnsContainer(props: Resolved<typeof CoreDnsTemplateProps>): k8s.Container {
  const at = addressesOf(props);
  const { requests, limits } = props.resources;
  return {
    name: 'coredns',
    image: props.image,
    args: ['-conf', `${CONFIG_FOLDER}/Corefile`],
    ports: [
      ...namedDnsPorts(serversOf(props)).map(({ name, port, protocol }) => ({
        name,
        containerPort: port,
        protocol,
      })),
      { name: 'metrics', containerPort: portOf(at.prometheus), protocol: 'TCP' },
      { name: 'health', containerPort: portOf(at.health), protocol: 'TCP' },
      { name: 'ready', containerPort: portOf(at.ready), protocol: 'TCP' },
    ],
    resources: { requests: quantities(requests), ...(limits && { limits: quantities(limits) }) },
    livenessProbe: {
      httpGet: { path: '/health', port: k8s.IntOrString.fromString('health') },
      initialDelaySeconds: 60,
      timeoutSeconds: 5,
      failureThreshold: 5,
    },
    readinessProbe: { httpGet: { path: '/ready', port: k8s.IntOrString.fromString('ready') } },
    // The file capability of the image's binary: without it among those allowed, the kernel does not even run it
    // ("exec /coredns: operation not permitted"), whatever the port.
    securityContext: hardenedContainer(['NET_BIND_SERVICE']),
    volumeMounts: [{ name: 'config', mountPath: CONFIG_FOLDER, readOnly: true }],
  };
}

/**
 * The Pod's user, and the ports below 1024 that it may listen on. Some container runtimes drop the capability before
 * the binary could claim it ("listen tcp :53: bind: permission denied"); this sysctl is the Pod's own, needs no
 * privilege, and the kubelet allows it everywhere since 1.22.
 */
export function securityOf(servers: readonly ServerBlock[]): k8s.PodSecurityContext {
  const lowest = Math.min(...dnsPorts(servers));
  const sysctls = [{ name: 'net.ipv4.ip_unprivileged_port_start', value: String(lowest) }];
  return { runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, ...(lowest < 1024 && { sysctls }) };
}

function quantities({ cpu, memory }: { cpu?: string; memory?: string }): Record<string, k8s.Quantity> {
  return {
    ...(cpu !== undefined && { cpu: k8s.Quantity.fromString(cpu) }),
    ...(memory !== undefined && { memory: k8s.Quantity.fromString(memory) }),
  };
}
