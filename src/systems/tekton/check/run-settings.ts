import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import type { TaskRunSpec } from '../kinds/run-specs.js';
import { checkUniqueInAnyCase } from './unique.js';

/** What a run can set of its Pods' resources. */
type Resourced = Pick<TaskRunSpec, 'computeResources' | 'stepSpecs' | 'sidecarSpecs'>;

/** Refuses resources that are given twice, and for all of a Pod and for its steps. */
export function checkResources(run: Resourced, at: Pointer, refuse: Refuse): void {
  checkUniqueInAnyCase(run.stepSpecs, 'steps', `${at}/stepSpecs`, refuse);
  checkUniqueInAnyCase(run.sidecarSpecs, 'sidecars', `${at}/sidecarSpecs`, refuse);
  if (!run.computeResources || !run.stepSpecs?.length) return;
  const what = 'Both the whole Pod and single steps have resources.';
  refuse(`${at}/computeResources`, what, 'Keep computeResources or stepSpecs.');
}

/** Refuses breakpoints that Tekton refuses: it knows but one for a failure, and wants it beside those before steps. */
export function checkDebug({ debug }: TaskRunSpec, at: Pointer, refuse: Refuse): void {
  const { breakpoints } = debug ?? {};
  if (!breakpoints) return;
  const { onFailure, beforeSteps = [] } = breakpoints;
  const place = `${at}/debug/breakpoints`;
  if (onFailure !== 'enabled')
    refuse(`${place}/onFailure`, `onFailure is ${show(onFailure)}.`, "Set onFailure: 'enabled'.");
  checkUniqueInAnyCase(
    beforeSteps.map((name) => ({ name })),
    'breakpoints',
    `${place}/beforeSteps`,
    refuse,
  );
}
