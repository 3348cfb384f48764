import { Construct } from 'constructs';
import { show } from '../../model/show.js';
import { type Refuse, type Resolved, resolveProps } from '../../synth/props.js';
import { checkImage } from './check/image.js';
import { checkDeclared, checkParamUse, paramsOf } from './check/params.js';
import { checkResultPath, checkResults } from './check/results.js';
import { variablesIn } from './check/variables.js';
import { StepActionKind } from './kinds/kinds.js';
import type { StepActionSpec } from './kinds/task-spec.js';
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
  checkResults(spec.results, '/results', refuse);
  for (const [i, { name }] of (spec.volumeMounts ?? []).entries()) checkMount(name, i, refuse);
  checkVariables(spec, refuse);
}

/** The volume is the Task's, which a StepAction cannot know: it is told by a param. */
function checkMount(name: string, index: number, refuse: Refuse): void {
  const [variable] = variablesIn(name, '');
  if (variable?.whole && variable.path[0] === 'params') return;
  const what = `A StepAction has no volume ${show(name)}; Tekton wants the name from a param.`;
  refuse(`/volumeMounts/${index}/name`, what, 'Write $(params.<name>), and let the step give it.');
}

function checkVariables(spec: StepActionSpec, refuse: Refuse): void {
  const params = paramsOf(spec.params);
  const results = (spec.results ?? []).map(({ name }) => name);
  for (const variable of variablesIn(spec, '')) {
    const [root, next] = variable.path;
    if (root === 'params' && variable.field === 'script') {
      const what = `${variable.text}: Tekton takes no params in the script of a StepAction.`;
      refuse(variable.at, what, 'Give it to the script as an env variable.');
    } else if (root === 'params') checkParamUse(variable, params, refuse);
    if (root === 'step' && next === 'results') checkResultPath(variable, results, refuse);
    if (root === 'results') {
      const fix = `Write ${variable.text.replace('$(results', '$(step.results')}.`;
      refuse(variable.at, `${variable.text} is a variable of Tasks.`, fix);
    }
  }
}
