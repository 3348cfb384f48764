import type { RuleInfo } from '../../model/fault.js';
import type { Finding, Severity } from '../../model/finding.js';
import { prose } from '../markdown-text.js';
import { safeJson } from '../safe-json.js';
import { visible } from '../visible.js';
import { artifactUri } from './artifact-uri.js';
import type { FindingsReport, Waived } from './findings-report.js';
import { fingerprints } from './fingerprints.js';
import { rulesOf } from './rules-of.js';
import { reasonOf, summaryOf } from './summary.js';
import { worstFirst } from './worst-first.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const ROOT = '%SRCROOT%';

/** GitHub refuses a file with more results of a run. */
const MOST = 25_000;

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/**
 * SARIF 2.1.0, for code scanning. It quotes no source. What was waived is a note of the run and no result: GitHub opens an
 * alert for a result even if the file says that it is suppressed.
 */
export function sarifReport(report: FindingsReport): string {
  const findings = worstFirst(report.findings).slice(0, MOST);
  const rules = rulesOf({ ...report, findings, waived: [] });
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const fingerprintOf = fingerprints();
  const run = {
    tool: { driver: { name: 'cdk8s-runbook', version: report.version, rules: rules.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The folder that the check was run in.' } } },
    invocations: [invocation(report)],
    results: findings.map((finding) => result(finding, indexOf.get(finding.rule), fingerprintOf(finding))),
  };
  return safeJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
}

function descriptor({ id, severity, why, fix }: RuleInfo) {
  return {
    id: visible(id),
    shortDescription: message(id.replaceAll('-', ' ')),
    fullDescription: message(why),
    help: {
      text: `${visible(why)}\n\n${visible(fix)}`,
      markdown: `${prose(why)}\n\n**Fix**: ${prose(fix)}`,
    },
    defaultConfiguration: { level: levels[severity] },
    properties: { 'problem.severity': severity === 'info' ? 'recommendation' : severity },
  };
}

function invocation(report: FindingsReport) {
  const left = report.findings.length - MOST;
  const more = left > 0 ? `; the ${left} mildest findings are left out` : '';
  return {
    executionSuccessful: true,
    toolExecutionNotifications: [
      { level: 'note', message: { text: `${summaryOf(report)}${more}.` } },
      ...report.waived.slice(0, MOST).map((one) => ({ level: 'note', message: message(waiver(one)) })),
    ],
  };
}

function waiver(one: Waived): string {
  const { rule, object, at } = one.finding;
  return `Waived: ${rule} of ${object}${at && ` ${at}`}: ${reasonOf(one)}`;
}

function result(finding: Finding, ruleIndex: number | undefined, fingerprint: string) {
  const { rule, severity, what, fix } = finding;
  return {
    ruleId: visible(rule),
    ruleIndex,
    kind: 'fail',
    level: levels[severity],
    message: message(what, fix),
    locations: [
      {
        physicalLocation: physicalLocation(finding),
        logicalLocations: logicalLocations(finding),
      },
    ],
    partialFingerprints: { 'runbookFinding/v1': fingerprint },
  };
}

function logicalLocations({ object, at, construct }: Finding) {
  const resource = { fullyQualifiedName: visible(`${object}${at && ` ${at}`}`), kind: 'resource' };
  return construct ? [resource, { fullyQualifiedName: visible(construct), kind: 'construct' }] : [resource];
}

/** Code scanning wants an artifact for every result: without a file, the construct or the object is one. */
function physicalLocation({ origin, construct, object }: Finding) {
  const uri = artifactUri(origin?.file ?? construct ?? object);
  const base = uri.startsWith('file:') ? {} : { uriBaseId: ROOT };
  const region = { startLine: origin?.line ?? 1, startColumn: origin?.column ?? 1 };
  return { artifactLocation: { uri, ...base }, region };
}

/** Text that nobody takes for a link (section 3.11.6 of the specification) or a placeholder (3.11.5). */
function message(...lines: readonly string[]) {
  const text = lines.map(visible).join('\n');
  return { text: text.replaceAll('](', '\\](').replace(/\{(\d+)\}/g, '{{$1}}') };
}
