import { describe, expect, it } from 'vitest';
import { ruleGroups } from '../../../src/check/all-rules.js';
import { checkTexts } from '../../../src/check/check-texts.js';
import { createChecker, createStrictChecker } from '../../../src/check/checker.js';
import { WAIVE } from '../../../src/check/waivers/annotations.js';
import { type WaiveOptions, waive } from '../../../src/check/waivers/waive.js';
import type { Waiver } from '../../../src/check/waivers/waiver.js';
import type { KubernetesObject } from '../../../src/model/manifest.js';

const today = new Date('2027-02-01T00:00:00Z');
const check = createStrictChecker();

const service = (port: number, annotations: readonly string[] = [], name = 'a') =>
  [
    'apiVersion: v1',
    'kind: Service',
    'metadata:',
    `  name: ${name}`,
    ...(annotations.length > 0 ? ['  annotations:', ...annotations.map((line) => `    ${line}`)] : []),
    'spec:',
    '  ports:',
    `    - port: ${port}`,
    '',
  ].join('\n');

const waiver = (more: Partial<Waiver>): Waiver => ({
  rule: 'port-out-of-range',
  reason: 'The proxy rewrites it.',
  ...more,
});

function result(files: Record<string, string>, options: WaiveOptions = {}) {
  const sources = Object.entries(files).map(([file, text]) => ({ file, text }));
  const found = { ...checkTexts(sources, check), files: Object.keys(files) };
  const { findings, waived } = waive(found, { today, isWhole: true, ...options });
  return {
    counting: findings.map(({ rule, origin }) => `${rule} ${origin?.file}:${origin?.line}`),
    waived: waived.map(({ finding, reason }) => `${finding.rule} ${finding.origin?.file}: ${reason}`),
    findings,
  };
}

describe('a waiver of the project', () => {
  const files = { 'a.yaml': service(0), 'b/c.yaml': service(0, [], 'c') };
  const origin = { file: 'cdk8s.yaml', line: 3, column: 5 };

  it.each([
    [{}, ['a.yaml', 'b/c.yaml']],
    [{ object: 'Service/?' }, ['a.yaml', 'b/c.yaml']],
    [{ object: 'Service/c' }, ['b/c.yaml']],
    [{ file: '**/c.yaml' }, ['b/c.yaml']],
    [{ file: '*.yaml', at: '/spec/ports/*/port' }, ['a.yaml']],
  ])('covers what %j matches', (patterns, covered) => {
    const { waived, counting } = result(files, { waivers: [waiver(patterns)] });
    expect(waived).toEqual(covered.map((file) => `port-out-of-range ${file}: The proxy rewrites it.`));
    expect(counting).toHaveLength(2 - covered.length);
  });

  it('covers what was read too, such as the templates of a chart', () => {
    const chart = { 'chart/a.yaml': 'a: {{ .Values.a }}\n' };
    const waivers = [waiver({ rule: 'helm-template', file: 'chart/**' })];
    expect(result(chart, { waivers }).counting).toEqual([]);
  });

  it('is told where it matches nothing', () => {
    const waivers = [
      waiver({ object: 'Service/gone', origin }),
      waiver({ at: '/spec/ports/1/port', origin }),
    ];
    const { counting } = result(files, { waivers });
    expect(counting.filter((line) => line.startsWith('waiver'))).toEqual([
      'waiver-unused cdk8s.yaml:3',
      'waiver-unused cdk8s.yaml:3',
    ]);
  });

  it('is left in peace while only another part of the project is looked at', () => {
    const fine = { 'a.yaml': service(80) };
    const isWhole = false;
    const elsewhere = [waiver({ object: 'Service/c' }), waiver({ file: 'b/**' }), waiver({})];
    expect(result(fine, { waivers: elsewhere, isWhole }).counting).toEqual([]);
    const here = [waiver({ object: 'Service/a', origin }), waiver({ file: 'a.yaml', origin })];
    expect(result(fine, { waivers: here, isWhole }).counting).toHaveLength(2);
  });

  it('speaks of files where manifests are read, and of constructs where they are made', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a' },
      spec: { ports: [{ port: 0 }] },
    };
    const manifests = [
      { object, construct: 'shop/service', origin: { file: 'shop.ts', line: 1, column: 1 } },
    ];
    const found = { findings: check(manifests), manifests };
    const waivers = [waiver({ construct: 'shop/**' }), waiver({ file: 'dist/**' })];
    expect(waive(found, { waivers, isWhole: true, today })).toMatchObject({ findings: [], waived: [{}] });
    expect(result({ 'dist/a.yaml': service(0) }, { waivers })).toMatchObject({
      counting: [],
      waived: [expect.any(String)],
    });
  });

  it('ends after its last day, and is told with what it covered', () => {
    const ends = (until: string) =>
      result({ 'a.yaml': service(0) }, { waivers: [waiver({ until, origin })] }).counting;
    expect(ends('2027-02-01')).toEqual([]);
    expect(ends('2027-01-31')).toEqual(['port-out-of-range a.yaml:7', 'waiver-expired cdk8s.yaml:3']);
  });

  it.each([
    [{ reason: ' \n' }, 'The waiver of port-out-of-range has no reason.'],
    [{ rule: 'port-out-of-rang' }, 'The waiver names "port-out-of-rang", which is no rule.'],
    [{ rule: '' }, 'The waiver names "", which is no rule.'],
    [{ until: '2027-02-30' }, 'The waiver of port-out-of-range ends "2027-02-30", which is no day.'],
    [{ until: 'soon' }, 'The waiver of port-out-of-range ends "soon", which is no day.'],
    [
      { rule: 'unreadable-yaml' },
      'unreadable-yaml cannot be waived: what it is about was not checked, or does nothing.',
    ],
    [
      { rule: 'waiver-unused' },
      'waiver-unused cannot be waived: what it is about was not checked, or does nothing.',
    ],
  ])('is an error and waives nothing if it is wrong: %j', (wrong, what) => {
    const { findings, waived } = result({ 'a.yaml': service(0) }, { waivers: [waiver(wrong)] });
    expect(waived).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual(['port-out-of-range', 'waiver-invalid']);
    expect(findings[1]).toMatchObject({ what, severity: 'error' });
  });

  it('says which rule was meant', () => {
    const { findings } = result({}, { waivers: [waiver({ rule: 'port-out-of-rang' })] });
    expect(findings[0]?.fix).toBe('Did you mean "port-out-of-range"?');
  });
});

describe('a waiver on an object', () => {
  const key = `${WAIVE}port-out-of-range`;

  it('covers its rule in this object, and in no other of the same name', () => {
    const waived = service(0, [`${key}: The proxy rewrites it.`]);
    expect(result({ 'a.yaml': `${waived}---\n${service(0)}`, 'b.yaml': service(0) })).toMatchObject({
      waived: ['port-out-of-range a.yaml: The proxy rewrites it.'],
      counting: ['port-out-of-range a.yaml:17', 'port-out-of-range b.yaml:7'],
    });
  });

  it('may end', () => {
    const on = (text: string) => result({ 'a.yaml': service(0, [`${key}: ${text}`]) });
    expect(on('Until 3.2 is out, until 2027-02-01').waived).toEqual([
      'port-out-of-range a.yaml: Until 3.2 is out',
    ]);
    expect(on('Until 3.2 is out (until 2027-02-01).').waived).toEqual([
      'port-out-of-range a.yaml: Until 3.2 is out',
    ]);
    expect(on('Vendor until 2027-01-31').counting).toEqual([
      'port-out-of-range a.yaml:9',
      'waiver-expired a.yaml:6',
    ]);
    expect(on('until 2027-02-01').counting).toEqual([
      'port-out-of-range a.yaml:9',
      'waiver-invalid a.yaml:6',
    ]);
  });

  it.each([
    [[`${key}: The proxy.`], 80, 'waiver-unused'],
    [[`${key}: ""`], 80, 'waiver-invalid'],
    [[`${WAIVE}port-out-of-rang: The proxy.`], 80, 'waiver-invalid'],
    [[`${WAIVE}waiver-unused: The proxy.`], 80, 'waiver-invalid'],
  ])('is told where it does nothing: %j', (annotations, port, rule) => {
    expect(result({ 'a.yaml': service(port, annotations) }).counting).toEqual([`${rule} a.yaml:6`]);
  });

  it('is seen in the items of lists', () => {
    const item = service(0, [`${key}: x`])
      .replace(/^(?=.)/gm, '    ')
      .replace('    api', '  - api');
    expect(result({ 'a.yaml': `apiVersion: v1\nkind: List\nitems:\n${item}` })).toMatchObject({
      counting: [],
      waived: [expect.any(String)],
    });
  });

  it('is taken at its word by every checker, but for the strict one', () => {
    const object: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a', annotations: { [key]: 'x' } },
      spec: { ports: [{ port: 0 }] },
    };
    expect(createChecker({ today })([{ object }])).toEqual([]);
    expect(createStrictChecker()([{ object }])).toHaveLength(1);
  });

  it('shows nothing of a Secret', () => {
    const secret = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  annotations:\n    ${WAIVE}base64-invalid: Sealed later.\ndata:\n  a: hunter2!\n`;
    const { findings, waived } = waive(
      { ...checkTexts([{ file: 'a.yaml', text: secret }], check) },
      { today },
    );
    expect(findings).toEqual([]);
    expect(waived).toHaveLength(1);
    expect(JSON.stringify(waived)).not.toContain('hunter2');
  });

  it('has a name that Kubernetes takes, whatever the rule', () => {
    const [, prefix = ''] = WAIVE.split('/');
    const ids = ruleGroups.flatMap(({ rules }) => rules.map(({ id }) => prefix + id));
    expect(ids.filter((name) => name.length > 63 || !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name))).toEqual(
      [],
    );
  });
});
