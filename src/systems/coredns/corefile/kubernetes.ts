import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { type Directive, fallthrough, flag, option } from './directive.js';
import { Duration, Fallthrough, oneOf, Zones } from './schemas.js';

/** The plugin `kubernetes`: the names of Services and Pods, read from the API server. */
export const Kubernetes = closed({
  /** The cluster's domain and the reverse zones, such as cluster.local, in-addr.arpa and ip6.arpa. */
  zones: Zones,
  /**
   * Whether `10-0-0-1.NAMESPACE.pod.cluster.local` is answered: `disabled`; `verified` if such a Pod is there, which
   * keeps all Pods in memory; `insecure` for any address, so that whoever holds a wildcard certificate can have any
   * name. Default: disabled.
   */
  pods: Type.Optional(oneOf('disabled', 'insecure', 'verified')),
  /** Seconds that answers may be cached, 0 to 3600. Default: 5. */
  ttl: Type.Optional(Type.Integer({ minimum: 0, maximum: 3600 })),
  /** Answers for these namespaces only. Default: for all. */
  namespaces: Type.Optional(
    Type.Array(Type.String({ format: 'dns-label' }), { minItems: 1, uniqueItems: true }),
  ),
  /** Answers for namespaces with these labels only: a label selector. Not together with `namespaces`. */
  namespaceLabels: Type.Optional(Type.String({ minLength: 1 })),
  /** Answers for objects with these labels only: a label selector such as `environment in (production, qa)`. */
  labels: Type.Optional(Type.String({ minLength: 1 })),
  /** Names endpoints after their Pods. Default: false. */
  endpointPodNames: Type.Optional(Type.Boolean()),
  /** Answers no names of endpoints, and so no headless Services; needs no right to read them. Default: false. */
  noEndpoints: Type.Optional(Type.Boolean()),
  /** Answers NXDOMAIN for Services without ready endpoints. Default: false. */
  ignoreEmptyService: Type.Optional(Type.Boolean()),
  /** How long the start waits for the API server. Default: 5s. */
  startupTimeout: Type.Optional(Duration),
  /** Which names that it lacks the next plugin gets. Default: none. */
  fallthrough: Type.Optional(Fallthrough),
});
export type Kubernetes = Static<typeof Kubernetes>;

/** `kubernetes ZONE… { … }`. */
export function kubernetesDirective(kubernetes: Kubernetes): Directive {
  const block = [
    ...option('pods', kubernetes.pods),
    ...option('ttl', kubernetes.ttl),
    ...option('namespaces', kubernetes.namespaces),
    ...option('namespace_labels', kubernetes.namespaceLabels?.trim().split(/\s+/)),
    ...option('labels', kubernetes.labels?.trim().split(/\s+/)),
    ...flag('endpoint_pod_names', kubernetes.endpointPodNames),
    ...flag('noendpoints', kubernetes.noEndpoints),
    ...(kubernetes.ignoreEmptyService ? [['ignore', 'empty_service']] : []),
    ...option('startup_timeout', kubernetes.startupTimeout),
    ...fallthrough(kubernetes.fallthrough),
  ];
  return { name: 'kubernetes', args: kubernetes.zones, block };
}

/** Whether the zone is one of addresses. */
export function isReverse(zone: string): boolean {
  return /(^|\.)(in-addr|ip6)\.arpa\.?$/.test(zone);
}

/** The cluster's domain: the first zone that is not one of addresses. */
export function clusterDomain({ zones }: Kubernetes): string | undefined {
  return zones.find((zone) => !isReverse(zone))?.replace(/\.$/, '');
}
