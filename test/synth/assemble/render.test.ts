import { ApiObject, App as Cdk8sApp, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { ConfigMap, k8s } from 'cdk8s-plus-27';
import { describe, expect, it } from 'vitest';
import { App, type AppProps } from '../../../src/app.js';
import type { KubernetesObject } from '../../../src/model/manifest.js';
import { assemble } from '../../../src/synth/assemble/assemble.js';
import { defaultLayout } from '../../../src/synth/assemble/layout-options.js';
import type { AppLike } from '../../../src/synth/assemble/tree.js';

const head = { apiVersion: 'v1', kind: 'ConfigMap' };

function assembled(build: (chart: Chart) => void, props: AppProps = {}) {
  const app = new App({ outdir: 'unused', ...props });
  build(new Chart(app, 'chart'));
  return assemble(app as unknown as AppLike, defaultLayout);
}

function render(build: (chart: Chart) => void, props?: AppProps): KubernetesObject[] {
  const { assembly, problems } = assembled(build, props);
  expect(problems).toEqual([]);
  return assembly.charts.flatMap(({ manifests }) => manifests.map(({ object }) => object));
}

function renderOne(props: object): KubernetesObject {
  const [object] = render(
    (chart) => new ApiObject(chart, 'o', { ...head, metadata: { name: 'o' }, ...props } as never),
  );
  if (!object) throw new Error('no object');
  return object;
}

function problemsWith(build: (chart: Chart) => void) {
  return assembled(build).problems;
}

function problemsOfValue(value: unknown) {
  return problemsWith((chart) => new ApiObject(chart, 'o', { ...head, data: value } as never));
}

describe('what survives', () => {
  it('keeps an empty string, 0, false, an empty list and an empty map', () => {
    const data = { text: '', zero: 0, no: false, list: [], map: {} };
    expect(renderOne({ data })).toMatchObject({ data });
    expect(Object.keys(renderOne({ data }).data as object)).toEqual(['list', 'map', 'no', 'text', 'zero']);
  });

  it('takes null and undefined in a map for a field that is not set, as cdk8s does', () => {
    expect(renderOne({ data: { a: null, b: undefined, c: 1 } })).toHaveProperty('data', { c: 1 });
  });

  it('keeps a null in a list: the enum of a nullable field has one', () => {
    expect(renderOne({ data: { enum: ['x', null] } })).toHaveProperty('data.enum', ['x', null]);
  });

  it('keeps a null that a JSON patch sets', () => {
    const [object] = render((chart) => {
      const made = new ApiObject(chart, 'o', { ...head, data: {} } as never);
      made.addJsonPatch(JsonPatch.add('/data/key', null));
    });
    expect(object?.data).toEqual({ key: null });
  });

  it('writes a Date as its ISO 8601 text, in plain objects and in typed ones', () => {
    const date = new Date(Date.UTC(2026, 0, 2));
    expect(renderOne({ data: { date } })).toHaveProperty('data.date', '2026-01-02T00:00:00.000Z');
    const [lease] = render((chart) => new k8s.KubeLease(chart, 'l', { spec: { renewTime: date } }));
    expect(lease).toHaveProperty('spec.renewTime', '2026-01-02T00:00:00.000Z');
  });

  it('takes the value out of a union, in plain objects too', () => {
    expect(renderOne({ spec: { port: k8s.IntOrString.fromNumber(80) } })).toHaveProperty('spec.port', 80);
    const [service] = render((chart) => {
      new k8s.KubeService(chart, 's', {
        spec: { ports: [{ port: 1, targetPort: k8s.IntOrString.fromString('web') }] },
      });
    });
    expect(service).toHaveProperty('spec.ports', [{ port: 1, targetPort: 'web' }]);
  });

  it('keeps a key named __proto__', () => {
    const data = JSON.parse('{"__proto__":"kept","b":"c"}');
    expect(Object.entries(renderOne({ data }).data as object)).toEqual([
      ['__proto__', 'kept'],
      ['b', 'c'],
    ]);
  });

  it('resolves lazy values, each once', () => {
    let calls = 0;
    const value = Lazy.any({ produce: () => ({ calls: ++calls }) });
    expect(renderOne({ data: value })).toHaveProperty('data', { calls: 1 });
    expect(calls).toBe(1);
  });

  it('leaves out labels that turn out to be empty', () => {
    const labels = Lazy.any({ produce: () => ({}) }) as Record<string, string>;
    const [object] = render((chart) => {
      new ApiObject(chart, 'o', { ...head, metadata: { name: 'o' } }).metadata.add('labels', labels);
    });
    expect(object?.metadata).toEqual({ name: 'o' });
  });

  it('lets resolvers of the app replace any value', () => {
    const resolver = {
      resolve: (context: { value: unknown; replaceValue(v: unknown): void }) => {
        if (context.value === 'secret') context.replaceValue('resolved');
      },
    };
    const [object] = render(
      (chart) => new ApiObject(chart, 'o', { ...head, data: { a: 'secret' } } as never),
      {
        resolvers: [resolver as never],
      },
    );
    expect(object).toHaveProperty('data.a', 'resolved');
  });

  it('renders what stock cdk8s renders, for plain and for typed objects', () => {
    const build = (chart: Chart) => {
      new k8s.KubeDeployment(chart, 'd', {
        metadata: { name: 'd', labels: { a: 'b' }, annotations: { c: 'd' } },
        spec: {
          selector: { matchLabels: { a: 'b' } },
          template: { spec: { containers: [{ name: 'c', image: 'i:1' }] } },
        },
      });
      new ApiObject(chart, 'x', {
        apiVersion: 'e.io/v1',
        kind: 'X',
        spec: { z: 1, a: [{ y: 2, b: 3 }] },
      } as never);
      new ConfigMap(chart, 'cm', { data: { k: 'v' } });
    };
    const chart = new Chart(new Cdk8sApp(), 'chart');
    build(chart);
    const sorted = (objects: readonly KubernetesObject[]) =>
      [...objects].sort((a, b) => (a.kind < b.kind ? -1 : 1));
    expect(JSON.stringify(sorted(render(build)))).toBe(JSON.stringify(sorted(Testing.synth(chart))));
  });

  it('leaves cdk8s as it was: chart.toJson() after a synthesis is its own', () => {
    const before = ApiObject.prototype.toJson;
    render((chart) => new k8s.KubeNamespace(chart, 'n'));
    expect(ApiObject.prototype.toJson).toBe(before);
    expect(Object.getOwnPropertyDescriptor(k8s.KubeNamespace.prototype, 'toJson')?.value.name).toBe('toJson');
  });

  it('uses the toJson of a class that a user derived', () => {
    class Labelled extends ApiObject {
      override toJson() {
        const { data: _, ...rest } = super.toJson();
        return { ...rest, immutable: true };
      }
    }
    const [object] = render((chart) => new Labelled(chart, 'o', { ...head, data: { a: 'b' } } as never));
    expect(object).toHaveProperty('immutable', true);
    expect(object).not.toHaveProperty('data');
  });

  it('uses the toJson of a chart that a user derived', () => {
    class Wrapped extends Chart {
      override toJson() {
        return super.toJson().map((object) => ({ ...object, extra: true }));
      }
    }
    const app = new App({ outdir: 'unused' });
    new ApiObject(new Wrapped(app, 'w'), 'o', { ...head, metadata: { name: 'o' } });
    const { assembly } = assemble(app as unknown as AppLike, defaultLayout);
    expect(assembly.charts[0]?.manifests[0]).toMatchObject({ object: { extra: true }, construct: 'w' });
  });
});

describe('generateName', () => {
  it('drops the name that cdk8s invents beside it', () => {
    const { metadata } = renderOne({ metadata: { generateName: 'run-' } });
    expect(metadata).toEqual({ generateName: 'run-' });
  });

  it('keeps a name that the user gave beside it', () => {
    expect(renderOne({ metadata: { generateName: 'run-', name: 'mine' } }).metadata).toEqual({
      generateName: 'run-',
      name: 'mine',
    });
  });
});

describe('what is refused', () => {
  const refused: [string, unknown, string, RegExp][] = [
    ['an undefined in a list', { a: [undefined] }, '/data/a/0', /^nothing has no form/],
    ['NaN', { a: Number.NaN }, '/data/a', /^NaN/],
    ['Infinity', { a: -Infinity }, '/data/a', /^-Infinity/],
    ['a bigint', { a: 1n }, '/data/a', /^1n/],
    ['a function', { 'a/b': () => 1 }, '/data/a~1b', /^the function/],
    ['a symbol', { a: Symbol('s') }, '/data/a', /^Symbol\(s\)/],
    ['a Map', { a: new Map() }, '/data/a', /^an instance of Map/],
    ['an invalid Date', { a: new Date('x') }, '/data/a', /^a Date \(invalid\)/],
    ['a regular expression', { a: /x/ }, '/data/a', /^an instance of RegExp/],
  ];
  it.each(refused)('refuses %s', (_, value, at, what) => {
    const [problem, ...rest] = problemsOfValue(value);
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({
      code: 'VALUE_UNPRINTABLE',
      at,
      construct: 'chart/o',
      what: expect.stringMatching(what),
    });
  });

  it('tells all of them at once', () => {
    expect(problemsOfValue({ a: Number.NaN, b: [undefined], c: 1n })).toHaveLength(3);
  });

  it('refuses a value that refers to itself, however it branches', () => {
    const loop: Record<string, unknown> = {};
    loop.a = [loop, loop];
    expect(problemsOfValue(loop)).toMatchObject([
      { code: 'VALUE_UNPRINTABLE', what: expect.stringContaining('refers to itself') },
    ]);
  });

  it('refuses a lazy value that never ends', () => {
    const endless: Lazy = Lazy.any({ produce: () => endless }) as Lazy;
    expect(problemsOfValue(endless)).toMatchObject([{ code: 'VALUE_UNPRINTABLE' }]);
  });

  it("names the construct and line where a lazy value's function throws", () => {
    const value = Lazy.any({
      produce: () => {
        throw new Error('no such zone');
      },
    });
    const [problem] = problemsOfValue(value);
    expect(problem).toMatchObject({
      code: 'RENDER_FAILED',
      construct: 'chart/o',
      what: expect.stringContaining('no such zone'),
    });
    expect(problem?.origin?.file).toBe('test/synth/assemble/render.test.ts');
  });

  it('refuses an object without a kind', () => {
    expect(problemsWith((chart) => new ApiObject(chart, 'o', { apiVersion: 'v1', kind: '' }))).toMatchObject([
      { code: 'IDENTITY_MISSING' },
    ]);
  });
});

describe('what a typed class leaves out', () => {
  const container = { name: 'c', image: 'i:1', restartPolicy: 'Always' };
  const pod = (containers: object[]) => ({ spec: { containers } }) as k8s.KubePodProps;

  it('is an error that names the field, the class and the line', () => {
    const [problem] = problemsWith((chart) => new k8s.KubePod(chart, 'p', pod([container])));
    expect(problem).toMatchObject({
      code: 'VALUE_LOST',
      at: '/spec/containers/0/restartPolicy',
      construct: 'chart/p',
      what: 'The value "Always" was given, but KubePod leaves it out of the manifest.',
      origin: { file: 'test/synth/assemble/render.test.ts' },
    });
  });

  it('is found in a JSON patch too', () => {
    const problems = problemsWith((chart) => {
      new k8s.KubeNamespace(chart, 'n').addJsonPatch(JsonPatch.add('/spec', { finalizer: ['x'] }));
    });
    expect(problems).toMatchObject([{ code: 'VALUE_LOST', at: '/spec/finalizer' }]);
  });

  it('is not what the class only spells differently', () => {
    const schema = { type: 'object', xKubernetesPreserveUnknownFields: true };
    const [crd] = render((chart) => {
      new k8s.KubeCustomResourceDefinition(chart, 'crd', {
        spec: {
          group: 'e.io',
          scope: 'Namespaced',
          names: { kind: 'X', plural: 'xs' },
          versions: [{ name: 'v1', served: true, storage: true, schema: { openApiv3Schema: schema } }],
        },
      });
    });
    expect(JSON.stringify(crd)).toContain('"x-kubernetes-preserve-unknown-fields":true');
  });

  it("is found in cdk8s-plus's ConfigMap, which drops data whose values are all empty", () => {
    const problems = problemsWith((chart) => new ConfigMap(chart, 'cm', { data: { '.keep': '' } }));
    expect(problems).toMatchObject([{ code: 'VALUE_LOST', at: '/data' }]);
  });
});

describe('a list of objects', () => {
  it('is written without the metadata that cdk8s invents for it', () => {
    const [list] = render(
      (chart) => new k8s.KubeConfigMapList(chart, 'l', { items: [{ data: { a: 'b' } }] }),
    );
    expect(list).toMatchObject({ kind: 'ConfigMapList', items: [{ data: { a: 'b' } }] });
  });
});

describe('a chart that makes objects in its own toJson', () => {
  class Made extends Chart {
    made: unknown[] = [];

    override toJson() {
      return [...super.toJson(), ...this.made];
    }
  }

  function assembledWith(made: unknown[]) {
    const app = new App({ outdir: 'unused' });
    const chart = new Made(app, 'made');
    chart.made = made;
    return assemble(app as unknown as AppLike, defaultLayout);
  }

  it('is held to the rules of any other', () => {
    const bad = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { a: Number.NaN } };
    expect(assembledWith([bad]).problems).toMatchObject([{ code: 'VALUE_UNPRINTABLE', construct: 'made' }]);
    expect(assembledWith([{ kind: 'Kustomization' }, null]).problems).toMatchObject([
      { code: 'IDENTITY_MISSING' },
      { code: 'IDENTITY_MISSING' },
    ]);
  });

  it('gets the objects of the chart that it asks, not its own', () => {
    class Umbrella extends Chart {
      other?: Chart;

      override toJson() {
        return [...super.toJson(), ...(this.other?.toJson() ?? []).map((one) => ({ ...one, copied: true }))];
      }
    }
    const app = new App({ outdir: 'unused' });
    const [umbrella, other] = [new Umbrella(app, 'u'), new Chart(app, 'o')];
    umbrella.other = other;
    new ApiObject(other, 'x', { ...head, metadata: { name: 'x' } });
    new ApiObject(umbrella, 'y', { ...head, metadata: { name: 'y' } });
    const { assembly } = assemble(app as unknown as AppLike, defaultLayout);
    const names = assembly.charts.map(({ manifests }) => manifests.map(({ object }) => object.metadata.name));
    expect(names).toEqual([['x'], ['y', 'x']]);
  });
});

describe('JSON patches', () => {
  it('render what they set like any other value', () => {
    const [object] = render((chart) => {
      new ApiObject(chart, 'o', { ...head, data: {} } as never).addJsonPatch(
        JsonPatch.add('/data/lazy', Lazy.any({ produce: () => 3 })),
        JsonPatch.add('/data/port', k8s.IntOrString.fromNumber(80)),
      );
    });
    expect(object?.data).toEqual({ lazy: 3, port: 80 });
  });

  it('are refused where they set what has no form in YAML, or move what is not there', () => {
    const problems = problemsWith((chart) => {
      new ApiObject(chart, 'o', { ...head, data: { a: 'b' } } as never).addJsonPatch(
        JsonPatch.add('/data/nan', Number.NaN),
        JsonPatch.add('/data/map', { deep: new Map() }),
        JsonPatch.move('/data/nope', '/data/there'),
      );
    });
    expect(problems).toMatchObject([
      { code: 'VALUE_UNPRINTABLE', at: '/data/nan' },
      { code: 'VALUE_UNPRINTABLE', at: '/data/map/deep' },
      { code: 'PATCH_FAILED', what: expect.stringContaining('there is no /data/nope') },
    ]);
  });

  const patched =
    (...patches: JsonPatch[]) =>
    (chart: Chart) => {
      new ApiObject(chart, 'o', { ...head, data: { a: 'b' } } as never).addJsonPatch(...patches);
    };

  it('are applied one after the other', () => {
    const [object] = render(
      patched(JsonPatch.add('/data/c', 'd'), JsonPatch.replace('/data/c', 'e'), JsonPatch.remove('/data/a')),
    );
    expect(object?.data).toEqual({ c: 'e' });
  });

  it('are refused where they remove what is not there, instead of doing nothing', () => {
    expect(problemsWith(patched(JsonPatch.remove('/data/z')))).toMatchObject([
      { code: 'PATCH_FAILED', construct: 'chart/o', what: expect.stringContaining('has no effect') },
    ]);
  });

  it('are refused where the parent is missing', () => {
    expect(problemsWith(patched(JsonPatch.add('/spec/replicas', 1)))).toMatchObject([
      { code: 'PATCH_FAILED' },
    ]);
  });

  it('are refused where a test fails', () => {
    expect(problemsWith(patched(JsonPatch.test('/data/a', 'c')))).toMatchObject([{ code: 'PATCH_FAILED' }]);
  });
});
