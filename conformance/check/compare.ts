import type { Finding } from '../../src/model/finding.js';
import { fieldPath } from '../native/field-path.js';
import type { Answer } from '../support/client.js';
import { isAbout } from './place.js';

/** One thing on which we and the API server differ. */
export interface Difference {
  /**
   * `false-alarm`: we refuse what it takes. `miss`: it refuses what we take. `false-place` and `missed-place`: both refuse,
   * but one names a place that the other does not. `false-warning` and `missed-warning`: as they say.
   */
  readonly how: 'false-alarm' | 'miss' | 'false-place' | 'missed-place' | 'false-warning' | 'missed-warning';
  /** The rule of ours; the server has none. */
  readonly rule?: string | undefined;
  /** What who saw it says, after the field's path. */
  readonly says: string;
}

/** What refuses an object: a Status of the API, as far as it is read here. */
interface Refusal {
  readonly message?: string;
  readonly details?: { readonly causes?: readonly { readonly field?: string; readonly message?: string }[] };
}

/** Where the API server and we differ on an object. */
export function differences({ status, body, warnings }: Answer, findings: readonly Finding[]): Difference[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (status >= 200 && status < 300) {
    const alarms = errors.map((finding) => ours('false-alarm', finding));
    return [...alarms, ...warned(warnings, findings)];
  }
  // What the API answers to what it refuses is a Status.
  const refusal = body as Refusal;
  if (errors.length === 0) return refused(refusal).map((says) => ({ how: 'miss', says }));
  return places(status, refusal, errors);
}

function ours(how: Difference['how'], finding: Finding): Difference {
  return { how, rule: finding.rule, says: textOf(finding) };
}

function textOf({ at, what }: Finding): string {
  return `${fieldPath(at)}: ${what}`;
}

function refused({ message = '', details }: Refusal): readonly string[] {
  const causes = causesOf({ details });
  return causes.length > 0 ? causes : [message];
}

function causesOf({ details }: Pick<Refusal, 'details'>): readonly string[] {
  return (details?.causes ?? []).map(({ field = '', message = '' }) => `${field}: ${message}`);
}

/** Only a 422 looked at everything; a 400 that names unknown fields looked at fields only. */
function places(status: number, refusal: Refusal, errors: readonly Finding[]): Difference[] {
  const unknown = [...(refusal.message ?? '').matchAll(/unknown field "([^"]+)"/g)].map(
    ([, field = '']) => field,
  );
  if (unknown.length > 0)
    return compared(
      unknown.map((field) => `${field}: unknown field`),
      errors.filter(({ rule }) => rule === 'unknown-field'),
    );
  const causes = causesOf(refusal).filter((text) => !text.startsWith('<nil>'));
  return status === 422 && causes.length > 0 ? compared(causes, errors) : [];
}

function compared(theirs: readonly string[], errors: readonly Finding[]): Difference[] {
  const alone = errors.filter(({ at }) => !theirs.some((text) => isAbout(text, fieldPath(at))));
  const missed = theirs.filter((text) => !errors.some(({ at }) => isAbout(text, fieldPath(at))));
  return [
    ...alone.map((finding) => ours('false-place', finding)),
    ...missed.map((says): Difference => ({ how: 'missed-place', says })),
  ];
}

function warned(warnings: readonly string[], findings: readonly Finding[]): Difference[] {
  const soft = findings.filter(({ severity }) => severity === 'warning');
  const isOf = (text: string, { at, what }: Finding) =>
    isAbout(text, fieldPath(at)) || unquoted(what).includes(unquoted(text));
  const alone = soft.filter((finding) => !warnings.some((text) => isOf(text, finding)));
  const missed = warnings.filter((text) => !soft.some((finding) => isOf(text, finding)));
  return [
    ...alone.map((finding) => ours('false-warning', finding)),
    ...missed.map((says): Difference => ({ how: 'missed-warning', says })),
  ];
}

function unquoted(text: string): string {
  return text.replaceAll('"', '');
}
