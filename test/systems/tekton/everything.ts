import type { Chart } from 'cdk8s';
import {
  TektonEventListener,
  TektonPipeline,
  TektonStepAction,
  TektonTask,
  TektonTaskRun,
  TektonTrigger,
  TektonTriggerBinding,
  TektonTriggerTemplate,
} from '../../../src/systems/tekton/index.js';

/** A build with nearly everything that the room offers. */
export function everything(chart: Chart): void {
  addTasks(chart);
  addPipeline(chart);
  addTriggers(chart);
}

function addTasks(chart: Chart): void {
  new TektonStepAction(chart, 'digest', {
    name: 'digest',
    image: 'docker.io/library/alpine:3.22',
    params: [{ name: 'file' }],
    results: [{ name: 'sha256' }],
    env: [{ name: 'FILE', value: '$(params.file)' }],
    script: '#!/bin/sh\nsha256sum "$FILE" | cut -d " " -f 1 > "$(step.results.sha256.path)"\n',
  });
  new TektonTask(chart, 'build', {
    name: 'build',
    description: 'Builds an image and tells where it is.',
    params: [
      { name: 'image', properties: { name: {}, tag: {} } },
      { name: 'args', type: 'array', default: [] },
      { name: 'builder', default: 'docker.io/library/alpine:3.22' },
    ],
    results: [
      { name: 'image', type: 'object', properties: { name: {}, sha256: {} } },
      { name: 'platforms', type: 'array' },
      { name: 'sha256', value: '$(steps.digest.results.sha256)' },
    ],
    workspaces: [
      { name: 'source' },
      { name: 'credentials', optional: true, readOnly: true, mountPath: '/credentials' },
    ],
    volumes: [{ name: 'tmp', emptyDir: {} }],
    steps: [
      {
        name: 'build',
        image: '$(params.builder)',
        args: ['$(params.args[*])', '$(params.image.name):$(params.image.tag)'],
        script:
          '#!/bin/sh\ncd "$(workspaces.source.path)"\nprintf "%s" \'["linux"]\' > "$(results.platforms.path)"\n',
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
        workspaces: [{ name: 'credentials' }],
        timeout: '20m',
      },
      { name: 'digest', ref: { name: 'digest' }, params: [{ name: 'file', value: 'image.tar' }] },
      { image: 'docker.io/library/alpine:3.22', onError: 'continue', command: ['true'] },
    ],
    sidecars: [{ name: 'registry', image: 'docker.io/library/registry:3', ports: [{ containerPort: 5000 }] }],
  });
  new TektonTask(chart, 'test', {
    name: 'test',
    params: [{ name: 'platform' }],
    results: [{ name: 'report' }],
    security: 'image',
    steps: [
      {
        name: 'test',
        image: 'docker.io/library/alpine:3.22',
        script: 'echo $(params.platform) > $(results.report.path)',
      },
    ],
  });
}

function addPipeline(chart: Chart): void {
  new TektonPipeline(chart, 'release', {
    name: 'release',
    params: [
      { name: 'tag' },
      { name: 'notify', default: 'true' },
      { name: 'args', type: 'array', default: ['--quiet'] },
    ],
    workspaces: [{ name: 'source' }],
    results: [{ name: 'sha256', value: '$(tasks.build.results.sha256)' }],
    tasks: [
      {
        name: 'build',
        taskRef: { name: 'build' },
        params: [
          { name: 'image', value: { name: 'shop', tag: '$(params.tag)' } },
          { name: 'args', value: '$(params.args[*])' },
        ],
        workspaces: [{ name: 'source' }],
        retries: 1,
        timeout: '30m',
      },
      {
        name: 'test',
        taskRef: { name: 'test' },
        matrix: { params: [{ name: 'platform', value: '$(tasks.build.results.platforms[*])' }] },
        when: [{ input: '$(tasks.build.results.sha256)', operator: 'notin', values: [''] }],
      },
      {
        name: 'publish',
        runAfter: ['test'],
        params: [{ name: 'reports', value: '$(tasks.test.results.report[*])' }],
        taskSpec: {
          params: [{ name: 'reports', type: 'array' }],
          steps: [
            {
              name: 'publish',
              image: 'docker.io/library/alpine:3.22',
              args: ['$(params.reports[*])'],
              script: '#!/bin/sh\necho "$(params.tag)" "$@"\n',
            },
          ],
        },
      },
    ],
    finally: [
      {
        name: 'notify',
        when: [{ input: '$(params.notify)', operator: 'in', values: ['true'] }],
        params: [{ name: 'status', value: '$(tasks.status)' }],
        taskSpec: {
          params: [{ name: 'status' }],
          steps: [{ name: 'notify', image: 'docker.io/library/alpine:3.22', args: ['$(params.status)'] }],
        },
      },
    ],
    run: {
      name: 'release-1',
      params: [{ name: 'tag', value: '1.0.0' }],
      workspaces: [{ name: 'source', persistentVolumeClaim: { claimName: 'source' } }],
      timeouts: { pipeline: '2h', tasks: '1h30m', finally: '30m' },
      taskRunTemplate: { serviceAccountName: 'builder' },
      taskRunSpecs: [{ pipelineTaskName: 'build', computeResources: { requests: { memory: '1Gi' } } }],
    },
  });
  new TektonTaskRun(chart, 'once', {
    name: 'once',
    taskRef: { name: 'test' },
    params: [{ name: 'platform', value: 'linux' }],
  });
}

function addTriggers(chart: Chart): void {
  new TektonTriggerBinding(chart, 'push', {
    name: 'push',
    params: [{ name: 'tag', value: '$(body.ref)' }],
  });
  new TektonTriggerTemplate(chart, 'release-template', {
    name: 'release',
    params: [{ name: 'tag' }],
    resourcetemplates: [
      {
        apiVersion: 'tekton.dev/v1',
        kind: 'PipelineRun',
        metadata: { generateName: 'release-' },
        spec: {
          pipelineRef: { name: 'release' },
          params: [{ name: 'tag', value: '$(tt.params.tag)' }],
        },
      },
    ],
  });
  new TektonTrigger(chart, 'on-push', {
    name: 'on-push',
    interceptors: [
      {
        ref: { name: 'github' },
        params: [
          { name: 'secretRef', value: { secretName: 'github', secretKey: 'token' } },
          { name: 'eventTypes', value: ['push'] },
        ],
      },
    ],
    bindings: [{ ref: 'push' }],
    template: { ref: 'release' },
  });
  new TektonEventListener(chart, 'github', { name: 'github', triggers: [{ triggerRef: 'on-push' }] });
}
