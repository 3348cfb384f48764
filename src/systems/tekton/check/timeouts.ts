import { durationInSeconds } from '../../../kubernetes/duration.js';
import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import type { PipelineRunSpec } from '../kinds/run-specs.js';

/** Refuses parts of a run that may take longer than the whole, which has an hour unless it says something else. */
export function checkTimeouts(
  { timeouts, taskRunSpecs }: PipelineRunSpec,
  at: Pointer,
  refuse: Refuse,
): void {
  const { pipeline = '1h', tasks, finally: last } = timeouts ?? {};
  checkParts({ pipeline, tasks, last }, `${at}/timeouts`, refuse);
  const most = tasks ?? pipeline;
  for (const [i, { timeout }] of (taskRunSpecs ?? []).entries()) {
    if (timeout === undefined || isEndless(most)) continue;
    if (durationInSeconds(timeout) <= durationInSeconds(most)) continue;
    const what = `The task may take ${timeout}, ${tasks === undefined ? 'the whole' : 'all tasks'} ${most}.`;
    refuse(`${at}/taskRunSpecs/${i}/timeout`, what, 'Make it shorter, or timeouts of the run longer.');
  }
}

interface Parts {
  readonly pipeline: string;
  readonly tasks: string | undefined;
  readonly last: string | undefined;
}

function checkParts({ pipeline, tasks, last }: Parts, at: Pointer, refuse: Refuse): void {
  const given = [tasks, last].filter((part) => part !== undefined);
  const sum = given.reduce((seconds, part) => seconds + durationInSeconds(part), 0);
  if (isEndless(pipeline)) {
    if (given.length < 2 || sum === 0) return;
    const what = `The whole has no limit; Tekton refuses tasks and finally beside that: ${given.join(' + ')}.`;
    refuse(at, what, 'Give one of the two, or pipeline a limit.');
  } else if (given.some(isEndless))
    refuse(at, `A part has no limit, the whole ${show(pipeline)}.`, "Set pipeline: '0' too.");
  else if (sum > durationInSeconds(pipeline)) {
    const what = `tasks and finally have ${given.join(' + ')}, the whole ${pipeline}.`;
    refuse(at, what, 'Make pipeline at least as long as both together.');
  }
}

function isEndless(duration: string): boolean {
  return durationInSeconds(duration) === 0;
}
