import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { policyTypes } from '../types/policies.js';
import { checkProperties } from './check-properties.js';
import { checkList, checkName } from './check-references.js';
import { type AppModel, type Located, locate, policiesOf } from './parts.js';

const policies = { noun: 'policy', types: policyTypes } as const;

/** Refuses the policies' properties by themselves; what they name is looked at only when they have the right shape. */
export function checkPolicyTypes({ policies: list }: AppModel, refuse: Refuse): void {
  for (const policy of locate('/policies', list)) checkProperties(policy, policies, refuse);
}

/** Refuses policies that name clusters, components or traits that are not there. */
export function checkPolicies(app: AppModel, refuse: Refuse): void {
  const names = app.components.map(({ name }) => name);
  for (const { at, value } of policiesOf(app, 'topology')) {
    for (const cluster of locate(`${at}/clusters`, value.clusters))
      checkName('cluster', cluster.value, app.clusters, cluster.at, refuse);
    if (!value.clusters || !value.clusterLabelSelector) continue;
    const what = 'clusters and clusterLabelSelector are both set; KubeVela ignores the labels.';
    refuse(`${at}/clusterLabelSelector`, what, 'Leave one of them out.');
  }
  for (const { at, value } of policiesOf(app, 'replication'))
    checkList('component', value.selector, names, `${at}/selector`, refuse);
  for (const rule of rulesOf(app)) checkSelector(app, rule, refuse);
}

interface Selector {
  readonly componentNames?: readonly string[];
  readonly componentTypes?: readonly string[];
  readonly traitTypes?: readonly string[];
}

const withRules = [
  'apply-once',
  'garbage-collect',
  'resource-update',
  'shared-resource',
  'read-only',
  'take-over',
] as const;

function rulesOf(app: AppModel): Located<Selector>[] {
  return withRules.flatMap((type) =>
    policiesOf(app, type).flatMap(({ at, value }) =>
      locate<{ readonly selector?: Selector }>(`${at}/rules`, value.rules).map((rule) => ({
        at: `${rule.at}/selector`,
        value: rule.value.selector ?? {},
      })),
    ),
  );
}

function checkSelector(app: AppModel, { at, value }: Located<Selector>, refuse: Refuse): void {
  const { components } = app;
  const names = components.map(({ name }) => name);
  checkList('component', value.componentNames, names, `${at}/componentNames`, refuse);
  const types = [...new Set(components.map(({ type }) => type))];
  checkList('component of type', value.componentTypes, types, `${at}/componentTypes`, refuse);
  checkList('trait of type', value.traitTypes, traitTypesOf(app), `${at}/traitTypes`, refuse);
}

function traitTypesOf(app: AppModel): string[] {
  const patches = policiesOf(app, 'override').flatMap(({ value }) => value.components ?? []);
  const parts: readonly { readonly traits?: readonly { readonly type: string }[] }[] = [
    ...app.components,
    ...patches,
  ];
  return [...new Set(parts.flatMap(({ traits = [] }) => traits.map(({ type }) => type)))];
}

/** The types that a `deploy` step looks at; it ignores all others. */
export const deployed = ['topology', 'override', 'replication'];

/** Refuses policies that no step uses. */
export function checkUse(app: AppModel, used: ReadonlySet<string>, refuse: Refuse): void {
  for (const { at, value } of locate('/policies', app.policies)) {
    if (value.own || !deployed.includes(value.type) || used.has(value.name)) continue;
    const what = `No step names the ${value.type} ${show(value.name)}, so it does nothing.`;
    refuse(at, what, 'Name it in the policies of a step of type deploy, or remove it.');
  }
}
