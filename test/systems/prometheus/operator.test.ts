import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { KubernetesObject } from '../../../src/model/manifest.js';
import { only, toYaml } from '../../support/synth.js';
import { full } from './full.js';
import { dataOf, jobsOf, objectsOf, refused } from './support.js';

const operated = () => objectsOf({ ...full, mode: 'operator' });
const nodeLabelmap = { action: 'labelmap', regex: '__meta_kubernetes_node_label_(.+)' };

/** The parts of a ServiceMonitor that are looked at here. */
interface Monitor {
  readonly attachMetadata?: unknown;
  readonly endpoints: readonly { relabelings?: readonly unknown[] }[];
}

function monitor(objects: readonly KubernetesObject[], name: string): Monitor {
  // The construct has checked its body against the kind.
  return only(objects, 'ServiceMonitor', name).spec as unknown as Monitor;
}

describe('operator mode', () => {
  it('is made of this', async () => {
    await expect(toYaml(operated())).toMatchFileSnapshot('./operator.snap.yaml');
  });

  it('R007 attaches the node to its targets, and copies its labels', () => {
    for (const name of ['kubelet', 'node-exporter']) {
      const { attachMetadata, endpoints } = monitor(operated(), name);
      expect(attachMetadata).toEqual({ node: true });
      for (const { relabelings } of endpoints) expect(relabelings).toContainEqual(nodeLabelmap);
    }
  });

  it('has the same rules and the same static jobs as plain mode', () => {
    const plain = objectsOf(full);
    const objects = operated();
    expect(only(objects, 'PrometheusRule').spec).toEqual(
      parse(dataOf(plain, 'prometheus')['rules.yml'] ?? ''),
    );
    const plainJobs = jobsOf(plain);
    for (const { name } of full.jobs ?? [])
      expect(only(objects, 'ScrapeConfig', name).spec).toMatchObject({
        jobName: name,
        staticConfigs: plainJobs[name]?.static_configs,
      });
  });

  it('sends to the bridge what plain mode sends, and has matchers', () => {
    expect(only(operated(), 'AlertmanagerConfig').spec).toMatchObject({
      route: { routes: [{ matchers: [{ name: 'team', matchType: '=', value: 'node' }] }] },
      receivers: [
        {
          webhookConfigs: [
            { url: 'http://dingtalk.monitoring.svc:8060/dingtalk/webhook1/send', sendResolved: true },
            { urlSecret: { name: 'pager', key: 'url' } },
          ],
        },
        {},
      ],
    });
  });

  it("is refused with plain mode's ways to reload", () => {
    expect(refused({ mode: 'operator', prometheus: { reload: 'endpoint' } })).toEqual([
      {
        code: 'PROP_INVALID',
        at: '/prometheus/reload',
        what: 'The operator reloads the configuration itself; reload: "endpoint" means nothing to it.',
      },
    ]);
  });
});
