import type { Construct } from 'constructs';
import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { ParamSpec } from '../kinds/params.js';
import type { PipelineSpec, PipelineTask } from '../kinds/pipeline-spec.js';
import type { PipelineRunSpec, TaskRunSpec } from '../kinds/run-specs.js';
import type { EmbeddedTaskSpec, StepActionSpec, TaskSpec } from '../kinds/task-spec.js';
import { findPeer, type Peer } from '../peers.js';
import { checkGiven } from './given.js';
import { matrixParams } from './matrix.js';
import { eachTask } from './pipeline.js';
import { checkRunAgainst, checkTaskRunSpecs } from './run.js';
import { checkTaskVariables } from './task-references.js';

/** What of the tree a check can see: the specs of the objects that a reference by name means. */
class Tree {
  constructor(
    private readonly construct: Construct,
    private readonly peer: Peer,
  ) {}

  task(name: string | undefined): TaskSpec | undefined {
    // A Task of this room has the spec of a Task; so for the others.
    return this.find('Task', name) as TaskSpec | undefined;
  }

  pipeline(name: string | undefined): PipelineSpec | undefined {
    // See task().
    return this.find('Pipeline', name) as PipelineSpec | undefined;
  }

  stepAction(name: string | undefined): StepActionSpec | undefined {
    // See task().
    return this.find('StepAction', name) as StepActionSpec | undefined;
  }

  private find(kind: string, name: string | undefined): unknown {
    return name === undefined ? undefined : findPeer(this.construct, this.peer, { kind, name })?.spec;
  }
}

/** Refuses steps that give a StepAction of the tree what it doesn't take. */
export function checkTaskTree(construct: Construct, peer: Peer, refuse: Refuse): void {
  // The construct gives its own Task.
  checkSteps(new Tree(construct, peer), peer.spec as TaskSpec, '/spec', refuse);
}

/** Refuses a Pipeline that gives a Task of the tree what it doesn't take, or uses a result that it hasn't. */
export function checkPipelineTree(construct: Construct, peer: Peer, refuse: Refuse): void {
  // The construct gives its own Pipeline.
  checkPipelineTasks(new Tree(construct, peer), peer.spec as PipelineSpec, '/spec', refuse);
}

/** Refuses a run that gives a Task of the tree what it doesn't take. */
export function checkTaskRunTree(construct: Construct, peer: Peer, refuse: Refuse): void {
  // The construct gives its own TaskRun.
  const run = peer.spec as TaskRunSpec;
  const tree = new Tree(construct, peer);
  if (run.taskSpec) checkSteps(tree, run.taskSpec, '/spec/taskSpec', refuse);
  const task = tree.task(run.taskRef?.name);
  if (task) checkRunAgainst(run, task, `Task ${run.taskRef?.name}`, '/spec', refuse);
}

/** Refuses a run that gives a Pipeline of the tree what it doesn't take. */
export function checkPipelineRunTree(construct: Construct, peer: Peer, refuse: Refuse): void {
  // The construct gives its own PipelineRun.
  const run = peer.spec as PipelineRunSpec;
  const tree = new Tree(construct, peer);
  if (run.pipelineSpec) checkPipelineTasks(tree, run.pipelineSpec, '/spec/pipelineSpec', refuse);
  const pipeline = tree.pipeline(run.pipelineRef?.name);
  if (!pipeline) return;
  checkRunAgainst(run, pipeline, `Pipeline ${run.pipelineRef?.name}`, '/spec', refuse);
  checkTaskRunSpecs(run, pipeline, '/spec', refuse);
}

function checkPipelineTasks(tree: Tree, spec: PipelineSpec, at: Pointer, refuse: Refuse): void {
  for (const [task, place] of eachTask(spec, at)) {
    if (task.taskSpec) checkSteps(tree, task.taskSpec, `${place}/taskSpec`, refuse);
    const target = tree.task(task.taskRef?.name);
    if (target) checkTaskAgainst(task, target, place, refuse);
  }
  // What is embedded was checked when the Pipeline was made.
  checkTaskVariables(
    spec,
    at,
    ({ taskRef }) => {
      const task = tree.task(taskRef?.name);
      return task && (task.results ?? []);
    },
    refuse,
  );
}

function checkTaskAgainst(task: PipelineTask, target: TaskSpec, at: Pointer, refuse: Refuse): void {
  const whose = `Task ${task.taskRef?.name}`;
  const declared = target.params ?? [];
  const single = matrixParams(task);
  checkGiven(task.params ?? [], declared, whose, `${at}/params`, refuse, single);
  checkSingles([...single.keys()], declared, whose, `${at}/matrix`, refuse);
  const given = (task.workspaces ?? []).map(({ name }) => name);
  const names = (target.workspaces ?? []).map(({ name }) => name);
  for (const [i, name] of given.entries()) {
    if (names.includes(name)) continue;
    const what = `${whose} has no workspace ${show(name)}.${didYouMean(name, names)}`;
    refuse(`${at}/workspaces/${i}/name`, what, 'Correct or remove it.');
  }
  for (const { name, optional } of target.workspaces ?? []) {
    if (!optional && !given.includes(name))
      refuse(
        `${at}/workspaces`,
        `${whose} needs the workspace ${show(name)}.`,
        'Give it in workspaces of the task.',
      );
  }
}

/** A matrix gives one string at a time. */
function checkSingles(
  names: readonly string[],
  declared: readonly ParamSpec[],
  whose: string,
  at: Pointer,
  refuse: Refuse,
): void {
  for (const { name, type = 'string' } of declared) {
    if (names.includes(name) && type !== 'string')
      refuse(
        at,
        `${whose} takes an ${type} as ${show(name)}; a matrix gives one string at a time.`,
        'Put it into params.',
      );
  }
}

function checkSteps(tree: Tree, task: EmbeddedTaskSpec, at: Pointer, refuse: Refuse): void {
  for (const [i, { ref, params = [] }] of task.steps.entries()) {
    const action = tree.stepAction(ref?.name);
    if (action)
      checkGiven(params, action.params ?? [], `StepAction ${ref?.name}`, `${at}/steps/${i}/params`, refuse);
  }
}
