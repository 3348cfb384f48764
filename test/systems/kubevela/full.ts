import type { KubeVelaAppProps } from '../../../src/systems/kubevela/index.js';

/** An application that uses most of what there is. */
export const full: KubeVelaAppProps = {
  name: 'shop',
  namespace: 'shop',
  labels: { team: 'shop' },
  annotations: { 'app.oam.dev/publishVersion': 'v1' },
  clusters: ['local', 'hangzhou'],
  existingNamespaces: ['shop-hangzhou'],
  components: [
    {
      name: 'web',
      type: 'webservice',
      properties: {
        image: 'registry.example/web:1.4.2',
        cmd: ['/web'],
        args: ['--verbose'],
        ports: [{ port: 80, containerPort: 8080, name: 'http', expose: true }],
        env: [
          { name: 'MODE', value: 'production' },
          { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'web', key: 'token' } } },
        ],
        cpu: '100m',
        memory: '128Mi',
        limit: { memory: '256Mi' },
        volumeMounts: {
          emptyDir: [{ name: 'tmp', mountPath: '/tmp' }],
          configMap: [{ name: 'settings', mountPath: '/etc/web', cmName: 'web' }],
        },
        readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
        livenessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 30 },
      },
      traits: [
        { type: 'hpa', properties: { min: 2, max: 8, cpu: { value: 70 } } },
        {
          type: 'gateway',
          properties: { domain: 'shop.example', http: { '/': 80 }, class: 'nginx', classInSpec: true },
        },
        {
          type: 'securitycontext',
          properties: { runAsNonRoot: true, readOnlyRootFilesystem: true, dropCapabilities: ['ALL'] },
        },
        { type: 'podsecuritycontext', properties: { seccompProfile: { type: 'RuntimeDefault' } } },
        { type: 'keda-auto-scaler', own: true, properties: { minReplicaCount: 2 } },
      ],
      dependsOn: ['db'],
      inputs: [{ from: 'db-host', parameterKey: 'env[0].value' }],
    },
    {
      name: 'db',
      type: 'statefulset',
      properties: { image: 'postgres:18.1', ports: [{ port: 5432, expose: true }] },
      traits: [
        {
          type: 'storage',
          properties: {
            pvc: [{ name: 'data', mountPath: '/data', resources: { requests: { storage: '10Gi' } } }],
          },
        },
        {
          type: 'k8s-update-strategy',
          properties: { targetKind: 'StatefulSet', strategy: { type: 'RollingUpdate' } },
        },
      ],
      outputs: [{ name: 'db-host', valueFrom: 'output.metadata.name' }],
    },
    {
      name: 'report',
      type: 'cron-task',
      properties: { image: 'registry.example/report:3', schedule: '0 3 * * *' },
    },
    {
      name: 'cache',
      type: 'helm',
      own: true,
      properties: { repoType: 'oci', url: 'oci://registry.example', chart: 'redis' },
    },
  ],
  policies: [
    { name: 'here', type: 'topology', properties: { clusters: ['local'], namespace: 'shop-prod' } },
    { name: 'there', type: 'topology', properties: { clusters: ['hangzhou'], namespace: 'shop-hangzhou' } },
    {
      name: 'small',
      type: 'override',
      properties: {
        components: [
          {
            name: 'web',
            properties: { memory: '64Mi' },
            traits: [
              { type: 'hpa', disable: true },
              { type: 'keda-auto-scaler', own: true, properties: { minReplicaCount: 1 } },
            ],
          },
        ],
        selector: ['web', 'db'],
      },
    },
    {
      name: 'keep-data',
      type: 'garbage-collect',
      properties: { rules: [{ selector: { componentNames: ['db'] }, strategy: 'never' }] },
    },
  ],
  workflow: {
    mode: { steps: 'StepByStep', subSteps: 'DAG' },
    steps: [
      { name: 'first', type: 'deploy', properties: { policies: ['here', 'small'] } },
      {
        name: 'ask',
        type: 'step-group',
        subSteps: [
          {
            name: 'tell',
            type: 'notification',
            properties: {
              dingding: {
                url: { secretRef: { name: 'dingtalk', key: 'url' } },
                message: { msgtype: 'text', text: { content: 'shop waits for approval' } },
              },
            },
          },
          { name: 'approve', type: 'suspend', timeout: '24h' },
        ],
      },
      {
        name: 'second',
        type: 'deploy',
        properties: { policies: ['there'], parallelism: 2 },
        dependsOn: ['ask'],
      },
    ],
  },
};
