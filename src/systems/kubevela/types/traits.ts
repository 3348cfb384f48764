import { Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import {
  Count,
  Env,
  Exec,
  envOf,
  HostAliases,
  HttpHeaders,
  ImagePullPolicy,
  Names,
  oneOf,
  orNull,
  Port,
  Positive,
  Probe,
  Protocol,
  perContainer,
  Size,
  StringMap,
  Strings,
  startupProbe,
  Text,
  UnknownMap,
} from '../schemas.js';
import { Affinity, TopologySpread } from './affinity.js';
import { Storage } from './storage.js';

/** The container; without it the component's own. */
const containerName = Type.Optional(Text);
const NullableStrings = Type.Record(Type.String(), orNull(Type.String()));
const Cpu = Type.Union([Type.Number({ exclusiveMinimum: 0 }), Type.String({ format: 'quantity' })]);
const Resources = closed({ cpu: Type.Optional(Cpu), memory: Type.Optional(Size) });
const Profile = closed({
  type: oneOf('RuntimeDefault', 'Unconfined', 'Localhost'),
  localhostProfile: Type.Optional(Text),
});
const Metric = closed({
  /** KubeVela's default: Utilization. */
  type: Type.Optional(oneOf('Utilization', 'AverageValue')),
  /** Per cent of what is requested, or an amount. KubeVela's default: 50. */
  value: Type.Optional(Positive),
});
const scaled = {
  /** The fewest replicas. KubeVela's default: 1. */
  min: Type.Optional(Positive),
  /** The most replicas. KubeVela's default: 10. */
  max: Type.Optional(Positive),
  /** KubeVela's default: apps/v1. */
  targetAPIVersion: Type.Optional(Text),
  /** The workload's kind. KubeVela's default: Deployment, also for a statefulset. */
  targetKind: Type.Optional(Text),
};
const Handler = closed({
  exec: Type.Optional(Exec),
  httpGet: Type.Optional(
    closed({
      path: Type.Optional(Text),
      port: Port,
      host: Type.Optional(Text),
      scheme: Type.Optional(oneOf('HTTP', 'HTTPS')),
      httpHeaders: Type.Optional(HttpHeaders),
    }),
  ),
  tcpSocket: Type.Optional(closed({ port: Port, host: Type.Optional(Text) })),
});
const Routes = Type.Record(Type.String(), Port, { minProperties: 1 });

/** The properties of the trait types of vela-core 1.10.9. */
export const traitTypes = {
  affinity: Affinity,
  /** Annotations of the workload and its Pods; null removes one. */
  annotations: NullableStrings,
  command: perContainer({
    containerName,
    command: Type.Optional(orNull(Strings)),
    args: Type.Optional(orNull(Strings)),
    addArgs: Type.Optional(orNull(Strings)),
    delArgs: Type.Optional(orNull(Strings)),
  }),
  'container-image': perContainer({
    containerName,
    image: Text,
    imagePullPolicy: Type.Optional(oneOf('', 'IfNotPresent', 'Always', 'Never')),
  }),
  'container-ports': perContainer({
    containerName,
    ports: Type.Array(
      closed({
        containerPort: Port,
        protocol: Type.Optional(Protocol),
        /** Takes the port of the node: only one such Pod fits on it, and NetworkPolicies may not apply. */
        hostPort: Type.Optional(Port),
        hostIP: Type.Optional(Type.String({ format: 'ip' })),
      }),
    ),
  }),
  cpuscaler: closed({
    ...scaled,
    /** Per cent of the requested CPU. KubeVela's default: 50. */
    cpuUtil: Type.Optional(Positive),
  }),
  env: perContainer({
    containerName,
    /** Whether all others are removed. KubeVela's default: false. */
    replace: Type.Optional(Type.Boolean()),
    env: Type.Optional(StringMap),
    unset: Type.Optional(Strings),
  }),
  /** A Service, named as the component. */
  expose: closed({
    ports: Type.Array(
      closed({
        port: Port,
        name: Type.Optional(Text),
        protocol: Type.Optional(Protocol),
        nodePort: Type.Optional(Port),
      }),
      { minItems: 1 },
    ),
    annotations: Type.Optional(StringMap),
    matchLabels: Type.Optional(StringMap),
    /** KubeVela's default: ClusterIP. */
    type: Type.Optional(oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName')),
  }),
  /** An Ingress. */
  gateway: closed({
    /** The host; without it every host. */
    domain: Type.Optional(Text),
    /** Paths and the ports behind them: `{ '/': 8000 }`. */
    http: Routes,
    /** The ingress class. KubeVela's default: nginx. */
    class: Type.Optional(Text),
    /** Whether the class is a field, as it must be on a Kubernetes of today, or an annotation. KubeVela's default: false. */
    classInSpec: Type.Optional(Type.Boolean()),
    /** The Secret of the certificate; without it there is no TLS. */
    secretName: Type.Optional(Text),
    gatewayHost: Type.Optional(Text),
    name: Type.Optional(Text),
    /** KubeVela's default: ImplementationSpecific. */
    pathType: Type.Optional(oneOf('ImplementationSpecific', 'Prefix', 'Exact')),
    annotations: Type.Optional(StringMap),
    labels: Type.Optional(StringMap),
    existingServiceName: Type.Optional(Text),
  }),
  hostalias: closed({ hostAliases: HostAliases }),
  hpa: closed({
    ...scaled,
    cpu: Type.Optional(Metric),
    mem: Type.Optional(Metric),
    podCustomMetrics: Type.Optional(Type.Array(closed({ name: Text, value: Text }))),
  }),
  'init-container': closed({
    name: Type.String({ format: 'dns-label' }),
    image: Text,
    imagePullPolicy: Type.Optional(ImagePullPolicy),
    cmd: Type.Optional(Strings),
    args: Type.Optional(Strings),
    env: Type.Optional(Env),
    /** KubeVela's default: workdir. */
    mountName: Type.Optional(Text),
    appMountPath: Text,
    initMountPath: Text,
    extraVolumeMounts: Type.Optional(Type.Array(closed({ name: Text, mountPath: Text }))),
  }),
  /** A JSON merge patch (RFC 7386) of the workload. */
  'json-merge-patch': UnknownMap,
  /** A JSON patch (RFC 6902) of the workload. */
  'json-patch': closed({ operations: Type.Array(UnknownMap, { minItems: 1 }) }),
  'k8s-update-strategy': closed({
    targetAPIVersion: Type.Optional(Text),
    /** KubeVela's default: Deployment, whatever the component is. */
    targetKind: Type.Optional(oneOf('Deployment', 'StatefulSet', 'DaemonSet')),
    strategy: closed({
      type: Type.Optional(oneOf('RollingUpdate', 'Recreate', 'OnDelete')),
      rollingStrategy: Type.Optional(
        closed({
          maxSurge: Type.Optional(Text),
          maxUnavailable: Type.Optional(Text),
          partition: Type.Optional(Count),
        }),
      ),
    }),
  }),
  /** Labels of the workload and its Pods; null removes one. */
  labels: NullableStrings,
  lifecycle: closed({ postStart: Type.Optional(Handler), preStop: Type.Optional(Handler) }),
  /** The settings of Nocalhost's development mode, as Nocalhost has them. */
  nocalhost: UnknownMap,
  podsecuritycontext: closed({
    appArmorProfile: Type.Optional(Profile),
    fsGroup: Type.Optional(Count),
    runAsUser: Type.Optional(Count),
    runAsGroup: Type.Optional(Count),
    /** KubeVela's default: true. */
    runAsNonRoot: Type.Optional(Type.Boolean()),
    seccompProfile: Type.Optional(Profile),
  }),
  'pure-ingress': closed({ domain: Text, http: Routes }),
  /** What is requested and the limits. KubeVela's defaults: 1 CPU and 2048Mi of memory for whichever is left out. */
  resource: closed({
    cpu: Type.Optional(Cpu),
    memory: Type.Optional(Size),
    requests: Type.Optional(Resources),
    limits: Type.Optional(Resources),
  }),
  scaler: closed({
    /** KubeVela's default: 1. */
    replicas: Type.Optional(Count),
  }),
  /** What the containers may do. Without it KubeVela's components run as their image says, often as root. */
  securitycontext: perContainer({
    containerName,
    addCapabilities: Type.Optional(Strings),
    dropCapabilities: Type.Optional(Strings),
    allowPrivilegeEscalation: Type.Optional(Type.Boolean()),
    privileged: Type.Optional(Type.Boolean()),
    readOnlyRootFilesystem: Type.Optional(Type.Boolean()),
    /** KubeVela's default: true. */
    runAsNonRoot: Type.Optional(Type.Boolean()),
    runAsUser: Type.Optional(Count),
    runAsGroup: Type.Optional(Count),
  }),
  'service-account': closed({
    name: Type.String({ format: 'dns-subdomain' }),
    /** Whether it is made. KubeVela's default: false. */
    create: Type.Optional(Type.Boolean()),
    privileges: Type.Optional(
      Type.Array(
        closed({
          verbs: Names,
          apiGroups: Type.Optional(Strings),
          resources: Type.Optional(Strings),
          resourceNames: Type.Optional(Strings),
          nonResourceURLs: Type.Optional(Strings),
          /** `cluster` makes a ClusterRole. KubeVela's default: namespace. */
          scope: Type.Optional(oneOf('namespace', 'cluster')),
        }),
      ),
    ),
  }),
  /** Environment variables from Secrets. */
  'service-binding': closed({
    envMappings: Type.Record(Type.String(), closed({ secret: Text, key: Type.Optional(Text) })),
  }),
  sidecar: closed({
    name: Type.String({ format: 'dns-label' }),
    image: Text,
    cmd: Type.Optional(Strings),
    args: Type.Optional(Strings),
    env: Type.Optional(Type.Array(envOf({ fieldRef: Type.Optional(closed({ fieldPath: Text })) }))),
    volumes: Type.Optional(Type.Array(closed({ name: Text, path: Text }))),
    livenessProbe: Type.Optional(Probe),
    readinessProbe: Type.Optional(Probe),
  }),
  'startup-probe': Type.Union([
    closed(startupProbe),
    closed({ probes: Type.Array(closed(startupProbe), { minItems: 1 }) }),
  ]),
  storage: Storage,
  topologyspreadconstraints: TopologySpread,
};

const scalable = ['Deployment', 'StatefulSet'];
const withTemplate = [...scalable, 'DaemonSet', 'Job'];
const anything = [...withTemplate, 'CronJob'];

/** The kinds of workload that a trait has an effect on; it is applied to no other. */
export const appliesTo: Readonly<Record<keyof typeof traitTypes, readonly string[]>> = {
  affinity: withTemplate,
  annotations: anything,
  command: withTemplate,
  'container-image': withTemplate,
  'container-ports': withTemplate,
  cpuscaler: scalable,
  env: withTemplate,
  expose: scalable,
  gateway: scalable,
  hostalias: withTemplate,
  hpa: scalable,
  'init-container': withTemplate,
  'json-merge-patch': anything,
  'json-patch': anything,
  'k8s-update-strategy': [...scalable, 'DaemonSet'],
  labels: anything,
  lifecycle: withTemplate,
  nocalhost: withTemplate,
  podsecuritycontext: withTemplate,
  'pure-ingress': anything,
  resource: anything,
  scaler: scalable,
  securitycontext: withTemplate,
  'service-account': withTemplate,
  'service-binding': withTemplate,
  sidecar: withTemplate,
  'startup-probe': withTemplate,
  storage: withTemplate,
  topologyspreadconstraints: withTemplate,
};
