import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareSets } from '../../src/diff/compare-sets.js';
import { groupChanges, sharedFields } from '../../src/diff/group-changes.js';
import { jsonPatch, leftOutOf } from '../../src/diff/json-patch.js';
import { defineRisk } from '../../src/diff/risk.js';
import { compared, comparedFiles, told } from '../support/compare.js';

const map = (name: string, value = 'x', namespace = 'ns') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\ndata:\n  a: "1"\n  b: "2"\n  c: "3"\n  d: "4"\n  e: ${value}\n`;

describe('objects are matched', () => {
  it('by identity, wherever they have moved', () => {
    const { changes, counts } = comparedFiles(
      { 'a.yaml': map('a'), 'b.yaml': map('b') },
      { 'c/a.yaml': map('a'), 'c/b.yaml': map('b', 'z') },
    );
    expect(changes.map(({ how, object }) => [how, object])).toEqual([['changed', 'ConfigMap/ns/b']]);
    expect([counts.moved, counts.unchanged]).toEqual([1, 1]);
  });

  it('with the one of the same folder, when clusters swap what they have', () => {
    const found = comparedFiles(
      { 'a/m.yaml': map('m', 'x'), 'b/m.yaml': map('m', 'z') },
      { 'a/m.yaml': map('m', 'z'), 'b/m.yaml': map('m', 'x') },
    );
    expect(told(found)).toEqual(['changed data.e "x" -> "z"', 'changed data.e "z" -> "x"']);
  });

  it('by content, when they are renamed or get another hash or namespace', () => {
    expect(told(compared(map('old'), map('new', 'z')))).toEqual([
      'renamed ConfigMap/ns/old as ConfigMap/ns/new',
    ]);
    expect(told(compared(map('conf-7h2k9d8f5m'), map('conf-2c4d6f8g9h', 'z')))).toEqual([
      'renamed ConfigMap/ns/conf-7h2k9d8f5m as ConfigMap/ns/conf-2c4d6f8g9h',
    ]);
    expect(told(compared(map('a'), map('a', 'x', 'other')))).toEqual([
      'renamed ConfigMap/ns/a as ConfigMap/other/a',
    ]);
  });

  it.each([100, 1000])(
    'by the order of their names, when %i that are nearly the same get other ones',
    (count) => {
      const many = (prefix: string, own: string) =>
        Array.from({ length: count }, (_, i) => map(`${prefix}${1000 + i}`, `${own}${i}`)).join('---\n');
      const { changes } = compared(many('a-', 'old'), many('b-', 'new'));
      expect(changes.map(({ how }) => how)).toEqual(Array.from({ length: count }, () => 'renamed'));
      expect(changes.every(({ object, was }) => was?.replace('/a-', '/b-') === object)).toBe(true);
    },
  );

  it('not at all, when they have nothing in common', () => {
    const other =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\ndata:\n  z: "9"\n  y: "8"\n  x: "7"\n';
    expect(told(compared(map('a'), other))).toEqual(['added ConfigMap/b', 'removed ConfigMap/ns/a']);
  });

  it('as the items of lists', () => {
    const list = (value: string) =>
      `apiVersion: v1\nkind: List\nitems:\n- ${map('a', value).trim().replaceAll('\n', '\n  ')}\n`;
    expect(told(compared(map('a'), list('x')))).toEqual([]);
    expect(told(compared(map('a'), list('z')))).toEqual(['changed data.e "x" -> "z"']);
  });
});

describe('what is ambiguous or unreadable has a note', () => {
  const noted = (base: string, head: string) => {
    const { notes, changes } = compared(base, head);
    return [
      ...notes.map(({ kind, side, differs }) => `${kind} ${side} ${differs}`),
      ...told({ changes } as never),
    ];
  };
  it('that is a template of Helm has a remedy for a comparison', () => {
    const { notes } = compared('a: {{ .Values.a }}\n', 'a: {{ .Values.b }}\n');
    expect(notes.map(({ fix }) => fix)).toContain(
      'Compare what it renders: helm template RELEASE CHART | runbook diff BASE -',
    );
  });

  it('where one side is broken', () => {
    expect(noted(map('a'), `${map('a')}  b: [`)).toEqual(['unreadable head true']);
    expect(noted(`${map('a')}  b: [`, `${map('a')}  b: [`)).toEqual([]);
    expect(noted('a: [', 'a: [')).toEqual(['unreadable both false']);
    expect(noted('a: [', 'b: [')).toEqual(['unreadable head true', 'unreadable base true']);
    expect(noted('kind: {{ x }}', 'kind: {{ y }}')).toHaveLength(2);
  });
  it('where a document is no object', () => {
    expect(noted('a: 1', 'a: 2')).toEqual(['not-an-object head true', 'not-an-object base true']);
    expect(noted('- 1', '- 1')).toEqual(['not-an-object both false']);
    expect(noted('# nothing', '\0')).toEqual(['unreadable head true']);
  });
  it('where a file holds an object twice, of which the last counts', () => {
    expect(noted(`${map('a')}---\n${map('a', 'z')}`, `${map('a', 'z')}---\n${map('a')}`)).toEqual([
      'duplicate both true',
      'changed data.e "z" -> "x"',
    ]);
    expect(noted(map('a'), `${map('a')}---\n${map('a')}`)).toEqual(['duplicate head true']);
  });
  it('where nobody knows the kind', () => {
    const thing = (value: number) =>
      `apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\nspec: {list: [{name: a, is: ${value}}]}`;
    expect(noted(thing(1), thing(2))).toEqual([
      'unknown-kind both false',
      'changed spec.list[name=a].is 1 -> 2',
    ]);
  });
  it('where kustomize has files of its own', () => {
    const { notes, changes } = comparedFiles(
      { 'kustomization.yaml': 'patches: [{path: p.yaml}]', 'p.yaml': map('a') },
      { 'kustomization.yaml': 'patches: [{path: p.yaml}]', 'p.yaml': map('a', 'z') },
    );
    expect([changes, notes.map(({ kind, differs }) => [kind, differs])]).toEqual([
      [],
      [['not-an-object', true]],
    ]);
  });
});

describe('secrets are never told', () => {
  const secret = 'hunter2-hunter2';
  const base64 = Buffer.from(secret).toString('base64');
  it.each([
    ['data of a Secret', `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: ${base64}}`],
    ['text of a Secret', `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {a: ${secret}}`],
    [
      'a variable',
      `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, env: [{name: X, value: x}, {name: DB_PASSWORD, value: ${secret}}]}]}`,
    ],
    [
      'a flag',
      `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, args: ["--db-password=${secret}", "--x"]}]}`,
    ],
    ['an entry', `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {"db.password": ${secret}}`],
    [
      'a line of a text',
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x.yaml: |\n    user: a\n    password: ${secret}\n`,
    ],
    [
      'the value after a flag',
      `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, args: ["--token", ${secret}]}]}`,
    ],
    [
      'a header',
      `apiVersion: v1\nkind: Thing\nmetadata: {name: a}\nspec: {httpHeaders: [{name: Authorization, value: Basic ${secret}}]}`,
    ],
    [
      'JSON on one line',
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x.json: '{"user":"a","apiKey":"${secret}"}'}`,
    ],
    [
      'a variable in a text',
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x.yaml: |\n    env:\n    - name: PASSWORD\n      value: ${secret}\n`,
    ],
    [
      'a line below its name, in a text that nobody can read',
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x.cfg: |\n    [weird\n    password: |\n      ${secret}\n`,
    ],
    [
      'what SOPS encrypts',
      `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: "ENC[${secret}]"}\nsops: {mac: "ENC[${secret}]"}`,
    ],
  ])('%s', (_, text) => {
    const other = text.replaceAll(secret, 'other').replaceAll(base64, 'b3RoZXI=');
    const empty = text.replace(/\n(data|stringData|spec|sops).*/s, '\nx: 1');
    for (const [a, b] of [
      [text, other],
      [other, text],
      [empty, text],
      [text, empty],
    ] as const) {
      const { changes } = compared(a, b);
      expect(changes).toHaveLength(1);
      const shown =
        JSON.stringify(changes.map(({ fields }) => fields)) + JSON.stringify(changes.flatMap(jsonPatch));
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(base64);
    }
    const [change] = compared(other, text).changes;
    expect(change && leftOutOf(change).length).toBeGreaterThan(0);
  });
});

describe('a comparison tells', () => {
  const deployment = (name: string, image: string, extra = '') =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  labels: {helm.sh/chart: c-${image}}\nspec:\n  ${extra}\n  template:\n    metadata: {annotations: {checksum/config: "${image}"}}\n    spec:\n      containers: [{name: a, image: "a:${image}"}]\n`;
  const all = (image: string) => ['a', 'b', 'c'].map((name) => deployment(name, image)).join('---\n');

  it('which workloads restart, unless something makes them wait', () => {
    expect(compared(all('1'), all('2')).restarts.map(({ object }) => object)).toEqual([
      'Deployment.apps/a',
      'Deployment.apps/b',
      'Deployment.apps/c',
    ]);
    expect(
      compared(deployment('a', '1', 'replicas: 1'), deployment('a', '1', 'replicas: 2')).restarts,
    ).toEqual([]);
    expect(compared(deployment('a', '1'), deployment('a', '2', 'paused: true')).restarts).toEqual([]);
  });

  it('what is noise', () => {
    const [change] = compared(all('1'), all('2')).changes;
    expect(change?.fields.map(({ field, noise }) => [field, noise])).toEqual([
      ['metadata.labels["helm.sh/chart"]', 'label'],
      ['spec.template.metadata.annotations["checksum/config"]', 'checksum'],
      ['spec.template.spec.containers[].image', undefined],
    ]);
  });

  it('the same change of many objects once', () => {
    const { changes } = compared(`${all('1')}---\n${map('x')}`, `${all('2')}---\n${map('x', 'z')}`);
    expect(groupChanges(changes).map(({ changes, fields }) => [changes.length, fields.length])).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });

  it('a field that changes in the same way in objects that differ in more', () => {
    const more = ['a', 'b', 'c'].map((name, i) => deployment(name, '2', `replicas: ${i + 2}`)).join('---\n');
    const [first] = sharedFields(groupChanges(compared(all('1'), more).changes));
    expect([first?.field.field, first?.changes.length]).toEqual(['metadata.labels["helm.sh/chart"]', 3]);
  });

  it('the risks of rules, worst first, with the place', () => {
    const rule = (id: string, level: 'outage' | 'scale') =>
      defineRisk({
        id,
        level,
        why: 'w',
        fix: 'f',
        *check() {
          yield { what: id, at: '/data/e' };
        },
      });
    const text = (value: string) => [{ file: 'a.yaml', text: map('a', value) }];
    const [change] = compareSets(text('x'), text('z'), {
      risks: [rule('b', 'scale'), rule('a', 'outage')],
    }).changes;
    expect(change?.risks.map(({ rule, origin }) => [rule, origin?.line])).toEqual([
      ['a', 11],
      ['b', 11],
    ]);
  });
});

describe('hostile texts', () => {
  it.each([
    ['nothing', ''],
    ['NUL', '\0'],
    ['deep', `${'['.repeat(5000)}`],
    [
      'deep object',
      `apiVersion: v1\nkind: A\nmetadata: {name: a}\nspec: ${'['.repeat(900)}${']'.repeat(900)}`,
    ],
    ['no head', 'apiVersion: 1\nkind: []\nmetadata: x'],
    ['odd names', 'apiVersion: v1\nkind: Secret\nmetadata: {name: {}, namespace: []}'],
    [
      'odd data',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: 5, labels: [], annotations: 7}\ndata: [1]\nstringData: x',
    ],
    ['prototype', 'apiVersion: v1\nkind: __proto__\nmetadata: {name: constructor, __proto__: {a: 1}}'],
    ['odd list', 'apiVersion: v1\nkind: List\nitems: [1, null, {kind: List, items: []}, []]'],
    [
      'odd containers',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [1, {name: 2}, {name: 2}, null, []], volumes: x}',
    ],
  ])('are compared all the same: %s', (_, text) => {
    const plain = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: b}]}';
    for (const [a, b] of [
      [text, text],
      [text, plain],
      [plain, text],
    ] as const) {
      const { changes, notes } = compared(a, b);
      const differs = changes.length > 0 || notes.some((note) => note.differs);
      expect(differs).toBe(a !== b);
    }
  });
});

const history = process.env.SAMPLES_DIR ?? fileURLToPath(new URL('../../../shared/samples', import.meta.url));

describe.skipIf(!existsSync(join(history, 'history')))('real histories', () => {
  it('are compared from one commit to the next', () => {
    const root = join(history, 'history');
    const folders = (path: string) =>
      readdirSync(path).filter((name) => statSync(join(path, name)).isDirectory());
    for (const commit of folders(root).flatMap((project) =>
      folders(join(root, project)).map((name) => join(root, project, name)),
    )) {
      const read = (side: string) => {
        const folder = join(commit, side);
        if (!existsSync(folder)) return [];
        const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
          /\.ya?ml$/.test(name),
        );
        return files.map((name) => ({
          file: relative(root, join(folder, name)),
          place: name,
          text: readFileSync(join(folder, name), 'utf8'),
        }));
      };
      const [base, head] = [read('before'), read('after')];
      const { changes, counts } = compareSets(base, head, { risks: [] });
      const count = (how: string) => changes.filter((change) => change.how === how).length;
      expect(counts.added - counts.removed).toBe(count('added') - count('removed'));
      expect(compareSets(head, head, { risks: [] }).changes).toEqual([]);
    }
  }, 60_000);
});
