import { Yaml } from 'cdk8s';
import type { JsonObject } from '../src/model/manifest.js';
import { print } from '../src/yaml/print.js';
import { deployments } from './fixtures.js';
import { median, type Row } from './measure.js';

const OBJECTS = 20_000;
/** The peer takes 20 seconds for all objects: it prints every tenth, and its time is scaled. */
const PEER_SHARE = 10;
const RUNS = 7;

/** Medians in milliseconds for 20,000 Deployments, and how often ours fits into (or takes the place of) the others. */
export interface PrintFigures {
  readonly ours: number;
  readonly yaml: number;
  readonly json: number;
  /** How many times as long as ours the `yaml` library takes, called as cdk8s does. */
  readonly timesFasterThanYaml: number;
  /** How many times as long as `JSON.stringify` ours takes. */
  readonly timesSlowerThanJson: number;
}

/** Prints 20,000 Deployments with each printer in turn, several times, so that a busy moment hits all of them. */
export function benchPrint(): PrintFigures {
  const objects = deployments(OBJECTS);
  const some = objects.filter((_, i) => i % PEER_SHARE === 0);
  const runs = Array.from({ length: RUNS }, () => ({
    ours: time(objects, print),
    json: time(objects, (object) => JSON.stringify(object)),
    yaml: PEER_SHARE * time(some, (object) => Yaml.stringify(object)),
  }));
  const [ours, yaml, json] = [
    median(runs.map((run) => run.ours)),
    median(runs.map((run) => run.yaml)),
    median(runs.map((run) => run.json)),
  ];
  return { ours, yaml, json, timesFasterThanYaml: yaml / ours, timesSlowerThanJson: ours / json };
}

/** Counts the bytes of each text: until somebody looks, the engine has not put it together. */
function time(objects: readonly JsonObject[], write: (object: JsonObject) => string): number {
  const start = performance.now();
  for (const object of objects) Buffer.byteLength(write(object));
  return performance.now() - start;
}

/** The rows of the report. */
export function rowsOfPrint({
  ours,
  yaml,
  json,
  timesFasterThanYaml,
  timesSlowerThanJson,
}: PrintFigures): Row[] {
  const [faster, slower] = [timesFasterThanYaml.toFixed(1), timesSlowerThanJson.toFixed(1)];
  return [
    {
      what: 'printer, 20,000 Deployments: faster than the yaml package',
      figure: `${faster}× (${ours.toFixed(0)} ms, ${(yaml / 1000).toFixed(1)} s)`,
      target: '≥ 15×',
    },
    {
      what: 'printer, 20,000 Deployments: time against JSON.stringify',
      figure: `${slower}× (${json.toFixed(0)} ms)`,
      target: '≤ 6×',
    },
  ];
}
