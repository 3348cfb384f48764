import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleGroups } from '../../src/check/all-rules.js';
import { documents } from '../../src/cli/explain/systems.js';
import { run } from '../../src/cli/run.js';
import { allRisks } from '../../src/diff/risks/all-risks.js';
import { factsOfRelease } from '../../src/kubernetes/facts/releases.js';
import { roomKinds } from '../../src/kubernetes/facts/room-kinds.js';
import { messages } from '../../src/model/messages.js';
import { temporaryFolder } from '../support/folder.js';

async function explain(names: readonly string[], cwd = temporaryFolder()) {
  const io = { out: '', err: '' };
  const status = await run(['explain', ...names], {
    cwd,
    env: {},
    out: (text) => {
      io.out += text;
    },
    err: (text) => {
      io.err += text;
    },
    isTerminal: false,
  });
  return { status, ...io };
}

const crd = (kind: string, plural: string, group = 'example.com') =>
  JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Cluster',
      names: { kind, plural, singular: kind.toLowerCase(), shortNames: ['gd'] },
      versions: ['v1alpha1', 'v1', 'v2beta1'].map((name) => ({
        name,
        served: true,
        storage: name === 'v1',
        deprecated: name === 'v1alpha1',
        schema: {
          openAPIV3Schema: { type: 'object', description: `A gadget of ${name}.`, properties: { spec } },
        },
      })),
    },
  });
const spec = {
  type: 'object',
  required: ['size'],
  'x-kubernetes-validations': [{ rule: 'self.size <= self.max', message: 'size must not exceed max' }],
  properties: {
    size: { type: 'integer', minimum: 1, maximum: 10, default: 3, description: 'How big it is.' },
    max: { type: 'integer', maximum: 11, exclusiveMaximum: true },
    color: { type: 'string', enum: ['red', 'blue'], nullable: true },
    code: { type: 'string', pattern: '^[a-z]+$', minLength: 1, maxLength: 5, format: 'byte' },
    tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set', maxItems: 4 },
    parts: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name', 'kind'],
      items: {
        type: 'object',
        properties: { name: { type: 'string', description: 'Its name.' }, kind: { type: 'string' } },
      },
    },
    free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    either: { anyOf: [{ required: ['a'] }, { required: ['b'] }] },
  },
};

describe('runbook explain of a kind', () => {
  it('tells its fields, and what it is called besides', async () => {
    const { status, out } = await explain(['deploy']);
    expect(status).toBe(0);
    expect(out).toContain(
      'Deployment  apps/v1, Kubernetes 1.37\n  scope  in a namespace\n  names  deployments, deploy\n',
    );
    expect(out).toContain('    spec        object, required\n');
  });

  it.each([
    ['Deployment.spec.template.spec.containers', 'list of objects, required', 'one item for each name'],
    [
      'apps/v1/Deployment.spec.template.spec.containers[0].ports[*].containerPort',
      'integer',
      'port-out-of-range',
    ],
    ['PO.spec.restartPolicy', 'string', '"Always", "Never", "OnFailure"'],
    ['ingresses.networking.k8s.io.spec.rules.host', 'string', 'Ingress.spec.rules.host'],
    ['pod.spec.containers.resources.limits', 'map of quantities', 'Kubernetes 1.37'],
    ['svc.spec.ports.targetPort', 'integer or string', 'v1, Kubernetes 1.37'],
    ['svc.metadata.labels.app', 'string', 'Service.metadata.labels.app'],
  ])('tells what a field takes: %s', async (name, ...texts) => {
    const { status, out } = await explain([name]);
    expect(status).toBe(0);
    for (const text of texts) expect(out).toContain(text);
  });

  it('tells since when there is a field, and that it went', async () => {
    const { out } = await explain(['Pod.spec.containers']);
    expect(out).toMatch(/ restartPolicy +string, since 1\.28\n/);
    expect((await explain(['Pod.spec.hostnameOverride'])).out).toContain('known  since 1.34\n');
    const flow = await explain(['flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema', '--kubernetes', '1.27']);
    expect(flow.out).toContain('known  until 1.31\n');
  });

  it('looks at the release that is asked for, by the project or on the command line', async () => {
    const project = temporaryFolder({ 'cdk8s.yaml': 'runbook:\n  kubernetes: "1.27,1.33"\n' });
    expect((await explain(['Pod.spec.restartPolicy'], project)).out).toContain('Kubernetes 1.33');
    expect((await explain(['Pod.spec.hostnameOverride'], project)).err).toContain(
      'has no field "hostnameOverride"',
    );
    const newest = await explain(['Pod.spec.hostnameOverride', '--kubernetes', '1.37'], project);
    expect(newest.status).toBe(0);
  });

  it('shows every version, the most stable and newest first', async () => {
    const { out } = await explain(['hpa']);
    expect(out.match(/^HorizontalPodAutoscaler {2}\S+,/gm)).toEqual([
      'HorizontalPodAutoscaler  autoscaling/v2,',
      'HorizontalPodAutoscaler  autoscaling/v1,',
    ]);
    expect((await explain(['autoscaling/v1/hpa'])).out).not.toContain('autoscaling/v2');
  });

  it('tells what took the place of a version that is gone', async () => {
    const { out } = await explain(['batch/v1beta1/CronJob']);
    expect(out).toContain('served no more since Kubernetes 1.25');
    expect(out).toContain('batch/v1');
  });

  it('names the construct that makes a kind of ours', async () => {
    expect((await explain(['StepAction'])).out).toContain(
      'made by  TektonStepAction (cdk8s-runbook/systems/tekton)',
    );
    expect((await explain(['Deployment'])).out).not.toContain('made by');
  });

  it('tells the facts and the words of a CRD that is given', async () => {
    const folder = temporaryFolder({ 'crds/gadgets.json': crd('Gadget', 'gadgets') });
    const { out } = await explain(['example.com/v1/gd.spec', '--schemas', 'crds'], folder);
    expect(out).toMatch(/^Gadget\.spec {2}example\.com\/v1\n/);
    expect(out).toContain('rule  self.size <= self.max\n        size must not exceed max\n');
    const about = async (field: string) =>
      (await explain([`example.com/v1/Gadget.spec.${field}`, '--schemas', 'crds'], folder)).out;
    expect(await about('size')).toContain(
      'about    How big it is.\n  type     integer, required\n  limits   at least 1, at most 10\n  default  3\n',
    );
    expect(await about('max')).toContain('less than 11');
    expect(await about('color')).toMatch(/enum +"red", "blue"\n +null +allowed\n/);
    expect(await about('code')).toMatch(
      /format +byte\n +pattern +\^\[a-z]\+\$\n +limits +at least 1 characters, at most 5 characters/,
    );
    expect(await about('tags')).toMatch(
      /list of strings\n +limits +at most 4 items\n +list +set: no item twice/,
    );
    expect(await about('parts')).toContain('map: one item for each name + kind');
    expect(await about('parts.name')).toContain('Its name.');
    expect(await about('free')).toContain('fields that are not known are kept');
    expect(await about('either')).toContain('any of  {"required":["a"]}, {"required":["b"]}');
  });

  it('takes CRDs from cdk8s.yaml, and tells what is deprecated', async () => {
    const folder = temporaryFolder({
      'cdk8s.yaml': 'runbook:\n  schemas: [crds]\n',
      'crds/g.json': crd('Gadget', 'gadgets'),
    });
    const { out } = await explain(['gadgets'], folder);
    expect(out.match(/^Gadget {2}\S+/gm)).toEqual(
      ['v1', 'v2beta1', 'v1alpha1'].map((name) => `Gadget  example.com/${name}`),
    );
    expect(out).toContain('deprecated  version v1alpha1 is deprecated');
    expect(out).toContain('scope  the cluster');
  });

  it('says which field there is instead of one that is none', async () => {
    const { status, err } = await explain(['Deployment.spec.templat.spec']);
    expect(status).toBe(2);
    expect(err).toContain('Deployment.spec (apps/v1) has no field "templat". Did you mean "template"?');
  });
});

describe('runbook explain of anything else', () => {
  it.each([
    ['a rule', 'port-out-of-range', 'fix  Choose a number from 1 to 65535.'],
    ['a risk', 'selector-changed', 'told by runbook diff'],
    ['an error', 'OUTPUT_NOT_OURS', 'take it over with --adopt'],
    ['an error in small letters', 'output_not_ours', 'take it over with --adopt'],
    ['a recipe', 'R001', 'MetricsServerWithFixes  kubeletTls'],
    ['a recipe in small letters', 'r001', 'MetricsServerWithFixes  kubeletTls'],
    [
      'a construct',
      'MetricsServerWithFixes',
      "import { MetricsServerWithFixes } from 'cdk8s-runbook/systems/metrics-server';",
    ],
    ['the props of a construct', 'MetricsServerWithFixes', "Which of a node's addresses to ask, best first."],
  ])('tells about %s', async (_, name, text) => {
    const { status, out } = await explain([name]);
    expect([status, out]).toEqual([0, expect.stringContaining(text)]);
  });

  it('knows every rule, risk, error, construct, recipe and kind there is', async () => {
    const constructs = documents().systems.flatMap((system) => system.constructs);
    const names = [
      ...ruleGroups.flatMap(({ rules }) => rules.map(({ id }) => id)),
      ...allRisks.map(({ id }) => id),
      ...Object.keys(messages),
      ...constructs.flatMap(({ name, fixes }) => [name, ...Object.keys(fixes)]),
      ...Object.keys(factsOfRelease('1.37').kinds),
      ...Object.keys(roomKinds()),
    ];
    for (const name of names) expect(await explain([name])).toMatchObject({ status: 0, err: '' });
  });

  it('does not need a project that can be read for what is no kind', async () => {
    const broken = temporaryFolder({ 'cdk8s.yaml': 'runbook: 3\n' });
    expect((await explain(['port-out-of-range'], broken)).status).toBe(0);
    expect((await explain(['Pod'], broken)).err).toContain('runbook must be a map');
  });

  it('shows several in the order in which they were asked for', async () => {
    const { out } = await explain(['R001', 'Namespace', 'name-invalid']);
    expect(out.match(/^\S+/gm)).toEqual(['R001', 'Namespace', 'name-invalid']);
  });

  it.each([
    ['podz', 'Did you mean "Pod"?'],
    ['port-out-of-rang', 'Did you mean "port-out-of-range"?'],
    ['CHECK_FAILD', 'Did you mean "CHECK_FAILED"?'],
    ['MetricServerWithFixes', 'Did you mean "MetricsServerWithFixes"?'],
    ['zzzzzzzz', 'Nothing is called "zzzzzzzz".'],
    ['', 'Nothing is called "".'],
    ['__proto__', 'Nothing is called "__proto__".'],
    ['Pod.__proto__', 'Pod (v1) has no field "__proto__"'],
    ['v2/Pod', 'Nothing is called "v2/Pod".'],
  ])('says what %j might mean', async (name, text) => {
    expect(await explain([name])).toEqual({ status: 2, out: '', err: expect.stringContaining(text) });
  });

  it('needs a name', async () => {
    expect((await explain([])).err).toContain('runbook explain needs a name.');
  });

  it('takes whatever it is given, and is never the one at fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        fc.pre(!text.startsWith('-'));
        const names = [text, `Pod.${text}`, `${text}/Pod`, `Pod.spec.${text}.x`];
        for (const name of names.filter((one) => !one.startsWith('-')))
          expect([0, 2]).toContain((await explain([name])).status);
      }),
      { numRuns: 30 },
    );
  });
});
