import { Chart } from 'cdk8s';
import { App } from '../../../src/app.js';
import type { Problem } from '../../../src/model/errors.js';
import {
  TektonPipeline,
  type TektonPipelineProps,
  TektonTask,
  type TektonTaskProps,
} from '../../../src/systems/tekton/index.js';
import { problemsOf } from '../../support/problems.js';

const image = 'docker.io/library/alpine:3.22';

/** A Task of one step; what is wrong with it is what the compiler wouldn't let through. */
export function task(props: object, chart = new Chart(new App(), 'test')): TektonTask {
  const all = { name: 'build', steps: [{ name: 'a', image }], ...props };
  // See above.
  return new TektonTask(chart, String(all.name), all as TektonTaskProps);
}

/** A Pipeline; see `task`. */
export function pipeline(props: object, chart = new Chart(new App(), 'test')): TektonPipeline {
  const all = { name: 'release', tasks: [{ name: 'a', taskSpec: spec() }], ...props };
  // See `task`.
  return new TektonPipeline(chart, String(all.name), all as TektonPipelineProps);
}

/** A Task's spec of one step, with more. */
export function spec(more: object = {}) {
  return { steps: [{ name: 'a', image }], ...more };
}

/** What is refused: where, and what is wrong. */
export function refused(run: () => unknown): [string | undefined, string][] {
  return problemsOf(run).map(({ at, what }) => [at, what]);
}

/** What the constructs say when the app is synthesized. */
export function told(build: (chart: Chart) => void): string[] {
  const chart = new Chart(new App(), 'test');
  build(chart);
  return chart.node.findAll().flatMap((construct) => construct.node.validate());
}

export type { Problem };
