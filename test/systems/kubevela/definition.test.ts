import { App, Chart, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { VelaDefinitionsChart } from '../../../charts/kubevela.js';
import { KubeVelaApp, KubeVelaComponentDefinition } from '../../../src/systems/kubevela/index.js';
import { ComponentDefinition } from '../../../src/systems/kubevela/kinds.js';
import { crdsOf, disagreements } from '../../support/crds.js';
import { only, toYaml } from '../../support/synth.js';
import { definitionOf, refusalsOf } from './support.js';

const small = 'output: {image: parameter.image}\nparameter: {image: string}\n';

function refused(template: string, more: object = {}) {
  return refusalsOf(() => definitionOf({ name: 'x', template, ...more }));
}

describe('a component definition', () => {
  it('of the notes is made of this', async () => {
    const objects = Testing.synth(new VelaDefinitionsChart(new App(), 'test'));
    await expect(toYaml(objects)).toMatchFileSnapshot('./definition.snap.yaml');
  });

  it('agrees with its CRD', () => {
    expect(disagreements(ComponentDefinition, crdsOf('kubevela'))).toEqual([]);
  });

  it('is in vela-system for every application, whatever namespace its chart has', () => {
    const chart = new Chart(new App(), 'test', { namespace: 'team' });
    new KubeVelaComponentDefinition(chart, 'definition', { name: 'x', template: small });
    expect(only(Testing.synth(chart), 'ComponentDefinition').metadata).toEqual({
      name: 'x',
      namespace: 'vela-system',
    });
  });

  it('is printed as it is read: no blanks at the ends of lines, one newline at the end', () => {
    const [object] = definitionOf({ name: 'x', template: `\n${small.replaceAll('\n', '  \t\r\n')}\n\n` });
    expect(object?.spec).toMatchObject({ schematic: { cue: { template: small } } });
  });

  it.each([
    [
      'a brace that is not closed',
      'output: {\n  a: [1\n}',
      'Line 3 of the template: "}" does not close the "[" of line 2.',
    ],
    ['a brace that is left open', 'output: {\n  a: {\n  }\n', 'Line 1 of the template: "{" is never closed.'],
    ['a brace that closes nothing', 'output: {}\n}', 'Line 2 of the template: "}" closes nothing.'],
    [
      'a text that is not closed',
      'output: a: "b\n',
      'Line 1 of the template: the text that begins with " is never closed.',
    ],
    [
      'a long text that is not closed',
      'output: a: """\n  b\n',
      'Line 1 of the template: the text that begins with """ is never closed.',
    ],
    [
      'a raw text that is not closed',
      'output: a: #"b"\n',
      'Line 1 of the template: the text that begins with #" is never closed.',
    ],
    [
      'an expression in a text that is not closed',
      'output: a: "\\(b"\n',
      'Line 1 of the template: the text that begins with " is never closed.',
    ],
  ])('is refused with %s', (_, template, what) => {
    expect(refused(template)).toMatchObject([{ code: 'PROP_INVALID', at: '/template', what }]);
  });

  it.each([
    ['brackets in texts and comments', 'output: {a: "}", b: \'{\' // }\n}'],
    ['escaped quotes', 'output: a: "\\"{"'],
    ['texts in expressions in texts', 'output: a: "x-\\(b["c"] + "\\(d)")-y"'],
    ['long texts with quotes and braces', 'output: a: """\n  "{" \\\n  "" }\n  """'],
    ['raw texts', 'output: a: #"\\(no) " { \\#(context.name)"#'],
    ['its output in an if', 'if context.x != _|_ {\n  output: {a: 1}\n}'],
    ['bytes', "output: a: '''\n  }}}\n  '''"],
  ])('may have %s', (_, template) => {
    expect(definitionOf({ name: 'x', template })).toHaveLength(1);
  });

  it('is refused with a parameter that is not declared', () => {
    expect(refused('output: {a: parameter.imge}\nparameter: {image: string}\n')).toEqual([
      {
        code: 'PROP_INVALID',
        at: '/template',
        what: 'Line 1 of the template: there is no parameter "imge". Did you mean "image"?',
        fix: 'Declare it in parameter: { … }.',
      },
      {
        code: 'PROP_INVALID',
        at: '/template',
        what: 'Line 2 of the template: the parameter "image" is used nowhere, so that setting it changes nothing.',
        fix: 'Use it, or remove it.',
      },
    ]);
  });

  it.each([
    ['by an index', 'output: {a: parameter["image"]}\nparameter: image: string'],
    ['inside a text', 'output: {a: "x:\\(parameter.image)"}\nparameter: {image: string}'],
    ['as a whole', 'output: {a: parameter}\nparameter: {image: string, b?: int}'],
    ['of a definition', 'output: {a: parameter.b}\nparameter: #P\n#P: {b: string}'],
    ['of an open struct', 'output: {a: parameter.b}\nparameter: {...}'],
    ['over several lines', 'output: {a: parameter.b}\nparameter: {\n  b: "x" |\n    "y"\n}'],
  ])('may use a parameter %s', (_, template) => {
    expect(definitionOf({ name: 'x', template })).toHaveLength(1);
  });

  it('is refused without output, and with the head of a vela file', () => {
    expect(refused('outputs: {}')).toMatchObject([
      { what: 'The template has no output, so its components would be nothing.' },
    ]);
    expect(refused('x: {type: "component"}\ntemplate: {output: {}}')).toMatchObject([
      { fix: 'Give only what is inside the braces of "template": the rest is for the command vela.' },
    ]);
  });

  it('is refused with a health policy that says nothing of isHealth, or that is not closed', () => {
    expect(refused(small, { healthPolicy: 'healthy: true' })).toMatchObject([
      { at: '/healthPolicy', what: 'The healthPolicy says nothing of isHealth.' },
    ]);
    expect(refused(small, { customStatus: 'message: "' })).toMatchObject([{ at: '/customStatus' }]);
  });
});

describe('a component of a definition', () => {
  const template = `
output: {a: parameter}
parameter: {
	// +usage=the image
	image:     string
	replicas:  *1 | int
	debug?:    bool
	mode:      "a" | "b"
	env: [...{name: string}]
	labels: [string]: string
}
`;
  const chart = () => new Chart(new App(), 'test');
  const define = (scope: Chart) => new KubeVelaComponentDefinition(scope, 'd', { name: 'mine', template });

  it('is one of an application', () => {
    const scope = chart();
    const component = define(scope).component({
      name: 'a',
      properties: { image: 'a:1', mode: 'a', replicas: 2 },
    });
    new KubeVelaApp(scope, 'app', { name: 'shop', components: [component] });
    expect(only(Testing.synth(scope), 'Application').spec).toEqual({
      components: [{ name: 'a', type: 'mine', properties: { image: 'a:1', mode: 'a', replicas: 2 } }],
    });
  });

  it('is refused with parameters that are missing, unknown or of another type', () => {
    const properties = { imag: 'x', replicas: '2', debug: true };
    expect(refusalsOf(() => define(chart()).component({ name: 'a', properties }))).toMatchObject([
      { what: 'mine.image is required and has no default.' },
      { what: 'mine.mode is required and has no default.' },
      { what: '"imag" is not a prop of mine. Did you mean "image"?' },
      { at: '/replicas', what: 'mine.replicas must be an integer; got "2".' },
    ]);
  });
});
