import { waiverExpiredRule, waiverUnusedRule } from '../check/waivers/rules.js';
import type { Waived } from '../check/waivers/waiver.js';
import { problem, UserError } from '../model/errors.js';
import type { Finding } from '../model/finding.js';
import {
  formatFinding,
  formatRest,
  formatStale,
  formatStrangers,
  formatSummary,
  formatValidations,
  formatWaivedCount,
} from '../report/synth.js';
import type { SynthResult } from '../synth/synthesize.js';
import type { Command } from './command.js';
import { type Config, readConfig } from './config.js';
import { destinationsOf } from './destinations.js';
import { type ExitCode, FINE, FOUND, type Io } from './io.js';
import { refuseContradictions, refuseHelm } from './refuse-synth.js';
import { runApp } from './run-app.js';
import type { SynthValues } from './synth-values.js';

/** What a synthesis came to, without the findings that somebody has decided to live with: those stand apart. */
type WaivedResult = SynthResult & { readonly waived: readonly Waived[] };

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
  run: (values, io) => runSynth(values as SynthValues, io),
};

async function runSynth(values: SynthValues, io: Io): Promise<ExitCode> {
  refuseContradictions(values);
  const started = performance.now();
  const config = readConfigFor(values, io);
  refuseHelm(config);
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
  if (!values.quiet) io.err(formatValidations(config.validations ?? []));
  if (values.stdout) {
    io.out(engine.toYaml(run.assembled));
    return FINE;
  }
  const { check, waived } = checks.synthCheckOf(config, run.assembled, io);
  const options = { adopt: values.adopt ?? false, frozen: values.frozen ?? false, checks: [check] };
  const destinations = destinationsOf(run, values.output, config.output, io.cwd);
  // What the apps themselves have found goes through the check, for waivers to be applied to it.
  const assembled = run.assembled.map((app) => ({ ...app, findings: [] }));
  const result = engine.synthesize(assembled, destinations, options);
  return report({ ...result, waived }, values, performance.now() - started, io);
}

/** Without a `cdk8s.yaml`, `--app` alone is enough. */
function readConfigFor(values: SynthValues, io: Io): Config {
  try {
    return readConfig(io.cwd);
  } catch (error) {
    if (values.app && error instanceof UserError && error.code === 'CONFIG_MISSING') return { runbook: {} };
    throw error;
  }
}

function commandOf({ app }: SynthValues, config: Config): string {
  const command = app ?? config.app;
  if (command) return command;
  const fix = 'Write the command that runs it, such as "app: npx tsx main.ts", or give --app.';
  throw new UserError(problem('CONFIG_INVALID', ['cdk8s.yaml', 'it names no app.', fix]));
}

function report(result: WaivedResult, { frozen, json, quiet }: SynthValues, ms: number, io: Io): ExitCode {
  const isStale = Boolean(frozen) && result.folders.some(({ stale }) => stale);
  const hasErrors = result.findings.some(isError);
  if (json) io.out(`${JSON.stringify({ version: 1, ...result, ms: Math.round(ms) })}\n`);
  else {
    const told = result.findings.filter((finding) => isError(finding) || (!quiet && isOfWaiver(finding)));
    for (const finding of told) io.err(formatFinding(finding));
    const findings = result.findings.filter((finding) => !isOfWaiver(finding));
    if (!quiet) io.err(formatRest({ ...result, findings }) + formatWaivedCount(result.waived.length));
    if (isStale) io.err(formatStale(result));
    else if (!quiet) io.err(formatSummary(result, ms) + formatStrangers(result));
  }
  return isStale || hasErrors ? FOUND : FINE;
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/** A waiver of constructs is of no concern to `runbook check`, which sees files: nobody else would tell. */
function isOfWaiver({ rule }: Finding): boolean {
  return rule === waiverUnusedRule.id || rule === waiverExpiredRule.id;
}
