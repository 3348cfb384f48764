import { expect, it } from 'vitest';
import { checkTexts } from '../../src/check/check-texts.js';
import { createChecker } from '../../src/check/checker.js';

const check = createChecker();
const found = (files: Record<string, string>) => {
  const sources = Object.entries(files).map(([file, text]) => ({ file, text }));
  return checkTexts(sources, check).findings.map(({ rule, origin }) => [rule, origin?.file, origin?.line]);
};
const service = (port: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n    - port: ${port}\n`;

it('says where in the file the value is', () => {
  expect(found({ 'a.yaml': `# one\n---\n${service('80')}---\n${service('0')}` })).toEqual([
    ['port-out-of-range', 'a.yaml', 17],
  ]);
});

it('tells a Helm template from broken YAML, and both from what they are beside', () => {
  const files = { 'a.yaml': 'a: {{ .Values.a }}\n', 'b.yaml': 'a: [\n', 'c.yaml': service('80') };
  expect(found(files).map(([rule, file]) => [rule, file])).toEqual([
    ['helm-template', 'a.yaml'],
    ['unreadable-yaml', 'b.yaml'],
  ]);
});

it('quotes nothing from a text that may hold a Secret and cannot be read', () => {
  const text = 'apiVersion: v1\nkind: Secret\nstringData:\n  password: *hunter2\n';
  const { findings } = checkTexts([{ file: 'a.yaml', text }], check);
  expect(findings).toHaveLength(1);
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});

it('refuses a key that a map has twice', () => {
  expect(found({ 'a.yaml': `${service('80')}kind: Service\n` })).toEqual([['duplicate-key', 'a.yaml', 8]]);
});

it("tells of kustomize's own files and patches that cannot be read", () => {
  const files = {
    'a/kustomization.yaml': 'resources: [a\n',
    'b/kustomization.yaml': 'patches: [{ path: web.yaml }]\n',
    'b/web.yaml': 'a: "b\n',
  };
  expect(found(files).map(([rule, file]) => [rule, file])).toEqual([
    ['unreadable-yaml', 'a/kustomization.yaml'],
    ['unreadable-yaml', 'b/web.yaml'],
  ]);
});

it("takes kustomize's own files and patches for no objects", () => {
  const kustomization = 'patches:\n  - path: ../patches/web.yaml\npatchesStrategicMerge: [own.yaml]\n';
  const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\nspec:\n  replicas: 3\n';
  const files = {
    'base/kustomization.yaml': kustomization,
    'patches/web.yaml': patch,
    'base/own.yaml': patch,
  };
  expect(found(files)).toEqual([]);
});

it('passes over documents that are for something else, and says so', () => {
  expect(found({ 'package.json': '{"name": "a"}', 'empty.yaml': '# nothing\n' })).toEqual([
    ['not-a-manifest', 'package.json', 1],
  ]);
});

it('tells no more of a document than anybody reads, and how much more there is', () => {
  const { findings } = checkTexts(
    [{ file: 'a.yaml', text: `${service('80')}${'kind: Service\n'.repeat(1500)}` }],
    check,
  );
  expect(findings).toHaveLength(1000);
  expect(findings.at(-1)?.what).toMatch(/ There are 500 more like this in the document\.$/);
});

it('says of an item of a list that it is no object, where it stands, and not what it is', () => {
  const text = 'apiVersion: v1\nkind: List\nitems:\n  - hunter2\n  - a: 1\n  - null\n';
  const { findings } = checkTexts([{ file: 'a.yaml', text }], check);
  expect(findings.map(({ rule, what, object, origin }) => [rule, what, object, origin?.line])).toEqual([
    ['not-an-object', 'A text is no Kubernetes object; each item of a List must be one.', 'a.yaml', 4],
    ['not-an-object', 'The item of a List has neither apiVersion nor kind.', 'a.yaml', 5],
    ['not-an-object', 'A null is no Kubernetes object; each item of a List must be one.', 'a.yaml', 6],
  ]);
});
