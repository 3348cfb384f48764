import { checkTexts } from '../check/check-texts.js';
import { waive } from '../check/waivers/waive.js';
import { checkerOf, waivingOf } from '../cli/checks.js';
import { type Config, readOptionalConfig } from '../cli/config.js';
import type { Io } from '../cli/io.js';
import { readSources } from '../cli/sources/read-sources.js';
import { targetsOf } from '../cli/targets.js';
import { releaseOfTarget } from '../kubernetes/kinds/known-kinds.js';
import type { Severity } from '../model/finding.js';
import { flattened } from '../resources/flatten.js';
import type { ValidationContext } from './contract.js';
import type { RunbookValidationProperties } from './properties.js';
import { violationsOf } from './violations.js';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Checks the files of a synthesis as one set, and reports what was found. */
export function validate(context: ValidationContext, properties: RunbookValidationProperties): void {
  const { failOn = 'error' } = properties;
  const io: Io = { cwd: process.cwd(), env: process.env, out() {}, err() {}, isTerminal: false };
  const config = configOf(io.cwd, properties);
  const sources = readSources(context.manifests, io);
  const found = { ...checkTexts(sources, checkerOf(config, {}, io)), files: sources.map(({ file }) => file) };
  const { findings, waived } = waive(found, waivingOf(config, io, true));
  for (const violation of violationsOf(findings)) context.report.addViolation(violation);
  const limit = severities.indexOf(failOn);
  const fails = findings.some(({ severity }) => severities.indexOf(severity) <= limit);
  context.report.submit(fails ? 'failure' : 'success', {
    Kubernetes: targetsOf(config, {}, io).map(releaseOfTarget).join(', '),
    Objects: String(flattened(found.manifests).length),
    ...(waived.length > 0 && { Waived: String(waived.length) }),
  });
}

/** The settings of the project, with what the properties say instead or besides. */
function configOf(cwd: string, { kubernetes, schemas = [] }: RunbookValidationProperties): Config {
  const config = readOptionalConfig(cwd);
  const all = [...(config.runbook.schemas ?? []), ...schemas];
  return { ...config, runbook: { ...config.runbook, ...(kubernetes && { kubernetes }), schemas: all } };
}
