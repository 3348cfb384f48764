import type { BodyOf } from '../../kubernetes/kind.js';
import type { AppModel } from './checks/parts.js';
import type { Application } from './kinds.js';

/** The body of the Application: the props without what only this library needs to know. */
export function applicationBody(app: AppModel): BodyOf<typeof Application> {
  const { components, policies, workflow } = app;
  const body = {
    spec: {
      components: components.map(componentOf),
      ...(policies.length > 0 && { policies: policies.map(policyOf) }),
      ...(workflow && { workflow: { ...workflow, ...(workflow.steps && { steps: stepsOf(app) }) } }),
    },
  };
  // The checks have seen that each part has the shape of its type, and the object is checked against its kind again.
  return body as BodyOf<typeof Application>;
}

/** `own` is none of KubeVela's fields. */
function withoutOwn<T extends object>({ own: _, ...rest }: T & { readonly own?: boolean }): object {
  return rest;
}

function componentOf(component: { readonly traits?: readonly object[] }): object {
  return { ...withoutOwn(component), ...(component.traits && { traits: component.traits.map(withoutOwn) }) };
}

function policyOf(policy: AppModel['policies'][number]): object {
  if (policy.own || policy.type !== 'override' || !policy.properties?.components) return withoutOwn(policy);
  const { components } = policy.properties;
  return {
    ...withoutOwn(policy),
    properties: { ...policy.properties, components: components.map(componentOf) },
  };
}

function stepsOf(app: AppModel): object[] {
  return (app.workflow?.steps ?? []).map((step) => {
    const subSteps = 'subSteps' in step && { subSteps: step.subSteps.map((inner) => stepOf(app, inner)) };
    return { ...stepOf(app, step), ...subSteps };
  });
}

type AnyStep = NonNullable<NonNullable<AppModel['workflow']>['steps']>[number];

/** A suspension without an end says how to end it (R109). */
function stepOf({ name, home }: AppModel, step: AnyStep): object {
  const made = withoutOwn(step);
  if (step.own || step.type !== 'suspend' || step.properties?.duration !== undefined) return made;
  const message = `Waiting for approval: vela workflow resume ${name} -n ${home}`;
  return { ...made, properties: { message, ...step.properties } };
}
