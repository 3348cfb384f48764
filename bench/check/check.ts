import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { definitionOf } from '../../src/kubernetes/crd/definition-of.js';
import { factsOfRelease, newestRelease } from '../../src/kubernetes/facts/releases.js';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { print } from '../../src/yaml/print.js';
import { interleaved, median, type Row } from '../measure.js';
import { peerOf, seconds, timedTo } from '../peer.js';
import { backupDefinition, backups, builtIn, writeObjects } from './corpus.js';
import { schemaLocation, writeSchema, writeSchemas } from './json-schema.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MANY = 20_000;
const FEW = 100;

/** `runbook check` and `kubeconform -strict` on the same files, against the same schemas, each a cold process. */
export function benchCheck(): Row[] {
  const peer = peerOf('kubeconform');
  if (peer === undefined) return [];
  const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'));
  try {
    prepare(folder);
    return [...againstPeer(folder, peer), startUp(folder), growth(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function prepare(folder: string): void {
  writeObjects(join(folder, 'few'), builtIn(FEW));
  writeObjects(join(folder, 'many'), builtIn(MANY));
  writeObjects(join(folder, 'tenth'), builtIn(MANY / 10));
  writeObjects(join(folder, 'custom'), backups(MANY));
  writeObjects(join(folder, 'one'), builtIn(4).slice(0, 1));
  writeFileSync(join(folder, 'crd.yaml'), print(backupDefinition));
  writeSchemas(join(folder, 'schemas'), factsOfRelease(newestRelease));
  // It is written above as one.
  const [version] = definitionOf(backupDefinition as KubernetesObject).versions;
  if (version) writeSchema(join(folder, 'schemas'), 'bench.example.com/v1/Backup', version.schema);
}

function againstPeer(folder: string, peer: string): Row[] {
  const compare = (name: string, runs: number, what: string, target: string): Row => {
    const schemas = name === 'custom' ? ['--schemas', 'crd.yaml'] : [];
    const location = schemaLocation(join(folder, 'schemas'));
    const results = interleaved(runs, {
      ours: () =>
        timedTo([0], process.execPath, [join(root, 'lib/cli/main.js'), 'check', name, ...schemas], folder),
      peer: () => timedTo([0], peer, ['-strict', '-schema-location', location, name], folder),
    });
    const [ours, theirs] = [median(results.ours ?? []), median(results.peer ?? [])];
    const figure = `${(theirs / ours).toFixed(1)}× as fast (${seconds(ours)}, ${seconds(theirs)})`;
    return { what: `runbook check against kubeconform -strict, ${what}`, figure, target };
  };
  return [
    compare('few', 11, '100 objects', '≥ 0.67×'),
    compare('many', 5, '20,000 objects', '≥ 2×'),
    compare('custom', 5, '20,000 custom resources, ours with their CEL rules', '≥ 1×'),
  ];
}

function startUp(folder: string): Row {
  const results = interleaved(11, {
    ours: () => timedTo([0], process.execPath, [join(root, 'lib/cli/main.js'), 'check', 'one'], folder),
    node: () => timedTo([0], process.execPath, ['-e', '0'], folder),
  });
  const more = median(results.ours ?? []) - median(results.node ?? []);
  return {
    what: 'runbook check of one Deployment: more than node -e 0',
    figure: seconds(more),
    target: '≤ 0.15 s',
  };
}

/** Peak memory of ten times the objects against a tenth, as the system measures each process. */
function growth(folder: string): Row {
  const [many, tenth] = [memory(folder, 'many'), memory(folder, 'tenth')];
  const figure = `${(many / tenth).toFixed(1)}× (${Math.round(many)} MiB, ${Math.round(tenth)} MiB)`;
  return { what: 'runbook check: peak memory of 20,000 objects against 2,000', figure, target: '≤ 10×' };
}

function memory(folder: string, name: string): number {
  const script = `process.on('exit', () => require('node:fs').writeSync(2, 'maxRSS ' + process.resourceUsage().maxRSS));`;
  const main = join(root, 'lib/cli/main.js');
  const code = `${script} process.argv.splice(1, 0, ${JSON.stringify(main)}); import(${JSON.stringify(main)});`;
  const { stderr } = spawnSync(process.execPath, ['-e', code, 'check', name], {
    cwd: folder,
    encoding: 'utf8',
  });
  return Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024;
}
