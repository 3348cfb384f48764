import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { checkRunAgainst, checkTaskRun } from './check/run.js';
import { checkTask } from './check/task.js';
import { checkTaskTree } from './check/tree.js';
import { hardenPod, hardenTask } from './harden.js';
import { TaskKind, TaskRunKind } from './kinds/kinds.js';
import { TektonTaskProps } from './props.js';
import { checkRunName, runNameOf } from './run-name.js';
import { splitHead } from './split-head.js';
import { addObject, warnUnlessUsed } from './tekton-object.js';

/**
 * A Task: containers that run one after another in a Pod. Alone it runs nothing (R112): `run` makes a TaskRun too;
 * otherwise an annotation says so unless a run, Pipeline or trigger in the app names it.
 *
 * @throws UserError `PROP_INVALID`, for what Tekton refuses and for variables that nothing would replace
 */
export class TektonTask extends Construct {
  /** The object's name, for a `taskRef`. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: TektonTaskProps) {
    super(scope, id);
    const resolved = resolveProps(this, TektonTaskProps, props, ({ run, ...rest }, refuse) => {
      const { spec, security } = splitHead(rest);
      checkTask(hardenTask(spec, security), '', refuse);
      if (!run) return;
      const { name = runNameOf(rest.name), ...given } = run === true ? {} : run;
      checkRunName(name, refuse);
      checkTaskRun({ taskRef: { name: rest.name }, ...given }, '/run', refuse);
      checkRunAgainst(given, spec, 'The Task', '/run', refuse);
    });
    const { run, ...rest } = resolved;
    const { head, spec, security } = splitHead(rest);
    this.name = head.name;
    const object = addObject(this, TaskKind, head, hardenTask(spec, security), (peer, refuse) =>
      checkTaskTree(this, peer, refuse),
    );
    warnUnlessUsed(object, 'Task', head.name, 'TaskRun or PipelineRun');
    if (!run) return;
    const { name = runNameOf(head.name), podTemplate, ...given } = run === true ? {} : run;
    const body = { ...given, taskRef: { name: head.name }, podTemplate: hardenPod(podTemplate) };
    addObject(this, TaskRunKind, { ...head, name }, body);
  }
}
