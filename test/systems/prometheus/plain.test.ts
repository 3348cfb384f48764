import { App, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PrometheusChart } from '../../../charts/prometheus.js';
import { alertNames } from '../../../src/systems/prometheus/alerts/alerts-props.js';
import { overview } from '../../../src/systems/prometheus/grafana/overview.js';
import { mysqldExporterGrants, promqlProblem } from '../../../src/systems/prometheus/index.js';
import { only, toYaml } from '../../support/synth.js';
import { full } from './full.js';
import { alertsOf, dataOf, jobsOf, objectsOf } from './support.js';

const chart = () => Testing.synth(new PrometheusChart(new App(), 'test'));
const nodeLabelmap = { action: 'labelmap', regex: '__meta_kubernetes_node_label_(.+)' };

describe('plain mode', () => {
  it('is made of this by default', async () => {
    await expect(toYaml(objectsOf())).toMatchFileSnapshot('./default.snap.yaml');
  });

  it("is made of this with the notes' values", async () => {
    await expect(toYaml(chart())).toMatchFileSnapshot('./notes.snap.yaml');
  });

  it('is made of this with every part', async () => {
    await expect(toYaml(objectsOf(full))).toMatchFileSnapshot('./full.snap.yaml');
  });

  it("A06 has the notes' jobs, and jobs of nodes with their labels", () => {
    const jobs = jobsOf(chart());
    for (const name of ['kubernetes-nodes', 'kubernetes-cadvisor', 'kubernetes-node-exporter']) {
      expect(jobs[name]?.kubernetes_sd_configs).toEqual([{ role: 'node' }]);
      expect(jobs[name]?.relabel_configs).toContainEqual(nodeLabelmap);
    }
    expect(jobs['node-exporter']?.static_configs).toEqual([
      { targets: ['192.168.21.20:9100'], labels: { instance: 'vpn' } },
    ]);
    expect(jobs['ceph-exporter']?.static_configs?.[0]?.targets).toHaveLength(4);
    expect(jobs['mysql-exporter']?.static_configs?.[0]?.labels).toEqual({ instance: 'mysql' });
    expect(jobs.snmp).toEqual({
      job_name: 'snmp',
      scrape_interval: '120s',
      scrape_timeout: '60s',
      metrics_path: '/snmp',
      params: { module: ['if_mib'], auth: ['public_v2'] },
      static_configs: [{ targets: ['172.16.1.5'], labels: { instance: 'h3c', location: 'SAD' } }],
      relabel_configs: [
        { source_labels: ['__address__'], target_label: '__param_target' },
        { target_label: '__address__', replacement: '192.168.5.76:9116' },
      ],
    });
  });

  it('R038 without a label the target is the instance, not the exporter', () => {
    const jobs = [{ name: 'snmp', targets: ['a', 'b'], via: 'x:9116', path: '/snmp' }];
    expect(jobsOf(objectsOf({ jobs })).snmp?.relabel_configs).toContainEqual({
      source_labels: ['__param_target'],
      target_label: 'instance',
    });
  });

  it('A22 warns of the loopback certificate by the version of Kubernetes', () => {
    const days = (kubernetesVersion?: string) =>
      alertsOf(objectsOf(kubernetesVersion ? { kubernetesVersion } : {})).LoopbackCertificateExpires;
    expect(days('1.32')).toBe(
      '(time() - process_start_time_seconds{job=~"apiserver|kubernetes-apiservers"}) / 86400 > 330',
    );
    expect(days('1.33')).toMatch(/> 1060$/);
    expect(days('1.9')).toMatch(/> 330$/);
    expect(days()).toMatch(/> 330$/);
  });

  it('A23 counts PIDs by threads, with the collector for them, and by kernel stacks of their size', () => {
    const objects = objectsOf();
    const alerts = alertsOf(objects);
    expect(alerts.NodePidsExhausted).toContain('node_processes_threads / node_processes_max_processes > 80');
    expect(JSON.stringify(only(objects, 'DaemonSet', 'node-exporter'))).toContain('--collector.processes');
    expect(alerts.NodeKernelStacksExhausted).toBe(
      '100 * node_memory_KernelStack_bytes / 16384 / 4194304 > 80',
    );
  });

  it('every alert that comes with it is right, and can be left out', () => {
    expect(Object.keys(alertsOf(objectsOf())).sort()).toEqual([...alertNames].sort());
    for (const expr of Object.values(alertsOf(objectsOf()))) expect(promqlProblem(expr)).toBeUndefined();
    expect(alertsOf(objectsOf({ alerts: { without: [...alertNames] } }))).toEqual({});
  });

  it('an external label with a dollar stays as it is, though the server looks for variables in it', () => {
    const objects = objectsOf({ prometheus: { externalLabels: { price: '$5' } } });
    const config = parse(dataOf(objects, 'prometheus')['prometheus.yml'] ?? '');
    expect(config.global.external_labels).toEqual({ price: '$$5' });
  });

  it('R043 a changed configuration is read in the way that was chosen', () => {
    const server = (reload: 'auto' | 'endpoint' | 'restart') =>
      JSON.stringify(only(objectsOf({ prometheus: { reload } }), 'StatefulSet', 'prometheus'));
    expect(server('auto')).toContain('--config.auto-reload');
    expect(server('auto')).not.toMatch(/enable-lifecycle|checksum/);
    expect(server('endpoint')).toContain('--web.enable-lifecycle');
    expect(server('restart')).toContain('checksum/config');
  });

  it('R040 tells the statements for MySQL 8', () => {
    expect(mysqldExporterGrants('exporter', '127.0.0.1')).toEqual([
      "CREATE USER 'exporter'@'127.0.0.1' IDENTIFIED BY '<password>' WITH MAX_USER_CONNECTIONS 3;",
      "GRANT PROCESS, REPLICATION CLIENT, SELECT ON *.* TO 'exporter'@'127.0.0.1';",
    ]);
  });
});

describe('alerting', () => {
  it("A07 the URL of the DingTalk bridge ends in its target's name, and routes have matchers", () => {
    const objects = chart();
    const config = parse(dataOf(objects, 'alertmanager')['alertmanager.yml'] ?? '');
    expect(config.receivers).toEqual([
      {
        name: 'webhook',
        webhook_configs: [
          { url: 'http://dingtalk.monitoring.svc:8060/dingtalk/webhook1/send', send_resolved: true },
        ],
      },
    ]);
    expect(config.route.routes).toEqual([
      { receiver: 'webhook', matchers: ['team="node"'], group_wait: '10s' },
    ]);
    expect(JSON.stringify(only(objects, 'Deployment', 'dingtalk'))).toContain('targets:\\n  webhook1:');
  });
});

describe('the DingTalk bridge', () => {
  it('is given a message with what looks like a variable to a kubelet, as it is', () => {
    const message = { title: 't', text: 'costs $(DINGTALK_URL_0)' };
    const targets = [{ name: 'a', urlSecret: { name: 's', key: 'k' }, message }];
    const alertmanager = { route: { receiver: 'r' }, receivers: [{ name: 'r', dingtalk: ['a'] }] };
    const bridge = only(objectsOf({ alertmanager, dingtalk: { targets } }), 'Deployment', 'dingtalk');
    expect(JSON.stringify(bridge)).toContain('costs \\\\$$(DINGTALK_URL_0)');
    expect(JSON.stringify(bridge)).toContain('"$(printf %s \\"$DINGTALK_URL_0\\")'.slice(1));
  });
});

describe('Grafana', () => {
  it('A08 has the ten panels under unified variables', () => {
    const json = dataOf(chart(), 'grafana-dashboards')['nodes-and-pods.json'] ?? '';
    const { panels, templating } = JSON.parse(json);
    expect(panels).toHaveLength(10);
    expect(templating.list.map(({ name }: { name: string }) => name)).toEqual(['node', 'namespace']);
    expect(json).not.toMatch(/\$interval|\$prometheusTimeInterval|\$k8sNamespace|\[1m\]/);
    for (const { expr } of overview.panels)
      expect(promqlProblem(expr, new Set(['node', 'namespace']))).toBeUndefined();
  });
});
