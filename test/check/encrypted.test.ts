import { describe, expect, it } from 'vitest';
import { checkTexts } from '../../src/check/check-texts.js';
import { createChecker } from '../../src/check/checker.js';
import type { JsonObject, KubernetesObject } from '../../src/model/manifest.js';

/** What SOPS writes for a value of a type; nothing of it is a secret. */
const enc = (type = 'str') => `ENC[AES256_GCM,data:Tr7obw==,iv:1vwqdGdjGQ==,tag:kGw2SUuxjg==,type:${type}]`;
const sops = {
  mac: enc(),
  lastmodified: '2026-11-01T00:00:00Z',
  version: '3.9.0',
  age: [],
  encrypted_regex: '^(data|stringData)$',
};

const found = (object: object) =>
  // What files hold is tried here, whatever the type promises.
  createChecker()([{ object: object as KubernetesObject }]).map(({ rule, at }) => `${rule} ${at}`);
const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } };

describe('an object that SOPS has encrypted', () => {
  it('is fine with the map that SOPS adds, and with values that are not base64 now', () => {
    expect(found({ ...secret, data: { a: enc(), b: enc('bytes') }, sops })).toEqual([]);
    expect(found({ ...secret, data: {}, sops })).toEqual([]);
  });

  it('is checked for all that is not encrypted', () => {
    const object = {
      ...secret,
      metadata: { name: 'A_' },
      data: { a: enc(), b: '!', 'c d': enc() },
      stringDate: {},
      sops,
    };
    expect(found(object).sort()).toEqual([
      'base64-invalid /data/b',
      'config-key-invalid /data/c d',
      'name-invalid /metadata/name',
      'unknown-field /stringDate',
    ]);
  });

  it('may have numbers, enums and whole parts encrypted', () => {
    const template = {
      metadata: { labels: { app: enc() } },
      spec: {
        containers: [{ name: enc(), image: enc(), ports: [{ containerPort: enc('int'), prtocol: enc() }] }],
      },
    };
    const spec = {
      replicas: enc('int'),
      selector: { matchLabels: { app: enc() } },
      strategy: { type: enc() },
      template,
    };
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec, sops };
    expect(found(deployment)).toEqual(['unknown-field /spec/template/spec/containers/0/ports/0/prtocol']);
  });

  it('is not judged by rules of its CRD that look at what is encrypted', () => {
    const schema = {
      type: 'object',
      properties: {
        spec: {
          type: 'object',
          properties: {
            size: { type: 'integer', maximum: 3 },
            most: { type: 'integer' },
            mode: { type: 'string', enum: ['a', 'b'], pattern: '^.$' },
            other: {
              type: 'object',
              properties: { n: { type: 'integer' } },
              'x-kubernetes-validations': [{ rule: 'self.n < 3' }],
            },
          },
          'x-kubernetes-validations': [{ rule: 'self.size <= self.most && self.mode == "a"' }],
        },
      },
    };
    const crd = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'widgets.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'Widget', plural: 'widgets' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
      },
    };
    const widget = (spec: JsonObject) => ({
      apiVersion: 'example.com/v1',
      kind: 'Widget',
      metadata: { name: 'a' },
      spec,
      sops,
    });
    const check = createChecker({ definitions: [crd] });
    const told = (spec: JsonObject) =>
      check([{ object: widget(spec) }]).map(({ rule, at }) => `${rule} ${at}`);
    expect(told({ size: enc('int'), most: 5, mode: enc() })).toEqual([]);
    expect(told({ size: enc('int'), most: 5, mode: enc(), other: { n: 5 } })).toEqual([
      'crd-rule-failed /spec/other',
    ]);
    expect(told({ size: 4, most: 5, mode: enc() })).toEqual(['too-large /spec/size']);
  });

  it('cannot be checked if even its kind is encrypted, which is said once', () => {
    const object = { apiVersion: enc(), kind: enc(), metadata: { name: enc() }, data: { a: enc() }, sops };
    const [finding, ...more] = createChecker()([{ object, origin: { file: 'a.yaml', line: 1, column: 1 } }]);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'encrypted-head', severity: 'warning', object: 'a.yaml' });
  });

  it.each([
    [{ data: { a: enc() } }, 'there is no map "sops" beside it'],
    [{ data: { a: enc() }, sops: {} }, 'the map "sops" beside it has no mac'],
  ])('is warned of where nothing would decrypt it: %#', (more, what) => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, ...more };
    const [finding] = createChecker()([{ object }]);
    expect(finding).toMatchObject({ rule: 'sops-map-missing', severity: 'warning', at: '/data/a' });
    expect(finding?.what).toContain(what);
  });

  it('is counted, also in a list that was encrypted as a whole', () => {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        { ...secret, data: { a: enc() } },
        { ...secret, data: { b: enc() } },
      ],
      sops,
    };
    const sources = [
      { file: 'a.json', text: JSON.stringify(list) },
      { file: 'b.json', text: JSON.stringify(secret) },
    ];
    expect(checkTexts(sources, createChecker())).toMatchObject({ encrypted: 2, findings: [] });
  });
});

it('a text that only mentions what SOPS writes is a text', () => {
  const data = { a: `see ${enc()}`, b: 'ENC[AES256_GCM,data:', c: '' };
  expect(found({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data })).toEqual([]);
});
