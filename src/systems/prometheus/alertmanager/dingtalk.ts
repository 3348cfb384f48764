import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Resolved } from '../../../synth/props.js';
import { part } from '../names.js';
import { addDeployment, container, containerPorts, httpProbe, secretVariable } from '../workload.js';
import { CONFIG_FILE, configScript, PORT, secretsOf } from './dingtalk-config.js';
import type { DingTalkProps } from './dingtalk-props.js';

type Props = Resolved<typeof DingTalkProps>;

const ports = { http: PORT };

/** The bridge to DingTalk, in the form that 2.0 has it: a file of targets instead of `--ding.profile` (R035). */
export class DingTalk extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Props) {
    super(scope, id);
    addDeployment(this, part('dingtalk', namespace), ports, {
      initContainers: [configContainer(props)],
      containers: [bridgeContainer(props)],
      // In memory: the tokens are never written to the node's disk.
      volumes: [{ name: 'config', emptyDir: { medium: 'Memory' } }],
    });
  }
}

/** A kubelet puts variables in place of `$(NAME)`, in what the user wrote as well; `$$(NAME)` it leaves alone. */
function literal(script: string): string {
  return script.replace(/\$(?=\([-._A-Za-z]*[-._A-Za-z0-9]*\))/g, '$$$$');
}

function configContainer(props: Props): k8s.Container {
  return container(props, {
    name: 'write-config',
    command: ['/bin/sh', '-c', literal(configScript(props.targets))],
    env: secretsOf(props.targets).map(([name, secret]) => secretVariable(name, secret)),
    volumeMounts: [{ name: 'config', mountPath: '/config' }],
  });
}

function bridgeContainer(props: Props): k8s.Container {
  return container(props, {
    name: 'dingtalk',
    args: [`--config.file=${CONFIG_FILE}`, `--web.listen-address=:${PORT}`],
    ports: containerPorts(ports),
    livenessProbe: httpProbe('/-/healthy', 'http'),
    readinessProbe: httpProbe('/-/ready', 'http'),
    volumeMounts: [{ name: 'config', mountPath: '/config', readOnly: true }],
  });
}
