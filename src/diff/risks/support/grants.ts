import { fieldsOf, isFields, itemsOf, textOf, type Value } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';

/** One thing that a role lets do. */
export interface Grant {
  readonly group: string;
  readonly resource: string;
  readonly verb: string;
  /** `*` for all of them. */
  readonly name: string;
}

/** Everything that a role lets do, one by one. */
export function grantsOf(role: KubernetesObject): Grant[] {
  return itemsOf(role.rules)
    .filter(isFields)
    .flatMap((rule) => {
      const urls = itemsOf(rule.nonResourceURLs).map(textOf);
      const groups = itemsOf(rule.apiGroups).map(textOf);
      const names = itemsOf(rule.resourceNames).map(textOf);
      const targets = [
        ...urls.map((resource) => ({ group: 'url', resource })),
        ...groups.flatMap((group) => itemsOf(rule.resources).map((it) => ({ group, resource: textOf(it) }))),
      ];
      return targets.flatMap((target) =>
        itemsOf(rule.verbs).flatMap((verb) =>
          (names.length > 0 ? names : ['*']).map((name) => ({ ...target, verb: textOf(verb), name })),
        ),
      );
    });
}

/** Whether who has the first grant has the second too. */
export function covers(old: Grant, grant: Grant): boolean {
  const keys = ['resource', 'verb', 'name'] as const;
  if (old.group !== grant.group && (old.group !== '*' || grant.group === 'url')) return false;
  return keys.every((key) => old[key] === '*' || old[key] === grant[key]);
}

/** Whether it leads to more than it says. */
export function isDangerous({ group, resource, verb }: Grant): boolean {
  if (verb === '*' || ['escalate', 'bind', 'impersonate'].includes(verb)) return true;
  if (resource === '*' && group === '*') return true;
  if (resource === 'secrets' && ['get', 'list', 'watch'].includes(verb)) return true;
  return (
    ['pods/exec', 'pods/attach', 'nodes/proxy', 'serviceaccounts/token'].includes(resource) && verb !== 'get'
  );
}

/** `get secrets`, `every verb on everything`. */
export function shownGrant({ group, resource, verb, name }: Grant): string {
  const what = resource === '*' ? 'everything' : resource;
  const where =
    group === '' || group === 'url' ? what : `${what} of ${group === '*' ? 'every group' : group}`;
  return `${verb === '*' ? 'every verb on' : verb} ${where}${name === '*' ? '' : ` ${name}`}`;
}

/** `ServiceAccount shop/web`. */
export function shownSubject(value: Value): string {
  const { kind, name, namespace } = fieldsOf(value);
  return `${textOf(kind)} ${namespace ? `${textOf(namespace)}/` : ''}${textOf(name)}`;
}
