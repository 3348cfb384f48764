import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { App } from '../../../src/app.js';
import {
  TektonEventListener,
  type TektonEventListenerProps,
  TektonTriggerBinding,
  TektonTriggerTemplate,
  type TektonTriggerTemplateProps,
} from '../../../src/systems/tekton/index.js';
import { only, synthesize } from '../../support/synth.js';
import { refused, told } from './support.js';

const newChart = () => new Chart(new App(), 'test', { namespace: 'ci' });
const run = {
  apiVersion: 'tekton.dev/v1',
  kind: 'TaskRun',
  metadata: { generateName: 'build-' },
  spec: { taskRef: { name: 'build' }, params: [{ name: 'tag', value: '$(tt.params.tag)' }] },
};

function template(more: object = {}, scope: Construct = newChart()) {
  const props = { name: 'build', params: [{ name: 'tag' }], resourcetemplates: [run], ...more };
  return new TektonTriggerTemplate(scope, 'template', props as TektonTriggerTemplateProps);
}

function listener(more: object = {}, scope: Construct = newChart()) {
  const props = { name: 'github', triggers: [{ template: { ref: 'build' } }], ...more };
  return new TektonEventListener(scope, 'listener', props as TektonEventListenerProps);
}

describe('an EventListener', () => {
  it('has a ServiceAccount with the rights that Tekton Triggers brings for it', () => {
    const objects = synthesize((chart) => listener({ namespace: 'ci' }, chart));
    const role = (kind: string) => only(objects, kind).roleRef;
    expect(only(objects, 'EventListener').spec).toMatchObject({ serviceAccountName: 'github-listener' });
    expect(role('RoleBinding')).toMatchObject({ name: 'tekton-triggers-eventlistener-roles' });
    expect(role('ClusterRoleBinding')).toMatchObject({ name: 'tekton-triggers-eventlistener-clusterroles' });
    expect(only(objects, 'ClusterRoleBinding')).toMatchObject({
      metadata: { name: 'ci:github-listener' },
      subjects: [{ kind: 'ServiceAccount', name: 'github-listener', namespace: 'ci' }],
    });
  });

  it('makes none of that for a ServiceAccount that is there', () => {
    const objects = synthesize((chart) => listener({ serviceAccountName: 'mine' }, chart));
    expect(objects.map(({ kind }) => kind)).toEqual(['EventListener']);
  });

  it.each([
    [{ triggers: [] }, '/triggers', 'The EventListener has no trigger, so events do nothing.'],
    [{ triggers: [{}] }, '/triggers/0', 'The trigger has nothing to do.'],
    [
      { triggers: [{ template: { ref: 'x' }, interceptors: [{ ref: { name: 'gihub' } }] }] },
      '/triggers/0/interceptors/0/ref/name',
      'Tekton brings no interceptor "gihub". Did you mean "github"?',
    ],
    [
      { triggers: [{ template: { ref: 'x' }, bindings: [{ name: 'tag' }] }] },
      '/triggers/0/bindings/0',
      'The binding is neither a ref nor a name with its value, or both.',
    ],
  ])('is refused with %j', (more, at, what) => {
    expect(refused(() => listener(more))).toEqual([[at, what]]);
  });

  it('is compared with the bindings and templates of the app when it is synthesized', () => {
    const say = (bindings: object[]) =>
      told((chart) => {
        listener({ triggers: [{ bindings, template: { ref: 'build' } }] }, chart);
        template({}, chart);
        new TektonTriggerBinding(chart, 'b', {
          name: 'push',
          params: [{ name: 'tga', value: '$(body.ref)' }],
        });
      });
    expect(say([{ ref: 'push' }])).toEqual([
      'EventListener github /spec/triggers/0/bindings: The template needs the param "tag"; no binding gives it. ' +
        'Did you mean "tga"? Give it in a binding, or a default in the template.',
    ]);
    expect(say([{ ref: 'psuh' }])).toEqual([
      expect.stringContaining('There is no TriggerBinding "psuh" in this app. Did you mean "push"?'),
    ]);
    expect(say([{ name: 'tag', value: '$(body.ref)' }])).toEqual([]);
  });
});

describe('a TriggerTemplate is refused with', () => {
  it.each([
    [
      'a param that it does not declare',
      { params: [{ name: 'tga' }] },
      '/resourcetemplates/0/spec/params/0/value',
      '$(tt.params.tag): no param "tag" is declared. Did you mean "tga"?',
    ],
    [
      'a run of v1beta1',
      { resourcetemplates: [{ ...run, apiVersion: 'tekton.dev/v1beta1' }] },
      '/resourcetemplates/0/apiVersion',
      'The TaskRun is of "tekton.dev/v1beta1".',
    ],
    [
      'a run that every event would make again',
      { resourcetemplates: [{ ...run, metadata: { name: 'x' } }] },
      '/resourcetemplates/0/metadata',
      'Each event would make the same TaskRun.',
    ],
  ])('%s', (_, more, at, what) => {
    expect(refused(() => template(more))).toEqual([[at, what]]);
  });
});

it('a TriggerBinding is refused with what no event has', () => {
  const make = () =>
    new TektonTriggerBinding(newChart(), 'b', { name: 'b', params: [{ name: 'x', value: '$(bdoy.ref)' }] });
  expect(refused(make)).toEqual([
    ['/params/0/value', '$(bdoy.ref): an event has no "bdoy". Did you mean "body"?'],
  ]);
});
