import type { Finding } from '../model/finding.js';
import type { KubernetesObject, Manifest } from '../model/manifest.js';

/** A finding that somebody has decided to live with. */
export interface Waiver {
  readonly rule: string;
  /** The object as findings name it, `*` for any text: `Deployment.apps/prod/*`. Absent: every object. */
  readonly object?: string | undefined;
  /** Why; shown wherever waivers are. */
  readonly reason: string;
  /** The last day it holds, as `2027-01-31`. Absent: for ever. */
  readonly until?: string | undefined;
}

/** An annotation `cdk8s-runbook/waive.<rule>` waives that rule for its object; its value is the reason. */
export const waiveAnnotation = 'cdk8s-runbook/waive.';

/** `… (until 2027-01-31)` at the end of an annotation's reason. */
const day = /\s*\(until (\d{4}-\d{2}-\d{2})\)$/;

/** The waivers in an object's own annotations. */
export function waiversOf({ metadata }: KubernetesObject): Waiver[] {
  // What is no map of texts is a fault of its own, and waives nothing.
  const annotations = Object.entries((metadata?.annotations ?? {}) as Record<string, unknown>);
  return annotations.flatMap(([key, value]) => {
    if (!key.startsWith(waiveAnnotation) || typeof value !== 'string') return [];
    const until = day.exec(value)?.[1];
    return [{ rule: key.slice(waiveAnnotation.length), reason: value.replace(day, ''), until }];
  });
}

/** Whether the waiver is about this finding, whatever the day. */
export function isAbout({ rule, object }: Waiver, finding: Finding): boolean {
  return rule === finding.rule && (object === undefined || matches(object, finding.object));
}

/** `today` as `2026-11-20`. */
export function hasExpired({ until }: Waiver, today: string): boolean {
  return until !== undefined && until < today;
}

/** One of an annotation is about its own object alone. */
export function ownWaivers(
  manifests: readonly Manifest[],
  name: (object: KubernetesObject) => string,
): Waiver[] {
  return manifests.flatMap(({ object }) =>
    waiversOf(object).map((waiver) => ({ ...waiver, object: name(object) })),
  );
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
