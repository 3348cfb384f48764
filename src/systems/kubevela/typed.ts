import type { Static, TSchema } from '@sinclair/typebox';
import type { componentTypes } from './types/components.js';
import type { policyTypes } from './types/policies.js';
import type { stepTypes } from './types/steps.js';
import type { traitTypes } from './types/traits.js';

/** Takes a value that an earlier step or component has put out. */
export interface Input {
  /** The name of the output. */
  readonly from: string;
  /** Where it goes: a path into the properties, such as `data.token`. */
  readonly parameterKey?: string;
}

/** Puts out a value for others. */
export interface Output {
  readonly name: string;
  /** A CUE expression, such as `output.status.clusterIP`. */
  readonly valueFrom: string;
}

/** Properties that may be left out as a whole when none of them is required. */
type Properties<P> = object extends P ? { readonly properties?: P } : { readonly properties: P };

/** One of the types that KubeVela brings, with its own properties. */
type BuiltIn<Types extends Record<string, TSchema>> = {
  [T in keyof Types]: { readonly type: T; readonly own?: false } & Properties<Static<Types[T]>>;
}[keyof Types];

/** As `BuiltIn`; what is required can come by `inputs` too. */
type BuiltInWithInputs<Types extends Record<string, TSchema>> = {
  [T in keyof Types]: { readonly type: T; readonly own?: false } & (
    | (Properties<Static<Types[T]>> & { readonly inputs?: readonly Input[] })
    | { readonly properties?: Partial<Static<Types[T]>>; readonly inputs: readonly Input[] }
  );
}[keyof Types];

/** A type of your own, or of an addon. */
export interface Own {
  readonly type: string;
  /** Says that the type is none of KubeVela's own: nothing is known of its properties, and nothing of them is checked. */
  readonly own: true;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** A trait of a component: scaling, storage, an Ingress, a sidecar. */
export type Trait = BuiltIn<typeof traitTypes> | Own;

/** A part of an application that is deployed. */
export type Component = (BuiltInWithInputs<typeof componentTypes> | (Own & Inputs)) & {
  /** Unique in the application; the objects made of it have it as their name. */
  readonly name: string;
  readonly traits?: readonly Trait[];
  /** The components that must be there first. */
  readonly dependsOn?: readonly string[];
  readonly outputs?: readonly Output[];
  /** A ControllerRevision that is used in place of the properties. */
  readonly externalRevision?: string;
};

/** A rule for the whole application: where it is deployed, what is different there, what happens to old objects. */
export type Policy = (BuiltIn<typeof policyTypes> | Own) & {
  /** Unique in the application; steps name it. */
  readonly name: string;
};

interface Inputs {
  readonly inputs?: readonly Input[];
}

/** A step inside a group. */
export type SubStep = (BuiltInWithInputs<Omit<typeof stepTypes, 'step-group'>> | (Own & Inputs)) & StepBase;

interface StepBase {
  /** Unique in the workflow, those of groups included. */
  readonly name: string;
  readonly meta?: { readonly alias?: string };
  /** A CUE condition, such as `status.build.failed`. */
  readonly if?: string;
  /** How long it may take, such as 30m. */
  readonly timeout?: string;
  /** The steps that must have ended. */
  readonly dependsOn?: readonly string[];
  readonly outputs?: readonly Output[];
}

/** A step of the workflow. */
export type Step =
  | SubStep
  | ({
      readonly type: 'step-group';
      readonly own?: false;
      readonly properties?: Record<string, never>;
      readonly mode?: 'DAG' | 'StepByStep';
      readonly subSteps: readonly SubStep[];
    } & StepBase);
