import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { checkPipelineRun } from './check/run.js';
import { checkPipelineRunTree } from './check/tree.js';
import { hardenPipeline } from './harden.js';
import { hardenRun } from './harden-run.js';
import { PipelineRunKind } from './kinds/kinds.js';
import { TektonPipelineRunProps } from './props.js';
import { splitHead } from './split-head.js';
import { addObject } from './tekton-object.js';

/**
 * A PipelineRun: runs a Pipeline once. Tekton allows no change to it: to run again, give it another name.
 *
 * @throws UserError `PROP_INVALID`, for what Tekton refuses and for variables that nothing would replace
 */
export class TektonPipelineRun extends Construct {
  constructor(scope: Construct, id: string, props: TektonPipelineRunProps) {
    super(scope, id);
    const resolved = resolveProps(this, TektonPipelineRunProps, props, (checked, refuse) =>
      checkPipelineRun(specOf(checked), '', refuse),
    );
    addObject(this, PipelineRunKind, splitHead(resolved).head, hardenRun(specOf(resolved)), (peer, refuse) =>
      checkPipelineRunTree(this, peer, refuse),
    );
  }
}

function specOf(props: TektonPipelineRunProps) {
  const { spec, security } = splitHead(props);
  return { ...spec, ...(spec.pipelineSpec && { pipelineSpec: hardenPipeline(spec.pipelineSpec, security) }) };
}
