import { Construct } from 'constructs';
import { type Refuse, type Resolved, resolveProps } from '../../synth/props.js';
import { checkImage } from './check/image.js';
import { checkDeclared, checkParamUse, paramsOf } from './check/params.js';
import { checkResultPath } from './check/task-results.js';
import { checkUnique } from './check/unique.js';
import { variablesIn } from './check/variables.js';
import { StepActionKind } from './kinds/kinds.js';
import { TektonStepActionProps } from './props.js';
import { splitHead } from './split-head.js';
import { addObject } from './tekton-object.js';

/**
 * A StepAction: a step that many Tasks use by its name. Its rights are those of the Task that uses it.
 *
 * @throws UserError `PROP_INVALID`, for what Tekton refuses and for variables that nothing would replace
 */
export class TektonStepAction extends Construct {
  /** The object's name, for the `ref` of a step. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: TektonStepActionProps) {
    super(scope, id);
    const { head, spec } = splitHead(resolveProps(this, TektonStepActionProps, props, checkAction));
    this.name = head.name;
    addObject(this, StepActionKind, head, spec);
  }
}

function checkAction(props: Resolved<typeof TektonStepActionProps>, refuse: Refuse): void {
  const { spec } = splitHead(props);
  if (spec.image === undefined) refuse('/image', 'The StepAction has no image.', 'Set image.');
  checkImage(spec.image, '/image', refuse);
  if (spec.script !== undefined && spec.command !== undefined)
    refuse('/command', 'It has a script and a command.', 'Remove one of them.');
  checkDeclared(spec.params, '/params', refuse);
  checkUnique(spec.results ?? [], 'results', '/results', refuse);
  const params = paramsOf(spec.params);
  const results = (spec.results ?? []).map(({ name }) => name);
  for (const variable of variablesIn(spec, '')) {
    const [root, next] = variable.path;
    if (root === 'params') checkParamUse(variable, params, refuse);
    if (root === 'step' && next === 'results') checkResultPath(variable, results, refuse);
  }
}
