import type { Finding } from '../../model/finding.js';
import { safeJson } from '../safe-json.js';
import type { FindingsReport } from './findings-report.js';
import { rulesOf } from './rules-of.js';
import { countBySeverity } from './summary.js';
import { worstFirst } from './worst-first.js';

/** For programs, as `docs/schemas/findings.schema.json` says. Within a version, fields are added but none is changed. */
export function jsonReport(report: FindingsReport): string {
  const { counts, releases, waived, version } = report;
  const { error, warning, info } = countBySeverity(report.findings);
  return safeJson({
    version: 1,
    tool: { name: 'cdk8s-runbook', version },
    kubernetes: releases,
    counts: {
      objects: counts.objects,
      files: counts.files,
      errors: error,
      warnings: warning,
      infos: info,
      waived: waived.length,
      encrypted: counts.encrypted ?? 0,
    },
    findings: worstFirst(report.findings).map(plainFinding),
    waived: waived.map(({ finding, reason, until }) => ({ reason, until, finding: plainFinding(finding) })),
    rules: rulesOf(report).map(({ id, severity, why, fix }) => ({ id, severity, why, fix })),
  });
}

/** Field by field: what else a caller's value may carry is not part of the format. */
function plainFinding(finding: Finding) {
  const { rule, severity, what, why, fix, object, at, construct, origin } = finding;
  const place = origin && { file: origin.file, line: origin.line, column: origin.column };
  return { rule, severity, what, why, fix, object, at, construct, origin: place };
}
