import type { Waived } from '../check/waivers/waiver.js';
import { problem, UserError } from '../model/errors.js';
import type { Finding } from '../model/finding.js';
import {
  formatFinding,
  formatRest,
  formatStale,
  formatStrangers,
  formatSummary,
  formatWaivedCount,
} from '../report/synth.js';
import type { SynthResult } from '../synth/synthesize.js';
import type { Command } from './command.js';
import { type Config, readConfig } from './config.js';
import { destinationsOf } from './destinations.js';
import { type ExitCode, FINE, FOUND, type Io } from './io.js';
import { runApp } from './run-app.js';

/** What a synthesis came to, without the findings that somebody has decided to live with: those stand apart. */
type WaivedResult = SynthResult & { readonly waived: readonly Waived[] };

interface Values {
  readonly app?: string;
  readonly output?: string;
  readonly stdout?: boolean;
  readonly frozen?: boolean;
  readonly adopt?: boolean;
  readonly kustomization?: boolean;
  readonly 'stock-names'?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `runbook synth`: runs the app of `cdk8s.yaml` and makes the output folder what it says, as a whole or not at all. */
export const synth: Command = {
  name: 'synth',
  summary: 'Runs the cdk8s app that cdk8s.yaml names and writes its manifests, all of them or none.',
  options: {
    app: {
      type: 'string',
      short: 'a',
      value: 'COMMAND',
      help: 'The command that runs the app. Default: app of cdk8s.yaml.',
    },
    output: {
      type: 'string',
      short: 'o',
      value: 'DIR',
      help: 'The folder to write. Default: output of cdk8s.yaml, else dist.',
    },
    stdout: { type: 'boolean', short: 'p', help: 'Print the manifests instead of writing them.' },
    frozen: { type: 'boolean', help: 'Write nothing; exit with 1 if the folder is stale.' },
    adopt: {
      type: 'boolean',
      help: 'Take over files that this tool did not write, or that were edited since.',
    },
    kustomization: { type: 'boolean', help: 'Write a kustomization.yaml into every folder.' },
    'stock-names': { type: 'boolean', help: 'Name files as cdk8s does, with index prefixes and hashes.' },
    quiet: { type: 'boolean', short: 'q', help: 'Say nothing when all is well.' },
    json: { type: 'boolean', help: 'Print the result as JSON.' },
  },
  // `parseOptions` has checked the values against the options above.
  run: (values, io) => runSynth(values as Values, io),
};

async function runSynth(values: Values, io: Io): Promise<ExitCode> {
  refuseContradictions(values);
  const started = performance.now();
  const config = readConfigFor(values, io);
  const flags = {
    ...(values['stock-names'] && { fileNames: 'stock' as const }),
    ...(values.kustomization && { kustomization: true }),
  };
  const command = commandOf(values, config);
  const quietOut = Boolean(values.stdout || values.json);
  const running = runApp({ command, flags, config: config.runbook, quietOut, progress: !values.quiet }, io);
  // The engine loads while the app runs. A failure of the app is the one to tell.
  const [run, engine, checks] = await Promise.all([
    running,
    import('../synth/synthesize.js'),
    import('./checks.js'),
  ]);
  if (values.stdout) {
    io.out(engine.toYaml(run.assembled));
    return FINE;
  }
  const { check, waived } = checks.synthCheckOf(config, io);
  const options = { adopt: values.adopt ?? false, frozen: values.frozen ?? false, checks: [check] };
  const destinations = destinationsOf(run, values.output, config.output, io.cwd);
  const result = engine.synthesize(run.assembled, destinations, options);
  return report({ ...result, waived }, values, performance.now() - started, io);
}

/** Without a `cdk8s.yaml`, `--app` alone is enough. */
function readConfigFor(values: Values, io: Io): Config {
  try {
    return readConfig(io.cwd);
  } catch (error) {
    if (values.app && error instanceof UserError && error.code === 'CONFIG_MISSING') return { runbook: {} };
    throw error;
  }
}

function commandOf({ app }: Values, config: Config): string {
  const command = app ?? config.app;
  if (command) return command;
  const fix = 'Write the command that runs it, such as "app: npx tsx main.ts", or give --app.';
  throw new UserError(problem('CONFIG_INVALID', ['cdk8s.yaml', 'it names no app.', fix]));
}

function refuseContradictions(values: Values): void {
  const withStdout = (['output', 'frozen', 'adopt', 'kustomization', 'json'] as const).find(
    (name) => values[name],
  );
  if (values.stdout && withStdout) throw contradiction(`--stdout and --${withStdout}`);
  if (values.frozen && values.adopt) throw contradiction('--frozen and --adopt');
}

function contradiction(options: string): UserError {
  return new UserError(
    problem('ARGUMENT_INVALID', [`${options} contradict each other.`, 'Leave one of them out.']),
  );
}

function report(result: WaivedResult, { frozen, json, quiet }: Values, ms: number, io: Io): ExitCode {
  const isStale = Boolean(frozen) && result.folders.some(({ stale }) => stale);
  const hasErrors = result.findings.some(isError);
  if (json) io.out(`${JSON.stringify({ version: 1, ...result, ms: Math.round(ms) })}\n`);
  else {
    for (const finding of result.findings.filter(isError)) io.err(formatFinding(finding));
    if (!quiet) io.err(formatRest(result) + formatWaivedCount(result.waived.length));
    if (isStale) io.err(formatStale(result));
    else if (!quiet) io.err(formatSummary(result, ms) + formatStrangers(result));
  }
  return isStale || hasErrors ? FOUND : FINE;
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
