import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Testing } from 'cdk8s';
import { expect } from 'vitest';
import { PrometheusChart } from '../../charts/prometheus.js';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { full } from '../../test/systems/prometheus/full.js';
import { alertsOf, jobsOf, objectsOf } from '../../test/systems/prometheus/support.js';
import { prove } from '../support/prove.js';
import { type Prometheus, startPrometheus } from './server.js';

const claim = { of: 'PrometheusStack', by: ['prometheus'] };

interface Targets {
  readonly activeTargets: readonly {
    readonly scrapePool: string;
    readonly labels: Readonly<Record<string, string>>;
  }[];
}

prove(
  claim,
  "Prometheus starts with the notes' configuration and with every part, and has every job and rule",
  async () => {
    const notes = Testing.synth(new PrometheusChart(new App(), 'test'));
    await Promise.all([notes, objectsOf(full)].map(hasEverything));
  },
);

async function hasEverything(objects: readonly KubernetesObject[]): Promise<void> {
  const { running, get } = await startPrometheus(objects);
  const jobs = Object.keys(jobsOf(objects)).sort();
  await running.until(async () => {
    const { scrapePools } = await get<{ scrapePools: string[] }>('scrape_pools');
    return scrapePools.sort().join() === jobs.join() || undefined;
  });
  const { groups } = await get<{ groups: { rules: { name: string }[] }[] }>('rules');
  const rules = groups.flatMap((group) => group.rules.map(({ name }) => name));
  expect(rules).toEqual(
    expect.arrayContaining(Object.keys(alertsOf(objects)).filter((name) => name !== 'undefined')),
  );
}

/** The label `instance` of what a job scrapes. */
async function instanceOf({ running, get }: Prometheus, job: string): Promise<string | undefined> {
  const found = await running.until(async () => {
    const { activeTargets } = await get<Targets>('targets');
    return activeTargets.find(({ scrapePool }) => scrapePool === job);
  });
  return found.labels.instance;
}

/** A switch that an exporter is asked about, labelled as in the notes. */
const h3c = {
  targets: ['172.16.1.5'],
  labels: { instance: 'h3c' },
  via: '192.0.2.9:9116',
  path: '/snmp',
};

/** The notes copy the target over the label, whether there is one or not. */
function withTheNotesSecondRule(text: string): string {
  const rules = [
    '- source_labels: [__param_target]',
    '  target_label: instance',
    '- target_label: __address__',
  ];
  return text.replace(/^( *)- target_label: __address__$/gm, (_, indent) =>
    rules.map((line) => indent + line).join('\n'),
  );
}

prove(
  { ...claim, fixes: ['R038'] },
  "the notes' relabelling loses the label instance that was given; a job keeps it, and without one has the target",
  async () => {
    const objects = objectsOf({
      jobs: [
        { name: 'kept', ...h3c },
        { ...h3c, name: 'target', labels: {} },
      ],
    });
    const [notes, prometheus] = await Promise.all([
      startPrometheus(objects, { change: withTheNotesSecondRule }),
      startPrometheus(objects),
    ]);
    expect(await instanceOf(notes, 'kept')).toBe('172.16.1.5');

    expect(await instanceOf(prometheus, 'kept')).toBe('h3c');
    expect(await instanceOf(prometheus, 'target')).toBe('172.16.1.5');
  },
);

/** Waits until the server has the rule that was added to its file. */
async function hasNewRule({ running, get }: Prometheus): Promise<void> {
  await running.until(async () => {
    const { groups } = await get<{ groups: { name: string }[] }>('rules');
    return groups.some(({ name }) => name === 'new') || undefined;
  });
}

function addRule({ layout }: Prometheus): void {
  const file = join(layout.folder, 'config/rules.yml');
  appendFileSync(file, '\n  - name: new\n    rules:\n      - record: a\n        expr: vector(1)\n');
}

prove(
  { ...claim, fixes: ['R043'] },
  'the endpoint for reloading is refused; a changed configuration is read by itself, or at the endpoint that was asked for',
  async () => {
    const objects = objectsOf();
    // Half a minute is what it is without this.
    const auto = await startPrometheus(objects, { args: ['--config.auto-reload-interval=1s'] });
    expect(await auto.post('/-/reload')).toEqual({ status: 403, text: 'Lifecycle API is not enabled.' });
    addRule(auto);
    await hasNewRule(auto);

    const endpoint = await startPrometheus(objectsOf({ prometheus: { reload: 'endpoint' } }));
    addRule(endpoint);
    expect(await endpoint.post('/-/reload')).toMatchObject({ status: 200 });
    await hasNewRule(endpoint);
  },
);
