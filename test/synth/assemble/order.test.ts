import { ApiObject, App as Cdk8sApp, Chart, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { App } from '../../../src/app.js';
import { assemble } from '../../../src/synth/assemble/assemble.js';
import { defaultLayout } from '../../../src/synth/assemble/layout-options.js';
import { Cycle, inOrder } from '../../../src/synth/assemble/topology.js';
import type { AppLike } from '../../../src/synth/assemble/tree.js';
import { contentsOf, temporaryFolder } from '../../support/folder.js';

function add(scope: Construct, name: string, kind = 'ConfigMap'): ApiObject {
  return new ApiObject(scope, `${kind}-${name}`, { apiVersion: 'v1', kind, metadata: { name } });
}

function order(app: App) {
  const { assembly, problems } = assemble(app as unknown as AppLike, defaultLayout);
  const charts = assembly.charts.map(({ path, manifests }) => [
    path,
    manifests.map(({ object }) => object.metadata.name),
  ]);
  return { charts, problems };
}

describe('objects of a chart', () => {
  it('stand in the order in which an apply works the first time', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    for (const kind of [
      'APIService',
      'Widget',
      'Deployment',
      'Service',
      'Secret',
      'ClusterRoleBinding',
      'ClusterRole',
      'ServiceAccount',
      'CustomResourceDefinition',
      'Namespace',
    ]) {
      add(chart, kind.toLowerCase(), kind);
    }
    expect(order(app).charts[0]?.[1]).toEqual([
      'namespace',
      'customresourcedefinition',
      'serviceaccount',
      'clusterrole',
      'clusterrolebinding',
      'secret',
      'service',
      'deployment',
      'widget',
      'apiservice',
    ]);
  });

  it('come after what they depend on, whatever their kind', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    add(chart, 'ns', 'Namespace').addDependency(add(chart, 'job', 'Job'));
    expect(order(app).charts[0]?.[1]).toEqual(['job', 'ns']);
  });

  it('come after everything below a construct that they, or a construct above them, depend on', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    const first = new Construct(chart, 'first');
    const second = new Construct(chart, 'second');
    second.node.addDependency(first);
    add(second, 'a');
    add(second, 'b');
    add(first, 'y');
    add(first, 'z');
    expect(order(app).charts[0]?.[1]).toEqual(['y', 'z', 'a', 'b']);
  });

  it('may depend on the construct that they lie in: on the rest of it', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    const parent = new Construct(chart, 'parent');
    const child = add(parent, 'a');
    add(parent, 'z');
    child.addDependency(parent);
    expect(order(app)).toEqual({ charts: [['c', ['z', 'a']]], problems: [] });
  });

  it('that depend on one another are told with their paths', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    const [a, b, c] = ['a', 'b', 'c'].map((name) => add(chart, name)) as [ApiObject, ApiObject, ApiObject];
    a.addDependency(b);
    b.addDependency(c);
    c.addDependency(a);
    const { problems } = order(app);
    expect(problems).toMatchObject([
      { code: 'DEPENDENCY_CYCLE', origin: { file: 'test/synth/assemble/order.test.ts' } },
    ]);
    expect(problems[0]?.what).toContain('c/ConfigMap-a → c/ConfigMap-b → c/ConfigMap-c → c/ConfigMap-a');
  });

  it('do not depend on the order in which they were made', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const synthesize = (shuffled: readonly string[]) => {
      const app = new App({ check: false });
      const chart = new Chart(app, 'c');
      const made = new Map(shuffled.map((name) => [name, add(chart, name)]));
      made.get('b')?.addDependency(made.get('f') as ApiObject);
      made.get('a')?.addDependency(made.get('b') as ApiObject);
      return app.synthYaml();
    };
    const expected = synthesize(names);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(names, { minLength: names.length }),
        (shuffled) => synthesize(shuffled) === expected,
      ),
    );
  });
});

describe('charts', () => {
  it('come after those nested in them and those that their constructs depend on', () => {
    const app = new App();
    const a = new Chart(app, 'a');
    const b = new Chart(app, 'b');
    const nested = new Chart(a, 'nested');
    add(a, 'x').addDependency(add(b, 'y'));
    add(nested, 'z');
    expect(order(app).charts.map(([path]) => path)).toEqual(['a/nested', 'b', 'a']);
  });

  it('that depend on one another are told with their paths', () => {
    const app = new App();
    const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')];
    a.addDependency(b);
    b.addDependency(a);
    expect(order(app).problems).toMatchObject([{ code: 'DEPENDENCY_CYCLE' }]);
  });

  it('get the numbers that stock cdk8s gives them, with stock file names', () => {
    const build = (app: Cdk8sApp) => {
      const charts = ['d', 'a', 'c', 'b'].map((id) => new Chart(app, id));
      for (const [index, chart] of charts.entries()) add(chart, `o${index}`);
      charts[3]?.addDependency(charts[0] as Chart);
      charts[0]?.addDependency(charts[2] as Chart);
      add(new Chart(charts[1] as Chart, 'nested'), 'n');
      app.synth();
    };
    const [stock, ours] = [temporaryFolder(), temporaryFolder()];
    build(new Cdk8sApp({ outdir: stock }));
    build(new App({ outdir: ours, fileNames: 'stock', check: false }));
    const { '.runbook.lock': _, ...files } = contentsOf(ours);
    expect(files).toEqual(contentsOf(stock));
  });
});

describe('the topological order', () => {
  it('is linear: a 200-layer diamond visits each node once', () => {
    const visits = new Map<string, number>();
    const needs = (node: string): string[] => {
      visits.set(node, (visits.get(node) ?? 0) + 1);
      const layer = Number(node.slice(1));
      return layer === 0 ? [] : [`a${layer - 1}`, `b${layer - 1}`];
    };
    expect(inOrder(['a200', 'b200'], needs)).toHaveLength(402);
    expect(new Set(visits.values())).toEqual(new Set([1]));
  });

  it('does not exhaust the stack on a long chain', () => {
    expect(inOrder([100_000], (n) => (n === 0 ? [] : [n - 1]))[0]).toBe(0);
  });

  it('puts every node after what it needs, once', () => {
    const graph = fc
      .integer({ min: 1, max: 30 })
      .chain((size) =>
        fc
          .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 80 })
          .map((edges) => ({ size, edges: edges.filter(([a, b]) => a > b) })),
      );
    fc.assert(
      fc.property(graph, ({ size, edges }) => {
        const sorted = inOrder(
          Array.from({ length: size }, (_, i) => i),
          (n) => edges.filter(([a]) => a === n).map(([, b]) => b),
        );
        expect([...sorted].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
        for (const [a, b] of edges) expect(sorted.indexOf(a)).toBeGreaterThan(sorted.indexOf(b));
      }),
    );
  });

  it('names the nodes of a circle and no others', () => {
    const needs: Record<string, string[]> = { start: ['a'], a: ['b'], b: ['a'] };
    expect(() => inOrder(['start'], (node) => needs[node] ?? [])).toThrow(Cycle);
    try {
      inOrder(['start'], (node) => needs[node] ?? []);
    } catch (error) {
      expect((error as Cycle<string>).nodes).toEqual(['a', 'b', 'a']);
    }
  });
});

describe('the four output types', () => {
  const build = (app: Cdk8sApp) => {
    for (const id of ['one', 'two']) add(new Chart(app, id), id);
    app.synth();
  };
  it.each([
    [YamlOutputType.FILE_PER_APP, ['app.k8s.yaml']],
    [YamlOutputType.FILE_PER_CHART, ['one.k8s.yaml', 'two.k8s.yaml']],
    [YamlOutputType.FILE_PER_RESOURCE, ['ConfigMap.one.k8s.yaml', 'ConfigMap.two.k8s.yaml']],
    [
      YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
      ['one/ConfigMap.one.k8s.yaml', 'two/ConfigMap.two.k8s.yaml'],
    ],
  ])('write what stock writes: %s', (yamlOutputType, paths) => {
    const [stock, ours] = [temporaryFolder(), temporaryFolder()];
    build(new Cdk8sApp({ outdir: stock, yamlOutputType }));
    build(new App({ outdir: ours, yamlOutputType, check: false }));
    const { '.runbook.lock': ledger, ...files } = contentsOf(ours);
    expect(files).toEqual(contentsOf(stock));
    expect(Object.keys(files)).toEqual(paths);
    expect(ledger).toContain('ConfigMap/one');
  });
});

describe('a chart of 5,000 objects in a chain', () => {
  it('is put in order, each object after the one that it depends on', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    const made = Array.from({ length: 5_000 }, (_, i) => add(chart, `o${i}`));
    made.forEach((object, i) => {
      if (i > 0) made[i - 1]?.addDependency(object);
    });
    const names = order(app).charts[0]?.[1] as string[];
    expect(names).toEqual(made.map(({ name }) => name).reverse());
  });
});
