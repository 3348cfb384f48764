import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interleaved, median, type Row, timed } from './measure.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const app = `
const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
for (let c = 0; c < 5; c++) {
  const chart = new Chart(app, 'chart-' + c);
  for (let i = 0; i < 10; i++) new ApiObject(chart, 'o' + i, { apiVersion: 'v1', kind: 'ConfigMap', data: { i: String(i) } });
}
app.synth();
`;

/** The whole command, cold: `runbook synth` and `cdk8s synth` on the same app and command, and the app alone. */
export function benchCli(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'main.cjs'), app);
    writeFileSync(join(folder, 'cdk8s.yaml'), 'language: typescript\napp: node main.cjs\noutput: dist\n');
    return report(measure(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(folder: string): Record<string, number> {
  const node = (...args: string[]) => timed(process.execPath, args, folder);
  const results = interleaved(11, {
    ours: () => node(join(root, 'lib/cli/main.js'), 'synth', '--output', 'ours'),
    stock: () => node(join(root, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', '--output', 'stock'),
    alone: () => node('main.cjs'),
  });
  return Object.fromEntries(Object.entries(results).map(([name, times]) => [name, median(times)]));
}

function report({
  ours = Number.NaN,
  stock = Number.NaN,
  alone = Number.NaN,
}: Record<string, number>): Row[] {
  const figures = `${(ours / 1000).toFixed(2)} s, ${(stock / 1000).toFixed(2)} s`;
  return [
    {
      what: 'runbook synth: time against cdk8s synth',
      figure: `${(ours / stock).toFixed(2)}× (${figures})`,
      target: '≤ 0.6×',
    },
    {
      what: 'runbook synth: more than the app alone',
      figure: `${((ours - alone) / 1000).toFixed(2)} s`,
      target: '≤ 0.25 s',
    },
  ];
}
