import { Chart, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { HelloGoodbyeChart } from '../../../charts/tekton.js';
import { App } from '../../../src/app.js';
import { system, TektonPipelineRun, TektonTask, TektonTaskRun } from '../../../src/systems/tekton/index.js';
import { only, synthesize, toYaml } from '../../support/synth.js';
import { everything } from './everything.js';
import { pipeline, refused, spec, task, told } from './support.js';

const WARNING = 'cdk8s-runbook/warning';

describe('the objects', () => {
  it('are, of a Task with one step, these', async () => {
    const objects = synthesize((chart) => task({ run: true }, chart));
    await expect(toYaml(objects)).toMatchFileSnapshot('./default.snap.yaml');
  });

  it('show nearly everything', async () => {
    await expect(toYaml(synthesize(everything))).toMatchFileSnapshot('./everything.snap.yaml');
  });
});

it('A11 hello-goodbye is two Tasks, a Pipeline and a PipelineRun of tekton.dev/v1', async () => {
  const objects = Testing.synth(new HelloGoodbyeChart(new App(), 'hello-goodbye'));
  expect(objects.map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`)).toEqual([
    'tekton.dev/v1 Task hello',
    'tekton.dev/v1 Task goodbye',
    'tekton.dev/v1 Pipeline hello-goodbye',
    'tekton.dev/v1 PipelineRun hello-goodbye-run',
  ]);
  expect(only(objects, 'Pipeline').spec).toMatchObject({
    tasks: [{ name: 'hello' }, { name: 'goodbye', runAfter: ['hello'] }],
  });
  await expect(toYaml(objects)).toMatchFileSnapshot('./hello-goodbye.snap.yaml');
});

describe('R112', () => {
  it('a Task alone says that nothing will run, and a Pipeline too', () => {
    const objects = synthesize((chart) => {
      task({}, chart);
      pipeline({}, chart);
    });
    expect(only(objects, 'Task').metadata.annotations).toEqual({
      [WARNING]:
        'Nothing in this app runs this Task: it is only a definition until a TaskRun or PipelineRun names it.',
    });
    expect(only(objects, 'Pipeline').metadata.annotations).toEqual({
      [WARNING]:
        'Nothing in this app runs this Pipeline: it is only a definition until a PipelineRun names it.',
    });
  });

  it.each([
    ['a run of its own', () => task({ run: true })],
    [
      'a Pipeline, made before it',
      () => {
        const { chart } = { chart: new HelloGoodbyeChart(new App(), 'c') };
        pipeline({ tasks: [{ name: 'a', taskRef: { name: 'build' } }] }, chart);
        return task({ namespace: 'default' }, chart);
      },
    ],
    [
      'a run in another namespace, by the cluster resolver',
      () => {
        const made = task({});
        new TektonTaskRun(made, 'run', {
          name: 'run',
          namespace: 'other',
          taskRef: {
            resolver: 'cluster',
            params: [
              { name: 'kind', value: 'task' },
              { name: 'name', value: 'build' },
              { name: 'namespace', value: 'default' },
            ],
          },
        });
        return made;
      },
    ],
  ])('a Task with %s does not', (_, make) => {
    const chart = make().node.root.node.children[0];
    // The root's one child is the chart.
    const objects = Testing.synth(chart as never);
    expect(only(objects, 'Task', 'build').metadata.annotations).toBeUndefined();
  });

  it('a run in another namespace is no run of it', () => {
    const objects = synthesize((chart) => {
      task({ namespace: 'a' }, chart);
      new TektonTaskRun(chart, 'run', { name: 'run', namespace: 'b', taskRef: { name: 'build' } });
    });
    expect(only(objects, 'Task').metadata.annotations).toHaveProperty([WARNING]);
  });

  it('run takes what the run is to be given', () => {
    const objects = synthesize((chart) =>
      task({ params: [{ name: 'x' }], run: { name: 'again', params: [{ name: 'x', value: '1' }] } }, chart),
    );
    expect(only(objects, 'TaskRun', 'again').spec).toMatchObject({
      taskRef: { name: 'build' },
      params: [{ name: 'x', value: '1' }],
    });
    expect(refused(() => task({ params: [{ name: 'x' }], run: true }))).toEqual([
      ['/run/params', 'The Task needs the param "x", which has no default.'],
    ]);
  });
});

describe('steps', () => {
  const steps = (props: object) => {
    // The Task's own shape.
    const { steps, stepTemplate } = only(
      synthesize((chart) => task(props, chart)),
      'Task',
    ).spec as {
      steps: { name: string }[];
      stepTemplate: object;
    };
    return { steps, stepTemplate };
  };

  it('always have a name, as Tekton itself would give it', () => {
    const image = 'docker.io/library/alpine:3.22';
    const made = steps({ steps: [{ image }, { name: 'b', image }, { image }] });
    expect(made.steps.map(({ name }) => name)).toEqual(['unnamed-0', 'b', 'unnamed-2']);
    const [run] = synthesize(
      (chart) =>
        new TektonPipelineRun(chart, 'run', {
          name: 'run',
          pipelineSpec: { tasks: [{ name: 'a', taskSpec: { steps: [{ image }] } }] },
        }),
    );
    expect(run?.spec).toMatchObject({
      pipelineSpec: { tasks: [{ taskSpec: { steps: [{ name: 'unnamed-0' }] } }] },
    });
  });

  it('may do nothing that was not asked for, unless the image is to decide', () => {
    expect(steps({}).stepTemplate).toMatchObject({
      securityContext: { runAsNonRoot: true, runAsUser: 65532, readOnlyRootFilesystem: true },
    });
    expect(steps({ security: 'image' }).stepTemplate).toEqual({
      computeResources: { requests: { cpu: '50m', memory: '64Mi' } },
    });
  });

  it('run in Pods without a token, unless it is asked for', () => {
    const podTemplate = (run: unknown) => {
      // The TaskRun's own shape.
      const { spec } = only(
        synthesize((chart) => task({ run }, chart)),
        'TaskRun',
      ) as unknown as { spec: { podTemplate: object } };
      return spec.podTemplate;
    };
    expect(podTemplate(true)).toEqual({
      automountServiceAccountToken: false,
      securityContext: { fsGroup: 65532 },
    });
    expect(podTemplate({ podTemplate: { automountServiceAccountToken: true } })).toMatchObject({
      automountServiceAccountToken: true,
    });
  });
});

describe('names of other objects', () => {
  it('that are almost those in the app are refused when it is synthesized', () => {
    expect(
      told((chart) => {
        pipeline({ tasks: [{ name: 'a', taskRef: { name: 'biuld' } }] }, chart);
        task({}, chart);
      }),
    ).toEqual([
      'Pipeline release /spec/tasks/0/taskRef/name: There is no Task "biuld" in this app. Did you mean "build"? ' +
        "Correct it; if another one is meant that is in the cluster, name it with resolver: 'cluster'.",
    ]);
  });

  it('that are like none of them may be in the cluster', () => {
    expect(
      told((chart) => {
        pipeline({ tasks: [{ name: 'a', taskRef: { name: 'git-clone' } }] }, chart);
        task({}, chart);
      }),
    ).toEqual([]);
  });

  it('lead to what they declare: params, workspaces and results are compared', () => {
    const given = (more: object, declared: object) =>
      told((chart) => {
        pipeline({ tasks: [{ name: 'a', taskRef: { name: 'build' }, ...more }] }, chart);
        task(declared, chart);
      }).map((text) => text.replace(/^Pipeline release /, ''));
    expect(given({}, { params: [{ name: 'x' }] })).toEqual([
      '/spec/tasks/0/params: Task build needs the param "x", which has no default. Give it in params.',
    ]);
    expect(given({ params: [{ name: 'x', value: ['1'] }] }, { params: [{ name: 'x' }] })).toEqual([
      '/spec/tasks/0/params/0/value: Task build takes a string as "x"; got ["1"]. Change it.',
    ]);
    expect(given({}, { workspaces: [{ name: 'source' }] })).toEqual([
      '/spec/tasks/0/workspaces: Task build needs the workspace "source". Give it in workspaces of the task.',
    ]);
    const uses = {
      name: 'b',
      taskSpec: spec(),
      when: [{ input: '$(tasks.a.results.shaa)', operator: 'in', values: ['x'] }],
    };
    expect(
      told((chart) => {
        pipeline({ tasks: [{ name: 'a', taskRef: { name: 'build' } }, uses] }, chart);
        task({ results: [{ name: 'sha' }] }, chart);
      }),
    ).toEqual([
      'Pipeline release /spec/tasks/1/when/0/input: $(tasks.a.results.shaa): the task has no result "shaa". ' +
        'Did you mean "sha"? It has sha.',
    ]);
  });

  it('are taken from the constructs', () => {
    const objects = synthesize((chart) => {
      const { name } = new TektonTask(chart, 't', { name: 'build', ...spec() });
      new TektonTaskRun(chart, 'r', { name: 'r', taskRef: { name } });
    });
    expect(only(objects, 'TaskRun').spec).toMatchObject({ taskRef: { name: 'build' } });
  });
});

it('a run stands after its Pipeline, and that after its Tasks, whatever the order they were made in', () => {
  const app = new App();
  const chart = new Chart(app, 'test');
  new TektonPipelineRun(chart, 'r', { name: 'r', pipelineRef: { name: 'release' } });
  pipeline({ tasks: [{ name: 'a', taskRef: { name: 'build' } }] }, chart);
  task({}, chart);
  const kinds = app.synthYaml().matchAll(/^kind: (.*)$/gm);
  expect([...kinds].map(([, kind]) => kind)).toEqual(['Task', 'Pipeline', 'PipelineRun']);
  expect(app.synthYaml()).not.toMatch(/annotations|warning/);
});

it('the catalog names every recipe of the room', () => {
  expect(system.constructs.flatMap(({ fixes }) => Object.keys(fixes))).toEqual(['R112', 'R112']);
});
