import { checkTexts } from '../check/check-texts.js';
import { createStrictChecker } from '../check/checker.js';
import { waive } from '../check/waivers/waive.js';
import { newestRelease } from '../kubernetes/facts/releases.js';
import { releaseOfTarget, type Target } from '../kubernetes/kinds/known-kinds.js';
import { problem, UserError } from '../model/errors.js';
import type { Severity } from '../model/finding.js';
import { oneOf, show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';
import type { FindingsReport } from '../report/findings/findings-report.js';
import { findingFormats } from '../report/findings/formats.js';
import { isAtLeast } from '../report/findings/worst-first.js';
import { flattened } from '../resources/flatten.js';
import { unreadFinding } from '../resources/unread.js';
import { apartFromOutputs } from './apart-from-outputs.js';
import { type CheckInputs, checkInputs } from './check-inputs.js';
import { waivingOf } from './checks.js';
import type { Command } from './command.js';
import { type Config, readOptionalConfig } from './config.js';
import { type ExitCode, FINE, FOUND, type Io } from './io.js';
import { parseOutputs, writeOutputs } from './outputs.js';
import { definitionsOf, targetsOf } from './targets.js';
import { readVersion } from './version.js';

interface Values {
  readonly operands: readonly string[];
  readonly kubernetes?: string;
  readonly schemas?: string;
  readonly ref?: string;
  readonly format?: readonly string[];
  readonly 'fail-on'?: string;
}

const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
const formats = ['text', 'json', 'junit', 'sarif', 'markdown', 'github'] as const;

/** `runbook check`: tells what the API server would refuse in manifests, without one. */
export const check: Command = {
  name: 'check',
  summary: 'Tells what the API server would refuse in manifests, without a cluster.',
  operands: 'FILE|FOLDER|GLOB|REF:PATH|- …',
  options: {
    kubernetes: {
      type: 'string',
      value: 'RELEASES',
      help: `Minor releases, such as 1.27,1.37, or files of runbook facts. Default: kubernetes of cdk8s.yaml, else ${newestRelease}.`,
    },
    schemas: {
      type: 'string',
      value: 'PATHS',
      help: 'Files or folders with CRDs, separated by commas, beside schemas of cdk8s.yaml.',
    },
    ref: {
      type: 'string',
      value: 'REF',
      help: 'Reads the files as they are in this commit, without checking it out.',
    },
    format: {
      type: 'string',
      value: 'FORMAT[=FILE]',
      multiple: true,
      help: `${oneOf(formats)}; several with a file each, such as text,sarif=check.sarif. Default: text.`,
    },
    'fail-on': { type: 'string', value: 'SEVERITY', help: `${oneOf(severities)}. Default: error.` },
  },
  // `parseOptions` has checked the values against the options above.
  run: async (values, io) => runCheck(values as unknown as Values, io),
};

async function runCheck(values: Values, io: Io): Promise<ExitCode> {
  const config = readOptionalConfig(io.cwd);
  const outputs = parseOutputs(values.format, formats, io);
  const failsAt = severityOf(values['fail-on'] ?? 'error');
  const targets = targetsOf(config, values, io);
  const read = await checkInputs(values.operands, values.ref, config, io);
  const inputs = apartFromOutputs(read, outputs, io);
  const report = { ...reportOf(inputs, targets, config, values, io), failsAt };
  writeOutputs(outputs, (format, look) => findingFormats[format](report, look && lookOf(look)), io);
  return report.findings.some(({ severity }) => isAtLeast(severity, failsAt)) ? FOUND : FINE;
}

function reportOf(
  { sources, unread, isWhole }: CheckInputs,
  targets: readonly Target[],
  config: Config,
  values: Values,
  io: Io,
): FindingsReport {
  const definitions = definitionsOf(config, values, io);
  const checked = checkTexts(sources, createStrictChecker({ releases: targets, definitions }));
  const findings = [...unread.map(unreadFinding), ...checked.findings];
  const files = [...sources, ...unread].map(({ file }) => file);
  const found = { findings, files, manifests: checked.manifests };
  return {
    ...waive(found, waivingOf(config, io, isWhole)),
    rules: [],
    counts: {
      objects: flattened(checked.manifests).length,
      files: files.length,
      encrypted: checked.encrypted,
    },
    releases: targets.map(releaseOfTarget),
    version: readVersion(),
    sources: new Map(sources.map(({ file, text }) => [file, text])),
  };
}

/** What is left of a terminal's line beside a line number. */
function lookOf({ color, width }: { readonly color: boolean; readonly width?: number }) {
  return { color, ...(width !== undefined && { width: Math.max(20, width - 12) }) };
}

function severityOf(value: string): Severity {
  const severity = severities.find((known) => known === value);
  if (severity) return severity;
  const what = `--fail-on must be ${oneOf(severities)}; got ${show(value)}.${didYouMean(value, severities)}`;
  throw new UserError(problem('ARGUMENT_INVALID', [what, 'Choose one of them.']));
}
