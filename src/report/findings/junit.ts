import type { Finding } from '../../model/finding.js';
import { count } from '../count.js';
import type { FindingsReport, Waived } from './findings-report.js';
import { formatFinding } from './format-finding.js';
import { reasonOf } from './summary.js';
import { isAtLeast, worstFirst } from './worst-first.js';
import { element, textElement } from './xml.js';

/** An object with something to tell. */
interface Case {
  readonly object: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly failures: Finding[];
  readonly others: Finding[];
  readonly waived: Waived[];
}

/** The objects of each file, by name: two files may hold an object of the same name. */
type Cases = Map<string, Map<string, Case>>;

/** The suite of objects that were made, not read. */
const NO_FILE = 'objects';

/**
 * For CI servers: a suite for each file, in it a test case for each object with findings, and one for all objects without.
 * A case fails by findings that make the check fail; milder ones are its output, and one that was only waived is skipped.
 */
export function junitReport(report: FindingsReport): string {
  const byFile = casesOf(report);
  const suites = [...byFile].map(([file, cases]) => suite(file, [...cases.values()]));
  const cases = [...byFile.values()].flatMap((of) => [...of.values()]);
  const told = cases.filter(({ object, file }) => object !== file).length;
  const well = Math.max(0, report.counts.objects - told);
  const rest = well > 0 || cases.length === 0 ? [restOf(well)] : [];
  const totals = { name: 'runbook check', ...tally(cases), tests: cases.length + rest.length };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', totals, [...suites, ...rest])}\n`;
}

function casesOf({ findings, waived, failsAt = 'error' }: FindingsReport): Cases {
  const cases: Cases = new Map();
  for (const finding of worstFirst(findings)) {
    const { failures, others } = caseOf(cases, finding);
    (isAtLeast(finding.severity, failsAt) ? failures : others).push(finding);
  }
  for (const one of waived) caseOf(cases, one.finding).waived.push(one);
  return cases;
}

function caseOf(cases: Cases, { object, origin }: Finding): Case {
  const file = origin?.file ?? NO_FILE;
  const ofFile = cases.get(file) ?? new Map<string, Case>();
  cases.set(file, ofFile);
  const known = ofFile.get(object);
  if (known) return known;
  const made = { object, file: origin?.file, line: origin?.line, failures: [], others: [], waived: [] };
  ofFile.set(object, made);
  return made;
}

function suite(file: string, cases: readonly Case[]): string {
  return element('testsuite', { name: file, ...tally(cases) }, cases.map(testCase));
}

function tally(cases: readonly Case[]) {
  const failures = cases.filter((one) => one.failures.length > 0).length;
  return { tests: cases.length, failures, errors: 0, skipped: cases.filter(isSkipped).length };
}

function isSkipped({ failures, others, waived }: Case): boolean {
  return waived.length > 0 && failures.length + others.length === 0;
}

function testCase(one: Case): string {
  const { object, file, line, failures, others, waived } = one;
  const reasons = waived.map((one) => `waived  ${one.finding.rule}  ${reasonOf(one)}`);
  const output = [...others.flatMap(linesOf), ...reasons];
  const skipped = isSkipped(one);
  return element('testcase', { name: object, classname: file ?? NO_FILE, file, line, time: 0 }, [
    ...(failures.length > 0 ? [failure(failures)] : []),
    ...(skipped ? [element('skipped', { message: reasons.join('; ') })] : []),
    ...(output.length > 0 && !skipped ? [textElement('system-out', {}, output)] : []),
  ]);
}

/** One for all findings of the object, because most readers take the first alone. */
function failure(findings: readonly Finding[]): string {
  const [worst] = findings;
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  const attributes = { message: `${worst?.what}${more}`, type: worst?.rule };
  return textElement('failure', attributes, findings.flatMap(linesOf));
}

function linesOf(finding: Finding): string[] {
  return formatFinding(finding).trimEnd().split('\n');
}

/** Some CI servers take a report without any test for a broken one. */
function restOf(objects: number): string {
  const attributes = {
    name: `${count(objects, 'object')} without findings`,
    classname: 'runbook check',
    time: 0,
  };
  const totals = { name: 'without findings', tests: 1, failures: 0, errors: 0, skipped: 0 };
  return element('testsuite', totals, [element('testcase', attributes)]);
}
