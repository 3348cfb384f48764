import { Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import {
  Count,
  Env,
  HostAliases,
  HostProbe,
  ImagePullPolicy,
  Names,
  oneOf,
  Port,
  Positive,
  Probe,
  Protocol,
  Quantity,
  StringMap,
  Strings,
  Text,
  UnknownMap,
} from '../schemas.js';
import { mount, mountOfPart, Volumes, volumeMounts } from './volume-mounts.js';

/** What every workload has. */
const workload = {
  /** The image. One without a tag, or with `latest`, changes when a Pod is replaced. */
  image: Text,
  /** When the image is pulled. */
  imagePullPolicy: Type.Optional(ImagePullPolicy),
  /** The Secrets to pull it with. */
  imagePullSecrets: Type.Optional(Names),
  /** The program, in place of the image's. */
  cmd: Type.Optional(Strings),
  env: Type.Optional(Env),
  /** CPU, requested and, where `limit` does not say otherwise, the limit too. */
  cpu: Type.Optional(Quantity),
  /** Memory, requested and, where `limit` does not say otherwise, the limit too. */
  memory: Type.Optional(Quantity),
};

const metadata = {
  /** Labels of the Pods. */
  labels: Type.Optional(StringMap),
  /** Annotations of the Pods. */
  annotations: Type.Optional(StringMap),
};

const port = {
  /** The port of the Service, and of the container where `containerPort` does not say otherwise. */
  port: Port,
  /** The port's name. KubeVela's default: `port-` and its number. */
  name: Type.Optional(Text),
  /** KubeVela's default: TCP. */
  protocol: Type.Optional(Protocol),
  /** Whether there is a Service for it. KubeVela's default: false. */
  expose: Type.Optional(Type.Boolean()),
};

const servedPort = {
  ...port,
  /** The port of the container. KubeVela's default: `port`. */
  containerPort: Type.Optional(Port),
  /** The port of the nodes; only with exposeType NodePort. */
  nodePort: Type.Optional(Port),
};

/** What the components have that answer requests. */
const server = {
  ...metadata,
  ...workload,
  /** Whether the Pods have the component's revision as a label: every change then replaces them. KubeVela's default: false. */
  addRevisionLabel: Type.Optional(Type.Boolean()),
  livenessProbe: Type.Optional(HostProbe),
  readinessProbe: Type.Optional(HostProbe),
  hostAliases: Type.Optional(HostAliases),
};

const served = {
  ...server,
  ports: Type.Optional(Type.Array(closed(servedPort))),
  /** The Service of the exposed ports: NodePort and LoadBalancer open them to the outside. KubeVela's default: ClusterIP. */
  exposeType: Type.Optional(oneOf('ClusterIP', 'NodePort', 'LoadBalancer')),
  /** The program's arguments. */
  args: Type.Optional(Strings),
  volumeMounts: Type.Optional(volumeMounts(mountOfPart, {})),
};

/** What the components have that end. */
const job = {
  ...metadata,
  ...workload,
  /** How many Pods run at once, each to its end. KubeVela's default: 1. */
  count: Type.Optional(Positive),
  /** What happens with a container that has failed. KubeVela's default: Never. */
  restart: Type.Optional(oneOf('Never', 'OnFailure')),
};

/** The properties of the component types of vela-core 1.10.9, without what it calls deprecated (`port`, `volumes`). */
export const componentTypes = {
  webservice: closed({
    ...served,
    /** Limits that are higher than what is requested. */
    limit: Type.Optional(closed({ cpu: Type.Optional(Quantity), memory: Type.Optional(Quantity) })),
  }),
  statefulset: closed(served),
  daemon: closed({
    ...server,
    ports: Type.Optional(Type.Array(closed(port))),
    exposeType: Type.Optional(oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName')),
    volumeMounts: Type.Optional(
      volumeMounts(mount, {
        /** Whether mounts of the node are seen in the container, and the other way round. */
        mountPropagation: Type.Optional(oneOf('None', 'HostToContainer', 'Bidirectional')),
        readOnly: Type.Optional(Type.Boolean()),
      }),
    ),
  }),
  worker: closed({
    ...workload,
    livenessProbe: Type.Optional(Probe),
    readinessProbe: Type.Optional(Probe),
    volumeMounts: Type.Optional(volumeMounts(mount, {})),
  }),
  task: closed({
    ...job,
    /** Its volumes, written as one list: a task has no `volumeMounts`. */
    volumes: Type.Optional(Volumes),
  }),
  'cron-task': closed({
    ...job,
    /** When, as cron writes it: `0 3 * * *`. */
    schedule: Text,
    /** How many seconds late it may start. */
    startingDeadlineSeconds: Type.Optional(Count),
    /** Whether no more runs start. KubeVela's default: false. */
    suspend: Type.Optional(Type.Boolean()),
    /** What happens when the last run has not ended. KubeVela's default: Allow. */
    concurrencyPolicy: Type.Optional(oneOf('Allow', 'Forbid', 'Replace')),
    /** How many runs that succeeded are kept. KubeVela's default: 3. */
    successfulJobsHistoryLimit: Type.Optional(Count),
    /** How many runs that failed are kept. KubeVela's default: 1. */
    failedJobsHistoryLimit: Type.Optional(Count),
    /** Seconds until a run that ended is removed. */
    ttlSecondsAfterFinished: Type.Optional(Count),
    /** Seconds until a run is stopped. */
    activeDeadlineSeconds: Type.Optional(Count),
    /** How often a Pod that failed is replaced. KubeVela's default: 6. */
    backoffLimit: Type.Optional(Count),
    volumeMounts: Type.Optional(volumeMounts(mountOfPart, {})),
    hostAliases: Type.Optional(HostAliases),
  }),
  'k8s-objects': closed({
    /** Any objects, as they are. A Secret among them can be read by whoever may read the Application. */
    objects: Type.Array(
      Type.Object({ apiVersion: Text, kind: Text, metadata: UnknownMap }, { additionalProperties: true }),
      { minItems: 1 },
    ),
  }),
  'ref-objects': closed({
    /** Objects that are there, to be copied. */
    objects: Type.Optional(
      Type.Array(
        Type.Object(
          {
            resource: Type.Optional(Text),
            group: Type.Optional(Type.String()),
            name: Type.Optional(Text),
            namespace: Type.Optional(Text),
            cluster: Type.Optional(Text),
            labelSelector: Type.Optional(StringMap),
          },
          { additionalProperties: true },
        ),
      ),
    ),
    /** Where manifests can be fetched. */
    urls: Type.Optional(Names),
  }),
};

/** The workload that a component of the type becomes; the others become anything. */
export const workloadOf: Readonly<Record<string, string>> = {
  webservice: 'Deployment',
  worker: 'Deployment',
  statefulset: 'StatefulSet',
  daemon: 'DaemonSet',
  task: 'Job',
  'cron-task': 'CronJob',
};
