import { checkTexts } from '../check/check-texts.js';
import { newestRelease } from '../kubernetes/facts/releases.js';
import { problem, UserError } from '../model/errors.js';
import type { Severity } from '../model/finding.js';
import { oneOf, show } from '../model/show.js';
import { findingFormats } from '../report/findings/formats.js';
import { checkerOf, releasesOf } from './checks.js';
import type { Command } from './command.js';
import { readOptionalConfig } from './config.js';
import { type ExitCode, FINE, FOUND, type Io } from './io.js';
import { readSources } from './sources/read-sources.js';
import { readVersion } from './version.js';

interface Values {
  readonly operands: readonly string[];
  readonly kubernetes?: string;
  readonly schemas?: string;
  readonly format?: string;
  readonly 'fail-on'?: string;
}

const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** `runbook check`: tells what the API server would refuse in manifests, without one. */
export const check: Command = {
  name: 'check',
  summary: 'Tells what the API server would refuse in manifests, without a cluster.',
  operands: 'FILE|FOLDER|GLOB|- …',
  options: {
    kubernetes: {
      type: 'string',
      value: 'RELEASES',
      help: `Minor releases, such as 1.27,1.37. Default: kubernetes of cdk8s.yaml, else ${newestRelease}.`,
    },
    schemas: {
      type: 'string',
      value: 'PATHS',
      help: 'Files or folders with CRDs, separated by commas, beside schemas of cdk8s.yaml.',
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      help: `${oneOf(Object.keys(findingFormats))}. Default: text.`,
    },
    'fail-on': { type: 'string', value: 'SEVERITY', help: `${oneOf(severities)}. Default: error.` },
  },
  // `parseOptions` has checked the values against the options above.
  run: async (values, io) => runCheck(values as unknown as Values, io),
};

function runCheck(values: Values, io: Io): ExitCode {
  const config = readOptionalConfig(io.cwd);
  const format = chosen('--format', values.format ?? 'text', Object.keys(findingFormats));
  const failsAt = chosen('--fail-on', values['fail-on'] ?? 'error', severities) as Severity;
  const sources = readSources(values.operands.length > 0 ? values.operands : [config.output ?? 'dist'], io);
  const { manifests, findings } = checkTexts(sources, checkerOf(config, values, io));
  const report = {
    findings,
    rules: [],
    counts: { objects: manifests.length, files: sources.length },
    releases: releasesOf(config, values),
    waived: [],
    version: readVersion(),
    failsAt,
    sources: new Map(sources.map(({ file, text }) => [file, text])),
  };
  // The name has been looked up.
  io.out(
    findingFormats[format as keyof typeof findingFormats](report, {
      color: io.isTerminal && !io.env.NO_COLOR,
    }),
  );
  const limit = severities.indexOf(failsAt as (typeof severities)[number]);
  return findings.some(({ severity }) => severities.indexOf(severity) <= limit) ? FOUND : FINE;
}

function chosen(option: string, value: string, allowed: readonly string[]): string {
  if (allowed.includes(value)) return value;
  throw invalid(`${option} must be ${oneOf(allowed)}; got ${show(value)}.`, 'Choose one of them.');
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
