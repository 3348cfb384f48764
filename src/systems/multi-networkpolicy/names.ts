import type { IptablesSettings } from './iptables-props.js';

/** What the enforcer's objects are called, and the labels that tie them together. */
export interface Names {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
}

export function namesOf({ name, namespace }: IptablesSettings): Names {
  const labels = {
    'app.kubernetes.io/name': 'multi-networkpolicy-iptables',
    'app.kubernetes.io/instance': name,
  };
  return { name, namespace, labels };
}

/** The ConfigMap of the custom rules. */
export function rulesName({ name }: IptablesSettings): string {
  return `${name}-rules`;
}
