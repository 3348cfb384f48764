import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { newestRelease } from '../src/kubernetes/facts/releases.js';
import { benchCheck } from './check/check.js';
import { benchCli } from './cli.js';
import { benchDiff } from './diff/diff.js';
import { benchLoad, rowsOfLoad } from './load.js';
import type { Row } from './measure.js';
import { benchOrder } from './order.js';
import { benchPrint, rowsOfPrint } from './print.js';
import { benchSynth } from './synth.js';

const benches: Readonly<Record<string, () => Row[]>> = {
  order: benchOrder,
  cli: benchCli,
  print: () => rowsOfPrint(benchPrint()),
  load: () => rowsOfLoad(benchLoad()),
  check: benchCheck,
  diff: benchDiff,
  synth: benchSynth,
};

/** `npm run bench` runs all and writes `docs/benchmarks.md`; `npm run bench -- cli` runs one and prints it. */
const [only] = process.argv.slice(2);
const chosen = Object.entries(benches).filter(([name]) => only === undefined || name === only);
if (chosen.length === 0)
  throw new Error(`${only} is not a bench; there are ${Object.keys(benches).join(', ')}`);
const rows = chosen.flatMap(([, bench]) => bench());
console.log(table(rows));
if (only === undefined) writeFileSync(new URL('../docs/benchmarks.md', import.meta.url), page(rows));

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, figure, target }) => `| ${what} | ${figure} | ${target} |`);
  return ['| What | Measured | Target |', '| --- | --- | --- |', ...lines].join('\n');
}

function page(rows: readonly Row[]): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  return `# Benchmarks

Each figure is a median; where it is a ratio, both sides ran in turn in the same run, because a machine's speed drifts.
Repeat them with \`npm run build && npm run bench\` (some minutes: stock cdk8s is the slow part), or one of them with
\`npm run bench -- ${Object.keys(benches).join('|')}\`. They were last run on ${machine}.

${table(rows)}

- **20,000 objects**: Deployments, ten to a chart, written to a fresh folder (in memory where the machine has \`/dev/shm\`:
  creating 2,000 files takes a disk between 0.05 and 0.6 s, for either side), each run in a process of its own, without
  checks. The time is \`App.synth()\`'s alone; the peak memory is the whole process's, the app's tree included.
- **printer**: the \`yaml\` package is called as cdk8s calls it; it prints every tenth object and its time is scaled.
- **runbook check**: Deployments, Services, ConfigMaps and autoscalers in equal parts, ten to a file, against Kubernetes
  ${newestRelease}; kubeconform gets the same facts as closed JSON Schemas from a folder. The custom resources have a CRD with
  six validation rules, which kubeconform does not evaluate. Each run is a process of its own; kubeconform uses all cores, we one.
- **runbook diff**: two files of Deployments of some 120 lines each; of those that change, every image gets another tag.
- **runbook synth**: 50 ConfigMaps in 5 charts, \`app: node main.cjs\`, both commands called directly, without npx.
`;
}
