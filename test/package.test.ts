import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { projectRoot } from './support/project.js';
import { run } from './support/run.js';
import { countObjects, tsc, userProject } from './support/user-project.js';

const peers = ['cdk8s', 'cdk8s-plus-27', 'constructs'];
const packed = mkdtempSync(join(tmpdir(), 'runbook-pack-'));
const project = userProject({ types: [] });
const installed = join(project, 'node_modules/cdk8s-runbook');
let tarball = '';

const main = `import { Chart } from 'cdk8s';
import { App, type KubernetesObject, UserError } from 'cdk8s-runbook';
import { CoreDnsTemplate, type CoreDnsTemplateProps } from 'cdk8s-runbook/systems/coredns';
// Without vitest, which is not installed here.
import { matchers } from 'cdk8s-runbook/testing';

const props: CoreDnsTemplateProps = { clusterIP: '10.96.0.10' };
// @ts-expect-error: the types have arrived, and they are not any.
export const wrong: CoreDnsTemplateProps = { clusterIP: 10 };
export const object: KubernetesObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } };

const app = new App({ kubernetes: ['1.36', '1.37'] });
if (matchers.toHaveFinding([object], 'port-out-of-range').pass) throw new Error('found');
try {
  new CoreDnsTemplate(new Chart(app, 'dns'), 'coredns', props);
} catch (error) {
  if (error instanceof UserError) console.error(error.code);
  throw error;
}
app.synth();
`;

/** What a platform team does with it: three constructs, one container overridden, its own labels on everything. */
const platform = `import { ApiObject, App as StockApp, Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { CoreDnsTemplate } from 'cdk8s-runbook/systems/coredns';
import { FluxSource } from 'cdk8s-runbook/systems/flux';
import { MetricsServerWithFixes } from 'cdk8s-runbook/systems/metrics-server';

const app = new StockApp({ outdir: 'platform' });
const chart = new Chart(app, 'platform', { labels: { team: 'platform', 'cost-center': '42' } });
new CoreDnsTemplate(chart, 'dns', { clusterIP: '10.96.0.10' });
const metrics = new MetricsServerWithFixes(chart, 'metrics', { highAvailability: true });
new FluxSource(chart, 'source', {
  name: 'platform',
  namespace: 'flux-system',
  git: { url: 'https://git.example.org/platform.git', ref: { branch: 'main' } },
});
const deployment = metrics.node.findChild('Deployment') as ApiObject;
deployment.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/resources/requests/memory', k8s.Quantity.fromString('400Mi')));
deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/env', [{ name: 'GOMEMLIMIT', value: '360MiB' }]));
app.synth();
`;

beforeAll(async () => {
  // `npm test` has built lib; to build it here would take it away from the other tests for a while.
  await run(projectRoot, 'npm', 'pack', '--ignore-scripts', '--pack-destination', packed);
  tarball = join(packed, readdirSync(packed)[0] ?? '');
  const wanted = [tarball, ...peers.map((name) => `${name}@${versionOf(name)}`)];
  await run(project, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...wanted);
  writeFileSync(join(project, 'main.ts'), main);
  writeFileSync(join(project, 'platform.ts'), platform);
  writeFileSync(join(project, 'cdk8s.yaml'), 'app: node main.js\n');
}, 180_000);

afterAll(() => {
  for (const folder of [packed, project]) rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('the package', () => {
  it('holds the compiled library, what a person reads first, and nothing else', () => {
    expect(readdirSync(installed).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'action.yml',
      'lib',
      'package.json',
    ]);
    const lib = readdirSync(join(installed, 'lib'), {
      recursive: true,
      encoding: 'utf8',
      withFileTypes: true,
    });
    const strangers = lib.filter(
      (entry) => entry.isFile() && !/\.(d\.c?ts|c?js|c?js\.map)$/.test(entry.name),
    );
    expect(strangers.map(({ name }) => name)).toEqual([]);
  });

  it('has nothing that publint objects to', async () => {
    await run(projectRoot, 'npx', 'publint', tarball, '--strict');
  });

  it('resolves, with its types, wherever ES modules do', async () => {
    const rooms = readdirSync(join(projectRoot, 'src/systems')).map((id) => `systems/${id}`);
    const options = ['--profile', 'esm-only', '--no-definitely-typed', '--include-entrypoints', ...rooms];
    await run(projectRoot, 'npx', 'attw', tarball, ...options);
  }, 120_000);
});

describe('a project that installs the package', () => {
  it('compiles against its types, checked themselves, and writes manifests', async () => {
    await run(project, process.execPath, tsc);
    await run(project, process.execPath, 'main.js');
    expect(countObjects(join(project, 'dist'))).toBeGreaterThan(0);
  }, 120_000);

  it('has the command runbook', async () => {
    expect(await run(project, 'npx', 'runbook', '--help')).toContain('runbook COMMAND [options]');
  });

  it('gets the same manifests from runbook synth', async () => {
    const before = readFileSync(join(project, 'dist/dns.k8s.yaml'), 'utf8');
    rmSync(join(project, 'dist'), { recursive: true });
    await run(project, 'npx', 'runbook', 'synth');
    expect(readFileSync(join(project, 'dist/dns.k8s.yaml'), 'utf8')).toBe(before);
  });
});

describe("a platform team's project", () => {
  it('composes the constructs, overrides a container, labels everything and locks the output', async () => {
    await run(project, process.execPath, 'platform.js');
    const stock = readFileSync(join(project, 'platform/platform.k8s.yaml'), 'utf8');
    await run(project, 'npx', 'runbook', 'synth', '--app', 'node platform.js', '--adopt');
    const yaml = readFileSync(join(project, 'platform/platform.k8s.yaml'), 'utf8');
    const objects = parseAllDocuments(yaml).map((document) => document.toJS());
    expect(objects.map(({ metadata }) => metadata.labels.team)).toEqual(objects.map(() => 'platform'));
    expect(yaml).toContain('memory: 400Mi');
    expect(yaml).toContain('value: 360MiB');
    expect(parseAllDocuments(stock)).toHaveLength(objects.length);
    await expect(yaml).toMatchFileSnapshot('platform.snap.yaml');
  });
});

function versionOf(name: string): string {
  const file = join(projectRoot, 'node_modules', name, 'package.json');
  // Every package.json that npm has installed has a version.
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
