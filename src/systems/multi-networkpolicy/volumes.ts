import type { k8s } from 'cdk8s-plus-27';
import { RULES_FOLDER } from './custom-rules.js';
import { HOST, KEPT_RULES } from './enforcer-args.js';
import type { IptablesSettings } from './iptables-props.js';
import { rulesName } from './names.js';
import { socketFolder } from './runtime.js';

/** A volume, and where the container has it. */
export interface Mounted {
  readonly volume: k8s.Volume;
  readonly mount: Omit<k8s.VolumeMount, 'name'>;
}

/**
 * The parts of the node that the enforcer needs. All of the node's root, as upstream mounts it, would also hold every
 * file system that was mounted there when the Pod started.
 */
export function volumesOf(settings: IptablesSettings): Mounted[] {
  const folder = socketFolder(settings);
  return [
    // The networks of Pods are found as /proc/PID/ns/net.
    fromNode('proc', '/proc', `${HOST}/proc`),
    fromNode('runtime', folder, `${HOST}${folder}`),
    // iptables keeps its lock in /run, and the root file system is read-only.
    { volume: { name: 'run', emptyDir: {} }, mount: { mountPath: '/run' } },
    ...(settings.customRules ? [customRules(rulesName(settings))] : []),
    ...(settings.keepRules ? [keptRules] : []),
  ];
}

function fromNode(name: string, path: string, mountPath: string): Mounted {
  return { volume: { name, hostPath: { path, type: 'Directory' } }, mount: { mountPath, readOnly: true } };
}

function customRules(configMap: string): Mounted {
  return {
    volume: { name: 'rules', configMap: { name: configMap } },
    mount: { mountPath: RULES_FOLDER, readOnly: true },
  };
}

const keptRules: Mounted = {
  volume: { name: 'kept-rules', hostPath: { path: KEPT_RULES, type: 'DirectoryOrCreate' } },
  mount: { mountPath: KEPT_RULES },
};
