import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { checkPipeline } from './check/pipeline.js';
import { checkPipelineRun, checkRunAgainst, checkTaskRunSpecs } from './check/run.js';
import { checkPipelineTree } from './check/tree.js';
import { hardenPipeline } from './harden.js';
import { hardenRun } from './harden-run.js';
import { PipelineKind, PipelineRunKind } from './kinds/kinds.js';
import { TektonPipelineProps } from './props.js';
import { checkRunName, runNameOf } from './run-name.js';
import { splitHead } from './split-head.js';
import { addObject, warnUnlessUsed } from './tekton-object.js';

/**
 * A Pipeline: Tasks in the order that their results and `runAfter` give. Alone it runs nothing (R112): `run` makes a
 * PipelineRun too; otherwise an annotation says so unless a run or trigger in the app names it.
 *
 * @throws UserError `PROP_INVALID`, for what Tekton refuses and for variables that nothing would replace
 */
export class TektonPipeline extends Construct {
  /** The object's name, for a `pipelineRef`. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: TektonPipelineProps) {
    super(scope, id);
    const resolved = resolveProps(this, TektonPipelineProps, props, ({ run, ...rest }, refuse) => {
      const { spec, security } = splitHead(rest);
      checkPipeline(hardenPipeline(spec, security), '', refuse);
      if (!run) return;
      const { name = runNameOf(rest.name), ...given } = run === true ? {} : run;
      checkRunName(name, refuse);
      checkPipelineRun({ pipelineRef: { name: rest.name }, ...given }, '/run', refuse);
      checkRunAgainst(given, spec, 'The Pipeline', '/run', refuse);
      checkTaskRunSpecs(given, spec, '/run', refuse);
    });
    const { run, ...rest } = resolved;
    const { head, spec, security } = splitHead(rest);
    this.name = head.name;
    const object = addObject(this, PipelineKind, head, hardenPipeline(spec, security), (peer, refuse) =>
      checkPipelineTree(this, peer, refuse),
    );
    warnUnlessUsed(object, 'Pipeline', head.name, 'PipelineRun');
    if (!run) return;
    const { name = runNameOf(head.name), ...given } = run === true ? {} : run;
    addObject(
      this,
      PipelineRunKind,
      { ...head, name },
      hardenRun({ pipelineRef: { name: head.name }, ...given }),
    );
  }
}
