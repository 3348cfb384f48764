import { Chart } from 'cdk8s';
import { App } from '../../../src/app.js';
import {
  TektonEventListener,
  TektonPipeline,
  TektonPipelineRun,
  TektonStepAction,
  TektonTask,
  TektonTaskRun,
  TektonTrigger,
  TektonTriggerBinding,
  TektonTriggerTemplate,
} from '../../../src/systems/tekton/index.js';
import { ask } from '../../support/ask.js';

const pipelines = 'tekton.dev/v1';
const triggers = 'triggers.tekton.dev/v1beta1';

/** The construct of each kind, and the version that it writes. */
const kinds = {
  Task: [TektonTask, pipelines],
  StepAction: [TektonStepAction, 'tekton.dev/v1beta1'],
  Pipeline: [TektonPipeline, pipelines],
  TaskRun: [TektonTaskRun, pipelines],
  PipelineRun: [TektonPipelineRun, pipelines],
  TriggerBinding: [TektonTriggerBinding, triggers],
  TriggerTemplate: [TektonTriggerTemplate, triggers],
  Trigger: [TektonTrigger, triggers],
  EventListener: [TektonEventListener, triggers],
} as const;

export type TektonKindName = keyof typeof kinds;

/** What Tekton's webhooks object to in each of these: nothing in an empty list; null for what they do not look at. */
export function objectionsOf(objects: readonly object[]): (string[] | null)[] {
  // The shape that conformance/instruments/tekton/main.go writes.
  return ask('tekton', objects) as (string[] | null)[];
}

/** An object with this spec, written by hand. */
export function written(kind: TektonKindName, spec: object): object {
  return { apiVersion: kinds[kind][1], kind, metadata: { name: 'x' }, spec };
}

/** Makes our construct of it; throws what the construct throws. */
export function construct(kind: TektonKindName, spec: object, chart = new Chart(new App(), 'test')): Chart {
  // What the compiler would not let through is what is tried.
  const Kind = kinds[kind][0] as new (scope: Chart, id: string, props: object) => object;
  new Kind(chart, 'x', { name: 'x', ...spec });
  return chart;
}
