import { child, type Pointer } from '../../../model/pointer.js';
import type { Resolved } from '../../../synth/props.js';
import type { KubeVelaAppProps } from '../props.js';
import type { Step, SubStep } from '../typed.js';

/** The props with their defaults, and the namespace that they end up in. */
export type AppModel = Resolved<typeof KubeVelaAppProps> & { readonly home: string };

/** A value and its place in the props. */
export interface Located<T> {
  readonly at: Pointer;
  readonly value: T;
}

/** The items of a list, each with its place. */
export function locate<T>(at: Pointer, items: readonly T[] = []): Located<T>[] {
  return items.map((value, index) => ({ at: child(at, index), value }));
}

/** The steps of the workflow, those of groups included, in order. */
export function stepsOf({ workflow }: AppModel): Located<Step>[] {
  return locate('/workflow/steps', workflow?.steps).flatMap((step) => [step, ...subStepsOf(step)]);
}

/** The steps inside a group. */
export function subStepsOf({ at, value }: Located<Step>): Located<SubStep>[] {
  return 'subSteps' in value ? locate(`${at}/subSteps`, value.subSteps) : [];
}

/** The policies of one of KubeVela's types, each with its properties and their place. */
export function policiesOf<T extends BuiltInPolicy['type']>(
  { policies }: AppModel,
  type: T,
): (Located<PropertiesOf<T>> & { readonly name: string })[] {
  return locate('/policies', policies).flatMap(({ at, value }) => {
    if (value.own || value.type !== type) return [];
    // The type is the one asked for, and its properties have just been checked.
    const properties = (value.properties ?? {}) as PropertiesOf<T>;
    return [{ at: `${at}/properties`, value: properties, name: value.name }];
  });
}

type BuiltInPolicy = Extract<AppModel['policies'][number], { own?: false }>;
type PropertiesOf<T> = NonNullable<Extract<BuiltInPolicy, { type: T }>['properties']>;
