import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { checkTaskRun } from './check/run.js';
import { checkTaskRunTree } from './check/tree.js';
import { hardenPod, hardenTask } from './harden.js';
import { TaskRunKind } from './kinds/kinds.js';
import { TektonTaskRunProps } from './props.js';
import { splitHead } from './split-head.js';
import { addObject } from './tekton-object.js';

/**
 * A TaskRun: runs a Task once. Tekton allows no change to it: to run again, give it another name.
 *
 * @throws UserError `PROP_INVALID`, for what Tekton refuses and for variables that nothing would replace
 */
export class TektonTaskRun extends Construct {
  constructor(scope: Construct, id: string, props: TektonTaskRunProps) {
    super(scope, id);
    const resolved = resolveProps(this, TektonTaskRunProps, props, (checked, refuse) =>
      checkTaskRun(specOf(checked), '', refuse),
    );
    const { podTemplate, ...spec } = specOf(resolved);
    const body = { ...spec, podTemplate: hardenPod(podTemplate) };
    addObject(this, TaskRunKind, splitHead(resolved).head, body, (peer, refuse) =>
      checkTaskRunTree(this, peer, refuse),
    );
  }
}

function specOf(props: TektonTaskRunProps) {
  const { spec, security } = splitHead(props);
  return { ...spec, ...(spec.taskSpec && { taskSpec: hardenTask(spec.taskSpec, security) }) };
}
