import { parseAllDocuments } from 'yaml';
import { loadDocuments } from '../src/yaml/load/load.js';
import { printAll } from '../src/yaml/print.js';
import { deployments } from './fixtures.js';
import { interleaved, median, type Row } from './measure.js';

const OBJECTS = 4300;
/** The peer takes seconds for all of the text: it reads the tenth part of it, and its time is scaled. */
const PEER_SHARE = 10;
const RUNS = 5;

/** Medians in milliseconds for some 15 MB of Deployments. */
export interface LoadFigures {
  readonly megabytes: number;
  readonly ours: number;
  readonly yaml: number;
  /** `JSON.parse` of the same objects, which neither keeps places nor freezes. */
  readonly json: number;
}

/** Reads the text of Deployments with each reader in turn, several times. */
export function benchLoad(): LoadFigures {
  const objects = deployments(OBJECTS);
  const text = printAll(objects);
  const part = printAll(objects.slice(0, OBJECTS / PEER_SHARE));
  const json = JSON.stringify(objects);
  const runs = interleaved(RUNS, {
    ours: () => time(() => loadDocuments(text)),
    yaml: () => PEER_SHARE * time(() => parseAllDocuments(part, { version: '1.1' })),
    json: () => time(() => JSON.parse(json)),
  });
  const [ours, yaml, plain] = [median(runs.ours ?? []), median(runs.yaml ?? []), median(runs.json ?? [])];
  return { megabytes: text.length / 1e6, ours, yaml, json: plain };
}

function time(read: () => unknown): number {
  const start = performance.now();
  read();
  return performance.now() - start;
}

/** The rows of the report. */
export function rowsOfLoad({ megabytes, ours, yaml, json }: LoadFigures): Row[] {
  return [
    {
      what: `reader, ${megabytes.toFixed(0)} MB of Deployments: faster than the yaml package`,
      figure: `${(yaml / ours).toFixed(0)}× (${ours.toFixed(0)} ms, ${(yaml / 1000).toFixed(1)} s)`,
      target: '≥ 10×',
    },
    {
      what: 'reader: time against JSON.parse',
      figure: `${(ours / json).toFixed(1)}× (${json.toFixed(0)} ms)`,
      target: '≤ 6×',
    },
  ];
}
