import { Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import {
  Count,
  Items,
  KeyReference,
  Names,
  oneOf,
  Port,
  Positive,
  StringMap,
  Strings,
  Text,
  UnknownMap,
} from '../schemas.js';
import { Notification } from './notification.js';
import { HostPaths } from './storage.js';

const Duration = Type.String({ format: 'duration' });
const namespace = Type.Optional(Type.String({ format: 'dns-label' }));
/** The cluster; without it the one that KubeVela runs in. */
const cluster = Type.Optional(Type.String());
const topology = Type.Optional(Text);
const config = { name: Text, namespace };
const terraformReference = Type.Optional(closed({ name: Text, namespace }));
const Placement = closed({ namespace, cluster: Type.Optional(Text) });

/** The properties of the step types of vela-core 1.10.9. Where KubeVela would take a credential as text, it is left out. */
export const stepTypes = {
  /** Deploys one component. */
  'apply-component': closed({ component: Text, cluster, namespace }),
  'apply-deployment': closed({
    image: Text,
    /** KubeVela's default: 1. */
    replicas: Type.Optional(Count),
    cluster,
    cmd: Type.Optional(Strings),
  }),
  'apply-object': closed({
    /** The object, as it is. */
    value: UnknownMap,
    cluster,
  }),
  'apply-terraform-config': closed({
    source: Type.Union([
      closed({ hcl: Text }),
      closed({ path: Type.Optional(Text), remote: Type.Optional(Text) }),
    ]),
    /** Whether the cloud's resources go with the application. KubeVela's default: true. */
    deleteResource: Type.Optional(Type.Boolean()),
    variable: Type.Optional(UnknownMap),
    writeConnectionSecretToRef: terraformReference,
    providerRef: terraformReference,
    region: Type.Optional(Text),
    jobEnv: Type.Optional(UnknownMap),
    forceDelete: Type.Optional(Type.Boolean()),
  }),
  /** A provider of Terraform. Its credentials come by `inputs` from a step that reads them. */
  'apply-terraform-provider': closed({
    type: Type.Optional(oneOf('alibaba', 'aws', 'azure', 'baidu', 'ec', 'gcp', 'tencent', 'ucloud')),
    name: Type.Optional(Text),
    region: Type.Optional(Text),
    project: Type.Optional(Text),
    projectID: Type.Optional(Text),
    subscriptionID: Type.Optional(Text),
    tenantID: Type.Optional(Text),
  }),
  'build-push-image': closed({
    /** Where the sources are. */
    context: Type.Union([Text, closed({ git: Text, branch: Type.Optional(Text) })]),
    image: Text,
    /** KubeVela's default: ./Dockerfile. */
    dockerfile: Type.Optional(Text),
    platform: Type.Optional(Text),
    buildArgs: Type.Optional(Strings),
    credentials: Type.Optional(
      closed({
        git: Type.Optional(closed({ name: Text, key: Text })),
        image: Type.Optional(closed({ name: Text, key: Type.Optional(Text) })),
      }),
    ),
    verbosity: Type.Optional(oneOf('info', 'panic', 'fatal', 'error', 'warn', 'debug', 'trace')),
    kanikoExecutor: Type.Optional(Text),
  }),
  'check-metrics': closed({
    query: Text,
    metricEndpoint: Type.Optional(Text),
    /** Such as `>=3`. */
    condition: Text,
    /** How long it must hold. KubeVela's default: 5m. */
    duration: Type.Optional(Duration),
    /** How long it may fail. KubeVela's default: 2m. */
    failDuration: Type.Optional(Duration),
  }),
  'clean-jobs': closed({ labelselector: Type.Optional(UnknownMap), namespace }),
  'collect-service-endpoints': closed({
    name: Type.Optional(Text),
    namespace,
    components: Type.Optional(Names),
    port: Type.Optional(Port),
    portName: Type.Optional(Text),
    outer: Type.Optional(Type.Boolean()),
    /** Upstream's spelling. KubeVela's default: http. */
    protocal: Type.Optional(oneOf('http', 'https')),
  }),
  'create-config': closed({ ...config, template: Type.Optional(Text), config: UnknownMap }),
  'delete-config': closed(config),
  /** Waits for another application. */
  'depends-on-app': closed({ name: Text, namespace: Type.String({ format: 'dns-label' }) }),
  /** Deploys the components as the policies say, which it names. */
  deploy: closed({
    /** Whether it starts by itself; `false` waits for `vela workflow resume`. KubeVela's default: true. */
    auto: Type.Optional(Type.Boolean()),
    /** The topologies, overrides and replications. KubeVela's default: none, so the application's own namespace. */
    policies: Type.Optional(Type.Array(Text, { uniqueItems: true })),
    /** How many components at once. KubeVela's default: 5. */
    parallelism: Type.Optional(Positive),
    /** Whether Terraform's components are left out. KubeVela's default: true. */
    ignoreTerraformComponent: Type.Optional(Type.Boolean()),
  }),
  'deploy-cloud-resource': closed({ policy: Type.Optional(Text), env: Text }),
  'export-data': closed({
    name: Type.Optional(Text),
    namespace,
    /** KubeVela's default: ConfigMap. */
    kind: Type.Optional(oneOf('ConfigMap', 'Secret')),
    data: UnknownMap,
    topology,
  }),
  'export-service': closed({
    name: Type.Optional(Text),
    namespace,
    ip: Text,
    port: Port,
    targetPort: Port,
    topology,
  }),
  export2config: closed({ configName: Text, namespace, data: UnknownMap, cluster }),
  /** A Secret. What is in it comes by `inputs`, to `data` or `dockerRegistry`. */
  export2secret: closed({
    secretName: Text,
    namespace,
    type: Type.Optional(Text),
    cluster,
    /** KubeVela's default: generic. */
    kind: Type.Optional(oneOf('generic', 'docker-registry')),
  }),
  'generate-jdbc-connection': closed(config),
  'list-config': closed({ template: Text, namespace }),
  notification: Notification,
  'print-message-in-status': closed({ message: Text }),
  'read-config': closed(config),
  'read-object': closed({
    /** KubeVela's default: core.oam.dev/v1beta1. */
    apiVersion: Type.Optional(Text),
    /** KubeVela's default: Application. */
    kind: Type.Optional(Text),
    name: Text,
    namespace,
    cluster,
  }),
  request: closed({
    url: Text,
    /** KubeVela's default: GET. */
    method: Type.Optional(oneOf('GET', 'POST', 'PUT', 'DELETE')),
    body: Type.Optional(UnknownMap),
    header: Type.Optional(StringMap),
  }),
  'share-cloud-resource': closed({
    placements: Type.Array(Placement, { minItems: 1 }),
    policy: Type.Optional(Text),
    env: Text,
  }),
  /** Runs its `subSteps`, all at once unless the workflow's mode says otherwise. */
  'step-group': closed({}),
  /** Waits until somebody resumes it, or for `duration`. */
  suspend: closed({
    /** How long. KubeVela's default: until `vela workflow resume`. */
    duration: Type.Optional(Duration),
    /** What the status says meanwhile. Default: the command that resumes it, unless there is a duration. */
    message: Type.Optional(Text),
  }),
  'vela-cli': closed({
    addonName: Text,
    command: Strings,
    image: Type.Optional(Text),
    /** KubeVela's default: kubevela-vela-core, which may do everything in the cluster. */
    serviceAccountName: Type.Optional(Text),
    storage: Type.Optional(
      closed({
        secret: Type.Optional(
          Type.Array(
            closed({
              name: Text,
              mountPath: Text,
              subPath: Type.Optional(Text),
              defaultMode: Type.Optional(Type.Integer({ minimum: 0, maximum: 511 })),
              secretName: Text,
              items: Type.Optional(Items),
            }),
          ),
        ),
        hostPath: Type.Optional(HostPaths),
      }),
    ),
  }),
  webhook: closed({
    /** Where it is sent. An address that holds a token belongs into a Secret. */
    url: Type.Union([closed({ value: Text }), closed({ secretRef: KeyReference })]),
    /** What is sent. KubeVela's default: the application. */
    data: Type.Optional(UnknownMap),
  }),
};

/** Properties that only `inputs` can give, because they are secret. One of those listed is enough. */
export const fedByInputs: Readonly<Record<string, readonly string[]>> = {
  export2secret: ['data', 'dockerRegistry'],
  'apply-terraform-provider': [
    'accessKey',
    'secretKey',
    'clientSecret',
    'apiKey',
    'credentials',
    'privateKey',
    'secretID',
  ],
};
