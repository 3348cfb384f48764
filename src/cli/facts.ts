import { resolve } from 'node:path';
import { type ClusterFacts, clusterFactsText } from '../kubernetes/facts/cluster-facts.js';
import { factsFromServer, releaseOf } from '../kubernetes/facts/from-server.js';
import { problem, UserError } from '../model/errors.js';
import { answersOf } from './cluster/answers.js';
import { type ClusterClient, clusterClient } from './cluster/client.js';
import { type ClusterValues, clusterOptions, connectionFor } from './cluster/options.js';
import { savedAnswers } from './cluster/saved-answers.js';
import type { Command } from './command.js';
import { type ExitCode, FINE, type Io } from './io.js';
import { refuseUnwritable, writeWhole } from './whole-file.js';

interface Values extends ClusterValues {
  readonly from?: string;
  readonly output?: string;
  readonly without?: string;
  readonly 'without-crds'?: boolean;
}

/** `runbook facts`: what one cluster knows of its kinds, for checking against it later, without it. */
export const facts: Command = {
  name: 'facts',
  summary: 'Extracts what a cluster knows of its kinds, CRDs included, to check against it offline.',
  options: {
    ...clusterOptions,
    from: {
      type: 'string',
      value: 'FOLDER',
      help: 'Instead of a cluster: what "kubectl get --raw" printed, version.json, openapi/v3.json and so on.',
    },
    output: { type: 'string', value: 'FILE', help: 'Writes it there. Default: to the standard output.' },
    without: {
      type: 'string',
      value: 'GROUPS',
      help: 'Leaves out APIs whose server is down, such as metrics.k8s.io/v1beta1.',
    },
    'without-crds': { type: 'boolean', help: 'Leaves out CRDs, for those who may not list them.' },
  },
  // `parseOptions` has checked the values against the options above.
  run: async (values, io) => runFacts(values as unknown as Values, io),
};

async function runFacts(values: Values, io: Io): Promise<ExitCode> {
  const { output } = values;
  if (output !== undefined) refuseUnwritable([output], io.cwd);
  const client = await clientFor(values, io);
  try {
    const found = await extract(client, values);
    const text = clusterFactsText(found);
    if (output === undefined) io.out(text);
    else writeWhole([{ file: output, text }], io.cwd);
    io.err(summary(found, output));
  } finally {
    client.close();
  }
  return FINE;
}

async function clientFor(values: Values, io: Io): Promise<ClusterClient> {
  if (values.from !== undefined) return savedAnswers(resolve(io.cwd, values.from));
  return clusterClient(await connectionFor(values, io));
}

async function extract(client: ClusterClient, values: Values): Promise<ClusterFacts> {
  const without = (values.without ?? '').split(',').filter((group) => group !== '');
  const answers = await answersOf(client, { without, withoutCrds: values['without-crds'] === true });
  const release = releaseOf(answers.version);
  if (release !== undefined) return factsFromServer(release, answers);
  const fix = 'Correct the address: it should be that of an API server, as "kubectl cluster-info" shows it.';
  throw new UserError(problem('CLUSTER_FAILED', [client.server, 'does not say its version', fix]));
}

function summary({ server, kinds, crds }: ClusterFacts, output: string | undefined): string {
  const counts = `${Object.keys(kinds).length} kinds and ${crds.length} CRDs`;
  const use = output === undefined ? '' : ` Check against it: runbook check --kubernetes ${output}`;
  return `Kubernetes ${server}: ${counts}.${use}\n`;
}
