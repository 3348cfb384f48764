import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../src/model/manifest.js';
import { printAll } from '../../src/yaml/print.js';
import { deployments } from '../fixtures.js';
import { interleaved, median, type Row } from '../measure.js';
import { peerOf, seconds, timedTo } from '../peer.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'lib/cli/main.js');

/** How many Deployments, of some 100 lines each, and which share of them gets another image. */
const inputs = [
  { name: '5,000 lines', objects: 50, share: 0.1, runs: 7, target: '' },
  { name: '50,000 lines', objects: 500, share: 0.1, runs: 5, target: '≥ 3×' },
  { name: '10,000 objects, 1 % changed', objects: 10_000, share: 0.01, runs: 3, target: '≥ 3×' },
] as const;

/** `runbook diff` and `dyff between` on the same two files, each a cold process. */
export function benchDiff(): Row[] {
  const peer = peerOf('dyff');
  if (peer === undefined) return [];
  const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'));
  try {
    return [...inputs.map((input) => againstPeer(folder, peer, input)), ...identical(folder, peer)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function againstPeer(folder: string, peer: string, input: (typeof inputs)[number]): Row {
  const base = deployments(input.objects);
  const every = Math.round(1 / input.share);
  const head = base.map((object, i) => (i % every === 0 ? withOtherImage(object) : object));
  write(folder, base, head);
  const [ours, theirs] = measure(folder, peer, input.runs);
  return {
    what: `runbook diff against dyff between, ${input.name}`,
    figure: `${(theirs / ours).toFixed(1)}× as fast (${seconds(ours)}, ${seconds(theirs)})`,
    target: input.target,
  };
}

/** Both files the same: what is left is to read them. */
function identical(folder: string, peer: string): Row[] {
  const base = deployments(10_000);
  write(folder, base, base);
  const [ours, theirs] = measure(folder, peer, 3);
  const read =
    "const { readFileSync } = require('node:fs'); readFileSync('base.yaml', 'utf8'); readFileSync('head.yaml', 'utf8')";
  const alone = median(
    interleaved(5, { read: () => timedTo([0], process.execPath, ['-e', read], folder) }).read ?? [],
  );
  return [
    {
      what: 'runbook diff against dyff between, 10,000 objects, the same on both sides',
      figure: `${(theirs / ours).toFixed(1)}× as fast (${seconds(ours)}, ${seconds(theirs)})`,
      target: '≥ 3×',
    },
    {
      what: 'the same: more than Node takes to read both files',
      figure: seconds(ours - alone),
      target: '≤ 0.3 s',
    },
  ];
}

function measure(folder: string, peer: string, runs: number): readonly [ours: number, theirs: number] {
  const results = interleaved(runs, {
    ours: () => timedTo([0, 1], process.execPath, [main, 'diff', 'base.yaml', 'head.yaml'], folder),
    theirs: () => timedTo([0, 1], peer, ['between', '--omit-header', 'base.yaml', 'head.yaml'], folder),
  });
  return [median(results.ours ?? []), median(results.theirs ?? [])];
}

function write(folder: string, base: readonly JsonObject[], head: readonly JsonObject[]): void {
  writeFileSync(join(folder, 'base.yaml'), printAll(base));
  writeFileSync(join(folder, 'head.yaml'), printAll(head));
}

function withOtherImage(object: JsonObject): JsonObject {
  // A Deployment of the fixtures.
  const copy = structuredClone(object) as {
    spec: { template: { spec: { containers: { image: string }[] } } };
  };
  for (const container of copy.spec.template.spec.containers) container.image += '-next';
  return copy as unknown as JsonObject;
}
