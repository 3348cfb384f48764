import type { Finding } from '../model/finding.js';
import { formatOrigin } from '../model/origin.js';
import type { ViolatingResource, Violation } from './contract.js';

/** Findings as the report of `cdk8s synth` has them: one violation for each rule and remedy, its resources below. */
export function violationsOf(findings: readonly Finding[]): Violation[] {
  return grouped(findings, ({ rule, fix }) => `${rule}\n${fix}`).map(({ first, all }) => ({
    ruleName: first.severity === 'error' ? first.rule : `${first.rule} (${first.severity})`,
    recommendation: first.why,
    fix: first.fix,
    violatingResources: resourcesOf(all),
  }));
}

function resourcesOf(findings: readonly Finding[]): ViolatingResource[] {
  return grouped(findings, ({ object, origin }) => `${object}\n${origin?.file}`).map(({ first, all }) => ({
    resourceName: first.object.slice(first.object.lastIndexOf('/') + 1),
    manifestPath: first.origin?.file ?? first.object,
    locations: all.map(locationOf),
  }));
}

/** `/spec/ports/0/port: 99999 must be between 1 and 65535 (dist/web.k8s.yaml:9:13)` */
function locationOf({ at, what, origin }: Finding): string {
  const where = origin ? ` (${formatOrigin(origin)})` : '';
  return `${at && `${at}: `}${what}${where}`;
}

interface Group {
  readonly first: Finding;
  readonly all: readonly Finding[];
}

function grouped(findings: readonly Finding[], keyOf: (finding: Finding) => string): Group[] {
  const groups = new Map<string, { readonly first: Finding; readonly all: Finding[] }>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key) ?? { first: finding, all: [] };
    groups.set(key, group);
    group.all.push(finding);
  }
  return [...groups.values()];
}
