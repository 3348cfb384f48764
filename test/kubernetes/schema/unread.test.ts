import { describe, expect, it } from 'vitest';
import { createChecker } from '../../../src/check/checker.js';
import type { Release } from '../../../src/kubernetes/facts/releases.js';
import type { JsonObject } from '../../../src/model/manifest.js';

function errorsOf(object: JsonObject, release: Release = '1.37'): string[] {
  const check = createChecker({ releases: [release] });
  const { apiVersion, kind, metadata, ...rest } = object;
  const whole = { apiVersion: String(apiVersion), kind: String(kind), metadata: { name: 'it' }, ...rest };
  return check([{ object: whole }])
    .filter(({ severity }) => severity === 'error')
    .map(({ at, what }) => `${at} ${what}`);
}

const containers = [{ name: 'web', image: 'nginx' }];
const deployment = (metadata: JsonObject, spec: JsonObject = { containers }) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' }, ...metadata }, spec },
  },
});
const autoscaler = (selector: JsonObject) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  spec: {
    maxReplicas: 2,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    metrics: [
      {
        type: 'Pods',
        pods: { metric: { name: 'queue', selector }, target: { type: 'AverageValue', averageValue: '1' } },
      },
    ],
  },
});

describe('what OpenAPI requires and the server does not look at', () => {
  it.each<[string, JsonObject]>([
    ['owners in a template', deployment({ ownerReferences: [{}] })],
    ['the selector of a metric', autoscaler({ matchExpressions: [{}] })],
    [
      'a signal while its feature is off',
      deployment({}, { containers: [{ ...containers[0], lifecycle: { stopSignal: 'word' } }] }),
    ],
    ['bytes that are an empty list', { apiVersion: 'v1', kind: 'Secret', data: { a: [] } }],
  ])('%s is no error', (_, object) => {
    expect(errorsOf(object)).toEqual([]);
  });

  it('is no error of an old release whose description asks for more than it wants', () => {
    const template = { spec: { restartPolicy: 'Never', containers } };
    const rules = [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1] } }];
    const job = { apiVersion: 'batch/v1', kind: 'Job', spec: { podFailurePolicy: { rules }, template } };
    expect(errorsOf(job, '1.27')).toEqual([]);
  });

  it('is an error elsewhere', () => {
    expect(errorsOf(deployment({}, { containers: [{ image: 'nginx' }] }))).toEqual([
      expect.stringMatching(/^\/spec\/template\/spec\/containers\/0\/name /),
    ]);
    expect(errorsOf({ apiVersion: 'v1', kind: 'Secret', data: { a: ['x'] } })).toHaveLength(1);
    expect(errorsOf({ apiVersion: 'v1', kind: 'Secret', data: { a: {} } })).toHaveLength(1);
  });
});
