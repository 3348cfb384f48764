import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interleaved, median, type Row, run } from './measure.js';

/** In memory where that can be had: creating 2,000 files takes the disk from 0.05 to 0.6 s, as its mood is. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const worker = fileURLToPath(new URL('./synth-worker.mjs', import.meta.url));

interface Run {
  readonly ms: number;
  readonly mib: number;
}

/** `App.synth()` of 20,000 objects in 2,000 charts against stock cdk8s, and against a tenth of them. */
export function benchSynth(): Row[] {
  const results = interleaved(3, {
    ours: () => synth('ours', 2_000),
    stock: () => synth('stock', 2_000),
    tenth: () => synth('ours', 200),
  });
  const of = (who: string, figure: keyof Run) => median((results[who] ?? []).map((result) => result[figure]));
  const [ours, stock, tenth] = [of('ours', 'ms'), of('stock', 'ms'), of('tenth', 'ms')];
  return [
    {
      what: '20,000 objects: faster than App.synth of cdk8s',
      figure: `${(stock / ours).toFixed(1)}× (${ours.toFixed(0)} ms, ${(stock / 1000).toFixed(1)} s)`,
      target: '≥ 30×',
    },
    {
      what: '20,000 objects: peak memory against cdk8s',
      figure: `${(of('ours', 'mib') / of('stock', 'mib')).toFixed(2)}× (${of('ours', 'mib').toFixed(0)} MiB, ${of('stock', 'mib').toFixed(0)} MiB)`,
      target: '≤ 1×',
    },
    {
      what: 'ten times the objects: time against a tenth',
      figure: `${(ours / tenth).toFixed(1)}× (${tenth.toFixed(0)} ms for 2,000)`,
      target: '≤ 12×',
    },
  ];
}

function synth(who: string, charts: number): Run {
  const folder = mkdtempSync(join(scratch, 'runbook-bench-'));
  try {
    return JSON.parse(
      run(process.execPath, [worker, who, String(charts)], folder, { CDK8S_OUTDIR: join(folder, 'dist') }),
    ) as Run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
