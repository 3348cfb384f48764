import { oneOf, show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { Step } from '../typed.js';
import { fedByInputs, stepTypes } from '../types/steps.js';
import { checkUse, deployed } from './check-policies.js';
import { checkProperties } from './check-properties.js';
import { checkList, checkName } from './check-references.js';
import { type AppModel, type Located, locate, policiesOf, stepsOf } from './parts.js';

const steps = { noun: 'step', types: stepTypes } as const;

/** Refuses the steps by themselves; what they name is looked at only when they have the right shape. */
export function checkStepTypes(app: AppModel, refuse: Refuse): void {
  if (app.workflow?.ref !== undefined && app.workflow.steps !== undefined) {
    refuse('/workflow/ref', 'KubeVela takes either steps or ref; both are set.', 'Leave one of them out.');
  }
  for (const step of stepsOf(app)) {
    checkProperties(step, steps, refuse);
    checkGroup(step, refuse);
    checkFed(step, refuse);
  }
}

/** Refuses steps that name nothing, and policies and components that no step names. */
export function checkWorkflow(app: AppModel, refuse: Refuse): void {
  const list = stepsOf(app);
  for (const step of list) checkStep(app, step, refuse);
  // What a Workflow object names is not known, nor what steps of other types do.
  if (app.workflow?.ref !== undefined) return;
  checkUse(app, namedPolicies(app, list), refuse);
  if (list.length > 0) checkDeployed(app, list, refuse);
}

function checkStep(app: AppModel, { at, value: step }: Located<Step>, refuse: Refuse): void {
  if (step.own) return;
  const place = `${at}/properties`;
  const names = app.components.map(({ name }) => name);
  if (step.properties && 'cluster' in step.properties && step.properties.cluster)
    checkName('cluster', String(step.properties.cluster), app.clusters, `${place}/cluster`, refuse);
  if (step.type === 'deploy') {
    for (const name of locate(`${place}/policies`, step.properties?.policies)) checkPolicy(app, name, refuse);
  }
  if (step.type === 'apply-component' && step.properties?.component !== undefined)
    checkName('component', step.properties.component, names, `${place}/component`, refuse);
  if (step.type === 'collect-service-endpoints')
    checkList('component', step.properties?.components, names, `${place}/components`, refuse);
  if ((step.type === 'export-data' || step.type === 'export-service') && step.properties?.topology) {
    const topologies = policiesOf(app, 'topology').map(({ name }) => name);
    checkName('topology', step.properties.topology, topologies, `${place}/topology`, refuse);
  }
}

function checkPolicy(app: AppModel, { at, value }: Located<string>, refuse: Refuse): void {
  if (app.existingPolicies.includes(value)) return;
  const policy = app.policies.find(({ name }) => name === value);
  if (policy && !policy.own && !deployed.includes(policy.type)) {
    const what = `The policy ${show(value)} is of type ${policy.type}, which a step of type deploy ignores.`;
    refuse(at, what, `Leave it out: it works for the whole application. Only ${oneOf(deployed)} is named.`);
  }
  if (policy) return;
  const names = [...app.policies.map(({ name }) => name), ...app.existingPolicies];
  const what = `There is no policy ${show(value)}.${didYouMean(value, names)}`;
  refuse(at, what, 'Name one of policies, or list the Policy object in existingPolicies.');
}

function checkGroup({ at, value }: Located<Step>, refuse: Refuse): void {
  if (value.own) return;
  const isGroup = value.type === 'step-group';
  const { name } = value;
  if (isGroup && !('subSteps' in value)) refuse(at, `The group ${show(name)} has no steps.`, 'Set subSteps.');
  if (isGroup && at.includes('/subSteps/'))
    refuse(at, `The group ${show(name)} is inside a group.`, 'Give its steps to the outer one.');
  for (const field of isGroup ? [] : ['subSteps', 'mode'].filter((key) => key in value))
    refuse(
      `${at}/${field}`,
      `A step of type ${value.type} has no ${field}.`,
      "Only one of type 'step-group' has.",
    );
}

function checkFed({ at, value }: Located<Step>, refuse: Refuse): void {
  const fed = value.own ? undefined : fedByInputs[value.type];
  const inputs: readonly { parameterKey?: string }[] = ('inputs' in value && value.inputs) || [];
  if (!fed || inputs.some(({ parameterKey = '' }) => fed.includes(parameterKey.split('.')[0] ?? ''))) return;
  const what = `No input of ${show(value.name)} gives ${oneOf(fed)}, which does not belong into a manifest.`;
  refuse(`${at}/inputs`, what, 'Take it from the output of a step that reads it, such as read-config.');
}

/** Those that steps name; without steps those that KubeVela's own steps name. */
function namedPolicies(app: AppModel, list: readonly Located<Step>[]): Set<string> {
  if (list.length === 0) {
    const own = app.policies.filter(({ type }) => type === 'topology' || type === 'override');
    return new Set(own.map(({ name }) => name));
  }
  return new Set(
    list.flatMap(({ value: { own, type, properties } }) => {
      if (own)
        return Object.values(properties ?? {})
          .flat()
          .map(String);
      if (type === 'deploy') return properties?.policies ?? [];
      return (type === 'export-data' || type === 'export-service') && properties?.topology
        ? [properties.topology]
        : [];
    }),
  );
}

const deploying = ['deploy', 'deploy-cloud-resource', 'share-cloud-resource'];

/** With steps of its own KubeVela deploys only what they deploy. */
function checkDeployed(app: AppModel, list: readonly Located<Step>[], refuse: Refuse): void {
  if (list.some(({ value }) => value.own || deploying.includes(value.type))) return;
  const applied = list.flatMap(({ value }) =>
    !value.own && value.type === 'apply-component' ? [value.properties?.component] : [],
  );
  for (const { at, value } of locate('/components', app.components)) {
    if (applied.includes(value.name)) continue;
    const what = `No step deploys the component ${show(value.name)}.`;
    refuse(at, what, 'Add a step of type deploy, or one of type apply-component that names it.');
  }
}
