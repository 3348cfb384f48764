import type { k8s } from 'cdk8s-plus-27';
import { hardenedContainer } from '../../kubernetes/hardened.js';
import { quantities } from '../../kubernetes/quantities.js';
import type { Settings } from './props.js';

const IMAGE = 'docker.io/nicolaka/netshoot:v0.15';

/** Kubernetes mounts a container's token here, unless something is mounted already. */
const TOKEN_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The container with network tools, if one was asked for. */
export function debugContainers({ debugSidecar }: Settings): k8s.Container[] {
  if (!debugSidecar) return [];
  return [
    {
      name: 'debug',
      image: debugSidecar === true ? IMAGE : debugSidecar.image,
      imagePullPolicy: 'IfNotPresent',
      command: ['sleep', 'infinity'],
      resources: { requests: quantities({ cpu: '10m', memory: '32Mi' }) },
      securityContext: { ...hardenedContainer(), runAsUser: 1000 },
      volumeMounts: [{ name: 'no-token', mountPath: TOKEN_FOLDER, readOnly: true }],
    },
  ];
}

/** The empty folder that the container finds in place of the Pod's token. */
export function debugVolumes({ debugSidecar }: Settings): k8s.Volume[] {
  return debugSidecar ? [{ name: 'no-token', emptyDir: {} }] : [];
}
