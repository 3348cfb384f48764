import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { hardenedContainer } from '../../../kubernetes/hardened.js';
import type { Resolved } from '../../../synth/props.js';
import { part } from '../names.js';
import {
  addDeployment,
  addService,
  addServiceAccount,
  containerPort,
  httpProbe,
  podTemplate,
  resourcesOf,
  secretVariable,
  unprivileged,
} from '../workload.js';
import { CONFIG_FILE, configScript, PORT, secretsOf } from './dingtalk-config.js';
import type { DingTalkProps } from './dingtalk-props.js';

type Props = Resolved<typeof DingTalkProps>;

/** The bridge to DingTalk, in the form that 2.0 has it: a file of targets instead of `--ding.profile` (R035). */
export class DingTalk extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props) {
    super(scope, id);
    const self = part('dingtalk', namespace);
    addServiceAccount(this, self);
    addService(this, self, { http: PORT });
    addDeployment(
      this,
      self,
      podTemplate(self, {
        serviceAccountName: self.name,
        securityContext: unprivileged,
        initContainers: [configContainer(props)],
        containers: [bridgeContainer(props)],
        // In memory: the tokens are never written to the node's disk.
        volumes: [{ name: 'config', emptyDir: { medium: 'Memory' } }],
      }),
    );
  }
}

function configContainer({ image, targets, resources }: Props): k8s.Container {
  return {
    name: 'write-config',
    image,
    command: ['/bin/sh', '-c', configScript(targets)],
    env: secretsOf(targets).map(([name, secret]) => secretVariable(name, secret)),
    resources: resourcesOf(resources),
    securityContext: hardenedContainer(),
    volumeMounts: [{ name: 'config', mountPath: '/config' }],
  };
}

function bridgeContainer({ image, resources }: Props): k8s.Container {
  return {
    name: 'dingtalk',
    image,
    args: [`--config.file=${CONFIG_FILE}`, `--web.listen-address=:${PORT}`],
    ports: [containerPort('http', PORT)],
    livenessProbe: httpProbe('/-/healthy', 'http'),
    readinessProbe: httpProbe('/-/ready', 'http'),
    resources: resourcesOf(resources),
    securityContext: hardenedContainer(),
    volumeMounts: [{ name: 'config', mountPath: '/config', readOnly: true }],
  };
}
