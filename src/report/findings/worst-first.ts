import { compare } from '../../model/compare.js';
import type { Finding, Severity } from '../../model/finding.js';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Errors, warnings, infos; among equals by file, line, column, object, pointer and rule, so that runs can be compared. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(order);
}

/** Whether the severity is `least` or worse. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return rank[severity] <= rank[least];
}

function order(a: Finding, b: Finding): number {
  return (
    rank[a.severity] - rank[b.severity] ||
    compare(a.origin?.file ?? '', b.origin?.file ?? '') ||
    (a.origin?.line ?? 0) - (b.origin?.line ?? 0) ||
    (a.origin?.column ?? 0) - (b.origin?.column ?? 0) ||
    compare(a.object, b.object) ||
    compare(a.at, b.at) ||
    compare(a.rule, b.rule)
  );
}
