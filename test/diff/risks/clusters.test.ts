import { describe, expect, it } from 'vitest';
import { risksOfTexts } from './risks-between.js';

const settings = (level: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { level: ${level} }
`;
const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: app
          image: registry.example.com/web:1.0
          envFrom: [{ configMapRef: { name: settings } }]
`;

describe('a set with the objects of several clusters', () => {
  const base = {
    'one/settings.yaml': settings('info'),
    'one/web.yaml': web,
    'two/settings.yaml': settings('info'),
    'two/web.yaml': web,
  };

  it('has a change reach only the workloads of its own cluster', () => {
    const found = risksOfTexts(base, { ...base, 'two/settings.yaml': settings('debug') });
    expect(found.map(({ rule, what }) => `${rule}: ${what}`)).toEqual([
      'config-restarts-nothing: Deployment.apps/shop/web uses it as variables, which a container reads only when it starts, and does not restart.',
    ]);
  });

  it('misses what goes in one of them, although the other still has it', () => {
    const { 'two/settings.yaml': _, ...head } = base;
    const found = risksOfTexts(base, head);
    expect(found.map(({ rule, what }) => `${rule}: ${what}`)).toEqual([
      'removed-while-used: ConfigMap/shop/settings is removed, and Deployment.apps/shop/web still names it.',
    ]);
  });
});
