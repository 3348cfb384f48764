import { normalize } from 'node:path';
import { problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import { crdsOf } from './cluster/answers.js';
import { clusterClient } from './cluster/client.js';
import { type ClusterValues, clusterOptions, connectionFor } from './cluster/options.js';
import type { Command } from './command.js';
import { type Config, readOptionalConfig } from './config.js';
import { type ExitCode, FINE, type Io } from './io.js';
import { checkName, crdsIn, distinct, type FoundCrd } from './vendor/found-crds.js';
import { type WrittenCrds, writeCrds } from './vendor/write-crds.js';

interface Values extends ClusterValues {
  readonly operands: readonly string[];
  readonly cluster?: boolean;
  readonly output?: string;
  readonly prune?: boolean;
  readonly adopt?: boolean;
}

/** `runbook vendor crds`: copies CRDs into the user's repository, so that checks know their kinds without a network. */
export const vendor: Command = {
  name: 'vendor',
  summary: 'Copies CRDs from files, addresses or a cluster into the project, for checks to know their kinds.',
  operands: 'crds FILE|FOLDER|GLOB|URL|- …',
  options: {
    output: { type: 'string', value: 'FOLDER', help: 'Where they go, a file each. Default: crds.' },
    prune: { type: 'boolean', help: 'Removes vendored CRDs that are no longer in any of the sources.' },
    adopt: { type: 'boolean', help: 'Replaces files there that were edited, or written by somebody else.' },
    cluster: {
      type: 'boolean',
      help: 'Takes those of a cluster too; so do --kubeconfig, --context and --server.',
    },
    ...clusterOptions,
  },
  // `parseOptions` has checked the values against the options above.
  run: async (values, io) => runVendor(values as unknown as Values, io),
};

async function runVendor(values: Values, io: Io): Promise<ExitCode> {
  const [what, ...sources] = values.operands;
  if (what !== 'crds')
    throw invalid(
      what === undefined
        ? 'runbook vendor must be told what to copy.'
        : `runbook vendor cannot copy ${show(what)}.`,
      'Write runbook vendor crds SOURCE.',
    );
  const config = readOptionalConfig(io.cwd);
  const output = values.output ?? 'crds';
  const found = distinct(await gathered(sources, values, io));
  found.forEach(checkName);
  const options = { adopt: values.adopt === true, prune: values.prune === true };
  const written = writeCrds(found, output, io.cwd, options);
  io.err(`${summary(written, output, options.prune)}${hint(config, output)}`);
  return FINE;
}

async function gathered(sources: readonly string[], values: Values, io: Io): Promise<FoundCrd[]> {
  const { cluster, kubeconfig, context, server } = values;
  const asksCluster = cluster || [kubeconfig, context, server].some((value) => value !== undefined);
  if (sources.length === 0 && !asksCluster)
    throw invalid(
      'runbook vendor crds needs a source.',
      'Name files, folders, addresses of https, or --cluster.',
    );
  const found: FoundCrd[] = [];
  for (const source of sources) found.push(...(await crdsIn(source, io)));
  return asksCluster ? [...found, ...(await inCluster(values, io))] : found;
}

async function inCluster(values: ClusterValues, io: Io): Promise<FoundCrd[]> {
  const connection = await connectionFor(values, io);
  const client = clusterClient(connection);
  try {
    const from = `the cluster at ${new URL(connection.server).host}`;
    return (await crdsOf(client)).map((crd) => ({ crd, from }));
  } finally {
    client.close();
  }
}

function summary({ written, same, vanished }: WrittenCrds, output: string, prune: boolean): string {
  const done = `${written.length} written, ${same.length} as they were`;
  const gone = prune ? 'removed' : 'no longer in the sources; --prune removes them';
  const rest = vanished.length === 0 ? '' : `\n${vanished.join(', ')}: ${gone}`;
  return `${output}: ${done}${rest}\n`;
}

/** How checks come to know them. */
function hint({ runbook }: Config, output: string): string {
  const isKnown = (runbook.schemas ?? []).some((path) => normalize(`${path}/`) === normalize(`${output}/`));
  return isKnown ? '' : `Let checks know them in cdk8s.yaml:\n\nrunbook:\n  schemas: [${output}]\n`;
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
