import { App, Testing } from 'cdk8s';
import { expect } from 'vitest';
import { PrometheusChart } from '../../charts/prometheus.js';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { full } from '../../test/systems/prometheus/full.js';
import { objectsOf } from '../../test/systems/prometheus/support.js';
import { freePorts } from '../support/port.js';
import { prove } from '../support/prove.js';
import { startAlertmanager } from './alertmanager.js';
import { startBridge } from './bridge.js';
import { ask } from './http.js';

const claim = { of: 'PrometheusStack', by: ['alertmanager'] };
const notes = (): KubernetesObject[] => Testing.synth(new PrometheusChart(new App(), 'test'));
const robot = 'https://oapi.dingtalk.com/robot/send?access_token=x';
const secrets = { 'dingtalk/webhook1-url': `${robot}\n`, 'dingtalk/url': robot, 'dingtalk/key': 'SEC1' };
const receiverSecrets = {
  'secrets/pager/url': 'http://127.0.0.1:1/',
  'secrets/mail/password': 'x',
  'secrets/slack/url': 'http://127.0.0.1:1/',
};
/** The notes' route waits 10 s for further alerts; nobody needs to wait for that here. */
const soon = (text: string) => text.replaceAll(/group_wait: \d+s/g, 'group_wait: 100ms');

prove(
  { ...claim, fixes: ['R034'] },
  "DingTalk receives nothing where the URL does not end in the target's name; with the construct's URL it does",
  async () => {
    const objects = notes();
    const other = await startBridge(objects, secrets);
    const misnamed = (text: string) => soon(text).replaceAll('/webhook1/', '/ops/');
    const before = await startAlertmanager(objects, { bridge: other, change: misnamed });
    await before.post({ alertname: 'A', team: 'node' });
    await before.running.says('unexpected status code 404');
    expect(other.lost).toContain('/dingtalk/ops/send');
    expect(other.received).toEqual({});

    const bridge = await startBridge(objects, secrets);
    const after = await startAlertmanager(objects, { bridge, change: soon });
    await after.post({ alertname: 'A', team: 'node' });
    const message = await after.running.until(async () => bridge.received.webhook1?.[0]);
    expect(message).toMatchObject({
      status: 'firing',
      receiver: 'webhook',
      alerts: [{ labels: { alertname: 'A', team: 'node' }, annotations: { summary: 'a summary' } }],
    });
    expect(bridge.lost).toEqual([]);
    expect(after.running.said()).not.toMatch(/level=(WARN|ERROR)/i);
  },
);

prove({ ...claim, by: ['alertmanager'] }, 'Alertmanager starts with every kind of receiver', async () => {
  const objects = objectsOf({ ...full, alertmanager: { ...fullAlertmanager(), replicas: 1 } });
  const bridge = await startBridge(objects, secrets);
  expect(bridge.config.targets.webhook1).toMatchObject({ url: robot, secret: 'SEC1' });
  const { running, post } = await startAlertmanager(objects, {
    bridge,
    change: soon,
    files: receiverSecrets,
  });
  await post({ alertname: 'A' });
  await running.until(async () => bridge.received.webhook1?.[0]);
});

prove(claim, 'two Alertmanagers find one another by the names that each is told', async () => {
  const objects = objectsOf({ ...full, alertmanager: { ...fullAlertmanager(), replicas: 2 } });
  const bridge = await startBridge(objects, secrets);
  const ports = await freePorts(2);
  const here = (own: number) => (arg: string) =>
    arg
      .replace('0.0.0.0:9094', `127.0.0.1:${own}`)
      .replace(/alertmanager-(\d)\.alertmanager\.monitoring\.svc:9094/, (_, i) => `127.0.0.1:${ports[i]}`);
  const started = ports.map((own) =>
    startAlertmanager(objects, { bridge, changeArg: here(own), files: receiverSecrets }),
  );
  for (const { running, port } of await Promise.all(started))
    await running.until(async () => {
      const answer = await ask(`http://127.0.0.1:${port}/metrics`);
      return answer?.text.includes('alertmanager_cluster_members 2') || undefined;
    });
});

function fullAlertmanager(): NonNullable<typeof full.alertmanager> {
  if (!full.alertmanager) throw new Error('the full props have an Alertmanager');
  return full.alertmanager;
}
