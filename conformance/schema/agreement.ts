import type { Fault } from '../../src/model/fault.js';
import { tokens } from '../../src/model/pointer.js';
import type { Answer } from '../support/client.js';

/** The body of a refusal, as far as it is read here. */
interface Refusal {
  readonly message?: string;
  readonly details?: { readonly causes?: readonly { readonly field?: string }[] };
}

/**
 * Where the API server and we differ on an object; nothing where both take it, or both refuse it and each place that we
 * name is one that the server names (`isSame` tells). Where the server names no place, only the verdicts are compared.
 */
export function disagreement(
  { status, body }: Answer,
  faults: readonly Fault[],
  isSame: (ours: string, theirs: string) => boolean = (ours, theirs) => ours === theirs,
): string[] {
  const isTaken = status >= 200 && status < 300;
  // What the API answers to what it refuses is a Status.
  const refusal = (isTaken ? {} : body) as Refusal;
  const ours = faults.map(({ at, says }) => `${fieldOf(at)}: ${says}`);
  if (isTaken) return ours.map((text) => `taken, but we say ${text}`);
  if (ours.length === 0) return [`refused, but not by us: ${refusal.message}`];
  const theirs = placesOf(refusal);
  if (theirs === undefined) return [];
  const elsewhere = faults.filter(({ at }) => !theirs.some((field) => isSame(fieldOf(at), field)));
  return elsewhere.map(({ at, says }) => `${fieldOf(at)}: ${says}; the server: ${refusal.message}`);
}

/** Unknown fields are looked for before everything else, and only they are told then. */
function placesOf({ message = '', details }: Refusal): readonly string[] | undefined {
  const unknown = [...message.matchAll(/unknown field "([^"]+)"/g)].map(([, field = '']) => plain(field));
  const fields = (details?.causes ?? []).map(({ field = '' }) => plain(field));
  const isVague = fields.length === 0 || fields.includes('<nil>') || unknown.length > 0;
  return isVague ? undefined : fields;
}

/** `/spec/a/0` is `spec.a[0]`, and a key of a map is written as a field. */
function fieldOf(pointer: string): string {
  return tokens(pointer).join('.');
}

function plain(field: string): string {
  return field.replace(/\[([^\]]*)\]/g, '.$1');
}
