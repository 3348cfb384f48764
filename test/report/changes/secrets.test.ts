import { describe, expect, it } from 'vitest';
import { compareSets } from '../../../src/diff/compare-sets.js';
import { allRisks } from '../../../src/diff/risks/all-risks.js';
import { changeFormats } from '../../../src/report/changes/formats.js';
import { added, changed, fieldOf, objectOf, removed, reportOf } from './reports.js';

const formats = Object.entries(changeFormats);

/** What must never be seen: one in BASE, another in HEAD, as they are and as base64. */
const canaries = ['canary-of-base-4711', 'canary-of-head-4712'] as const;

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Objects that hold a secret wherever there can be one; those of `only` are on one side alone. */
function yamlWith(secret: string, only: string): string {
  const encoded = base64(secret);
  const applied = JSON.stringify({ kind: 'Secret', data: { password: encoded }, stringData: { a: secret } });
  return `
apiVersion: v1
kind: Secret
metadata:
  name: data
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '${applied}'
    note: ${secret}
data:
  password: ${encoded}
  ${only}: ${encoded}
---
apiVersion: v1
kind: Secret
metadata: { name: string-data }
stringData:
  config.yaml: |
    user: me
    password: ${secret}
---
apiVersion: v1
kind: Secret
metadata: { name: only-${only} }
stringData: { token: ${secret} }
data: { more: ${encoded} }
---
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Secret
  metadata: { name: listed }
  data: { password: ${encoded} }
---
apiVersion: v1
kind: Secret
metadata: { name: sealed-by-sops }
data: { password: "ENC[AES256_GCM,data:${encoded},iv:a,tag:b,type:str]" }
sops: { mac: "ENC[AES256_GCM,data:${encoded},iv:a,tag:b,type:str]", lastmodified: "2024-01-01T00:00:00Z" }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: sops }
data: { password: "ENC[AES256_GCM,data:${encoded},iv:a,tag:b,type:str]" }
sops: { mac: "ENC[AES256_GCM,data:${encoded},iv:a,tag:b,type:str]", lastmodified: "2024-01-01T00:00:00Z" }
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '${applied}'
data:
  password: ${secret}
  app.properties: |
    user=me
    db.password=${secret}
  app.yaml: |
    user: me
    password: ${secret}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
      - name: app
        image: registry.example/app:1
        args: ["--password=${secret}"]
        env:
        - { name: DB_PASSWORD, value: ${secret} }
        - { name: DB_URL, value: "postgres://me:${secret}@db/shop" }
      - name: app-${only}
        image: registry.example/app:1
        env:
        - { name: API_TOKEN, value: ${secret} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: only-${only} }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
      - name: app
        image: registry.example/app:1
        env:
        - { name: DB_PASSWORD, value: ${secret} }
`;
}

/** Fails with the words around a secret, however it is written. */
function expectNoCanary(text: string): void {
  for (const canary of canaries)
    for (const written of [canary, base64(canary), base64(canary).replace(/=+$/, '')]) {
      const at = text.indexOf(written);
      expect(at < 0 ? '' : text.slice(Math.max(0, at - 200), at + 40)).toBe('');
    }
}

describe('a secret', () => {
  const [inBase, inHead] = canaries;

  it.each(formats)('is in no %s, wherever it is in the manifests', (_, format) => {
    const [base, head] = [yamlWith(inBase, 'old'), yamlWith(inHead, 'new')];
    const comparison = compareSets([{ file: 'a.yaml', text: base }], [{ file: 'b.yaml', text: head }], {
      risks: allRisks,
    });
    expect(comparison.changes.map(({ object }) => object)).toEqual(
      expect.arrayContaining(['Secret/data', 'Secret/string-data', 'Secret/listed', 'Deployment.apps/web']),
    );
    const text = format({ ...reportOf([]), comparison });
    expectNoCanary(text);
  });

  it.each(formats)('is in no %s where a text cannot be read', (_, format) => {
    const broken = (secret: string) => `kind: Secret\nstringData:\n  a: "${secret}\n  b: [${secret}`;
    const comparison = compareSets(
      [{ file: 'a.yaml', text: broken(inBase) }],
      [{ file: 'a.yaml', text: broken(inHead) }],
      { risks: allRisks },
    );
    expect(comparison.notes.length).toBeGreaterThan(0);
    expectNoCanary(format({ ...reportOf([]), comparison }));
  });

  it.each(formats)('is in no %s even where the comparison has its value', (_, format) => {
    const values = { from: inBase, to: inHead };
    const text = { language: 'text', parts: [{ how: 'changed', path: 'line 1', ...values }] } as const;
    const secret = objectOf('Secret', 'db', { data: { a: base64(inHead) }, stringData: { b: inHead } });
    const changes = [
      changed(objectOf('Deployment', 'web'), [fieldOf('spec/x', { ...values, text, secret: true })]),
      changed(objectOf('Secret', 'a'), [
        fieldOf('data/a', { ...values, baseAt: '/data/a', headAt: '/data/a' }),
        fieldOf('stringData/a', { ...values, text, baseAt: '/stringData/a', headAt: '/stringData/a' }),
        fieldOf('data/noise', { ...values, noise: 'label', baseAt: '/data/b', headAt: '/data/b' }),
      ]),
      added(secret),
      removed(secret),
    ];
    expectNoCanary(format(reportOf(changes)));
  });
});
