import { Testing } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { UserError } from '../../src/model/errors.js';
import type { JsonObject, KubernetesObject } from '../../src/model/manifest.js';
import { problemsOf } from '../../test/support/problems.js';
import { synthesize } from '../../test/support/synth.js';
import { everything } from '../../test/systems/tekton/everything.js';
import { committedOutput, snapshots } from '../support/documents.js';
import { prove } from '../support/prove.js';
import { needFlags, stricter } from './tekton/disagreements.js';
import { withSlips } from './tekton/mutations.js';
import { pipelines } from './tekton/pipeline-mistakes.js';
import { pipelineRuns, taskRuns } from './tekton/run-mistakes.js';
import { stepActions, tasks } from './tekton/task-mistakes.js';
import { eventListeners, triggerBindings, triggers, triggerTemplates } from './tekton/trigger-mistakes.js';
import { construct, objectionsOf, type TektonKindName, written } from './tekton/webhook.js';

const by = ['tekton'];

for (const { file, objects } of [...committedOutput(), ...snapshots()]) {
  const ours = objects.filter(({ apiVersion }) => /(^|\.)tekton\.dev\//.test(apiVersion));
  if (ours.length === 0) continue;
  prove({ of: file, by }, `Tekton's webhooks take every object of theirs in ${file}`, () => {
    expect(objectionsOf(ours)).toEqual(ours.map(() => []));
  });
}

describe.each([
  ['Task', tasks],
  ['StepAction', stepActions],
  ['Pipeline', pipelines],
  ['PipelineRun', pipelineRuns],
  ['TaskRun', taskRuns],
  ['TriggerTemplate', triggerTemplates],
  ['TriggerBinding', triggerBindings],
  ['Trigger', triggers],
  ['EventListener', eventListeners],
] as const)('a %s', (kind, mistakes) => {
  prove(
    { of: `Tekton${kind}`, by },
    'that Tekton refuses is refused by our construct, mistake by mistake',
    () => {
      const answers = objectionsOf(mistakes.map(([, spec]) => written(kind, spec)));
      for (const [index, [title, spec, says]] of mistakes.entries()) {
        expect(answers[index]?.join('\n'), title).toContain(says);
        expect(
          problemsOf(() => construct(kind, spec)),
          title,
        ).not.toEqual([]);
      }
    },
  );
});

prove(
  { of: 'the tekton room', by },
  'what we refuse and the webhooks take fails when it runs, or is not what was meant',
  () => {
    const answers = objectionsOf(stricter.map(([, kind, spec]) => written(kind, spec)));
    for (const [index, [title, kind, spec]] of stricter.entries()) {
      expect(answers[index], title).toEqual([]);
      expect(
        problemsOf(() => construct(kind, spec)),
        title,
      ).not.toEqual([]);
    }
  },
);

prove({ of: 'the tekton room', by }, 'what we take and the webhooks refuse depends on a feature flag', () => {
  const made = needFlags.map(([, kind, spec]) => Testing.synth(construct(kind, spec))[0]);
  const answers = objectionsOf(made);
  for (const [index, [title, , , says]] of needFlags.entries())
    expect(answers[index]?.join(), title).toContain(says);
});

prove(
  { of: 'the tekton room', by },
  'of thousands of slips in a large example, Tekton refuses none that we take',
  () => {
    const bases = synthesize(everything).filter(({ kind }) => isKind(kind));
    const taken = bases.flatMap((base, seed) =>
      // Every kind of the room has a spec.
      fc
        .sample(withSlips(base.spec as JsonObject), { numRuns: 400, seed })
        .flatMap((spec) => take(base, spec)),
    );
    expect(taken.length).toBeGreaterThan(500);
    const answers = objectionsOf(taken);
    const refused = answers.flatMap((texts, index) =>
      (texts ?? []).map((text) => [text, JSON.stringify(taken[index])]),
    );
    expect(refused.filter(([text = '']) => !known.test(text)).slice(0, 3)).toEqual([]);
  },
);

/** What is Kubernetes' own, such as a securityContext or the Pod of an EventListener, is not looked at by the room. */
const known = /^decoding request failed|spec\.resources\.kubernetesResource\.spec\.template/;

function isKind(kind: string): kind is TektonKindName {
  return (kind !== 'ServiceAccount' && !kind.endsWith('Binding')) || kind === 'TriggerBinding';
}

/** What our construct makes of it; nothing if it refuses. */
function take({ kind }: KubernetesObject, spec: object): KubernetesObject[] {
  if (!isKind(kind)) return [];
  try {
    const chart = construct(kind, spec);
    const told = chart.node.findAll().flatMap((found) => found.node.validate());
    return told.length > 0 ? [] : Testing.synth(chart).filter((object) => object.kind === kind);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
