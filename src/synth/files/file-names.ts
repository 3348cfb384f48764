import { apiGroup, identity, type KubernetesObject } from '../../model/manifest.js';
import type { AssembledChart } from '../assemble/assemble.js';
import { digest } from './digest.js';

/** The longest name a file system takes, less room for the extension. */
const LONGEST = 200;

/** A name, and the one to take when something else wants the same. */
export interface Name {
  readonly preferred: string;
  readonly fallback: string;
}

/** `prod/dns` becomes `prod-dns`, whatever else there is; stock appends a hash to it. */
export function chartName({ path, stockLabel }: AssembledChart): Name {
  const steps = path.split('/').map((id) => tame(id));
  const preferred = steps.filter(Boolean).join('-');
  const tamed = tame(stockLabel);
  const fallback = tamed === stockLabel ? tamed : `${tamed || 'chart'}-${digest(path).slice(0, 8)}`;
  return { preferred: preferred && preferred.length <= LONGEST ? preferred : fallback, fallback };
}

/** One folder per step of the chart's path. */
export function chartFolder(chart: AssembledChart): string {
  return chart.path
    .split('/')
    .map((id) => tame(id).slice(0, LONGEST) || digest(id).slice(0, 8))
    .join('/');
}

/**
 * `Deployment.coredns`, with the namespace in front where it has one: `kube-system.Deployment.coredns`. Kinds that
 * are not built in carry their group, as kubectl writes it. The name depends on the object alone, so that no other
 * object can change it.
 */
export function resourceName(object: KubernetesObject): Name {
  const group = apiGroup(object.apiVersion);
  const kind = isBuiltIn(group) ? object.kind : `${object.kind}.${group}`;
  const parts = [object.metadata.namespace, kind, nameOf(object)];
  const name = parts.flatMap((part) => (part ? [tame(part, 'keep case')] : [])).join('.');
  const fallback = `${name.slice(0, LONGEST)}-${digest(identity(object)).slice(0, 8)}`;
  return { preferred: name.length <= LONGEST ? name : fallback, fallback };
}

/** `Deployment.coredns`, as stock writes it: what it cannot spell is left out. */
export function stockResourceName(object: KubernetesObject): Name {
  const preferred = `${object.kind}.${nameOf(object)}`.replace(/[^0-9a-zA-Z-_.]/g, '');
  return { preferred, fallback: resourceName(object).fallback };
}

function nameOf({ metadata }: KubernetesObject): string {
  return metadata.name ?? metadata.generateName?.replace(/-$/, '') ?? '';
}

function isBuiltIn(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/** Letters, digits, `-`, `_` and `.`, none of the latter at an end: no separator, no hidden file, no way up. */
function tame(text: string, letters?: 'keep case'): string {
  return (letters ? text : text.toLowerCase())
    .replace(/[^0-9a-zA-Z-_.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
