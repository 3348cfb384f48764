import type { KubernetesObject } from '../../src/model/manifest.js';
import { only } from '../../test/support/synth.js';

/** The parts of a container that are used here. */
export interface Container {
  readonly name: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly Variable[];
}

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

interface Workload {
  readonly template: {
    readonly spec: {
      readonly initContainers?: readonly Container[];
      readonly containers: readonly Container[];
    };
  };
}

/** The texts of Secrets, by `<name>/<key>`. */
export type Secrets = Readonly<Record<string, string>>;

/** The containers of a workload, those that run before the others first. */
export function containersOf(objects: readonly KubernetesObject[], kind: string, name: string): Container[] {
  // Kubernetes' own schema for what has a template of Pods.
  const { template } = only(objects, kind, name).spec as unknown as Workload;
  const { initContainers = [], containers } = template.spec;
  return [...initContainers, ...containers];
}

/** The container of a workload that is called as it is. */
export function mainContainer(objects: readonly KubernetesObject[], kind: string, name: string): Container {
  const found = containersOf(objects, kind, name).find((container) => container.name === name);
  if (!found) throw new Error(`${kind} ${name} has no container ${name}`);
  return found;
}

/** The environment that a kubelet would give the container. */
export function environmentOf({ env = [] }: Container, secrets: Secrets = {}): Record<string, string> {
  return Object.fromEntries(env.map((variable) => [variable.name, textOf(variable, secrets)]));
}

function textOf({ name, value, valueFrom }: Variable, secrets: Secrets): string {
  const { secretKeyRef: ref } = valueFrom ?? {};
  const found = ref ? secrets[`${ref.name}/${ref.key}`] : value;
  if (found === undefined) throw new Error(`there is no value for ${name}`);
  return found;
}
