import type { Finding, Severity } from '../../model/finding.js';
import { allOf } from '../../model/show.js';
import { count } from '../count.js';
import type { FindingsReport, Waived } from './findings-report.js';

/** How many there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** `2 errors and 1 warning in 12 objects of 4 files, checked against Kubernetes 1.37; 1 waived`, without a stop. */
export function summaryOf({ findings, counts, releases, waived }: FindingsReport): string {
  const { error, warning, info } = countBySeverity(findings);
  const found = [told(error, 'error'), told(warning, 'warning'), told(info, 'info')].filter(Boolean);
  const files = counts.files > 0 ? ` of ${count(counts.files, 'file')}` : '';
  const against = releases.length > 0 ? `, checked against Kubernetes ${allOf(releases)}` : '';
  const lived = waived.length > 0 ? `; ${waived.length} waived` : '';
  const sealed = counts.encrypted ? `; ${encryptedIn(counts.encrypted)}` : '';
  return `${allOf(found) || 'Nothing found'} in ${count(counts.objects, 'object')}${files}${against}${lived}${sealed}`;
}

/** What SOPS has encrypted was passed over, and nobody shall believe that it was not. */
function encryptedIn(objects: number): string {
  return `the encrypted values of ${count(objects, 'object')} were not checked`;
}

/** `Vendor mends it in 3.2 (until 2027-01-31)`. */
export function reasonOf({ reason, until }: Waived): string {
  return until === undefined ? reason : `${reason} (until ${until})`;
}

function told(n: number, noun: string): string {
  return n > 0 ? count(n, noun) : '';
}
