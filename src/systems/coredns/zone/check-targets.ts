import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { endsIn, writeName } from './name.js';
import type { Owned } from './owners.js';
import type { ZoneRecord } from './records.js';
import { resolveName } from './resolve-name.js';
import type { ZoneFile } from './zone-file.js';

/** A name that a record points to. */
interface Target {
  readonly name: string;
  readonly at: Pointer;
  /** Whether the records themselves must be addresses: RFC 2181 §10.3, RFC 2782. */
  readonly needsAddress: boolean;
}

/** Each zone has a name server, and whatever points into the zone points to something. */
export function checkTargets(
  zone: ZoneFile,
  labels: readonly string[],
  owned: readonly Owned[],
  at: Pointer,
  refuse: Refuse,
): void {
  if (!owned.some(({ record, isApex }) => isApex && record.type === 'NS')) refuseWithoutNs(zone, at, refuse);
  const primary: Target = { name: zone.soa.primary, at: `${at}/soa/primary`, needsAddress: true };
  const found = new Index(owned);
  for (const target of [primary, ...owned.flatMap((entry) => targetsOf(entry.record, entry.at))]) {
    const name = resolveName(target.name, labels, target.at, refuse);
    // With fallthrough another plugin may answer for what the file lacks.
    if (!name || !endsIn(name, labels) || zone.fallthrough) continue;
    const types = found.typesOf(name);
    if (types.size === 0) refuseDangling(zone, target, name, refuse);
    else if (target.needsAddress && !['A', 'AAAA', 'NS'].some((type) => types.has(type))) {
      const what = `${show(target.name)} must have an address of its own; it has only ${[...types].join(', ')}.`;
      refuse(target.at, what, `Give ${show(writeName(name))} an A or AAAA record.`);
    }
  }
}

function targetsOf(record: ZoneRecord, at: Pointer): Target[] {
  switch (record.type) {
    case 'CNAME':
      return [{ name: record.value, at: `${at}/value`, needsAddress: false }];
    case 'NS':
      return record.values.map((name, i) => ({ name, at: child(`${at}/values`, i), needsAddress: true }));
    case 'PTR':
      return record.values.map((name, i) => ({ name, at: child(`${at}/values`, i), needsAddress: false }));
    case 'MX':
      return record.values.map(({ exchange: name }, i) => ({
        name,
        at: `${child(`${at}/values`, i)}/exchange`,
        needsAddress: true,
      }));
    case 'SRV':
      return record.values.map(({ target: name }, i) => ({
        name,
        at: `${child(`${at}/values`, i)}/target`,
        needsAddress: true,
      }));
    default:
      return [];
  }
}

/** The types that the zone has for a name, those of a wildcard or a delegation above it included. */
class Index {
  readonly #types = new Map<string, Set<string>>();

  constructor(owned: readonly Owned[]) {
    for (const { owner, record, isApex } of owned) {
      const types = this.#types.get(owner) ?? new Set();
      // The zone's own NS record says nothing about an address of the zone.
      if (!(isApex && record.type === 'NS')) types.add(record.type);
      this.#types.set(owner, types);
    }
  }

  typesOf(name: readonly string[]): ReadonlySet<string> {
    const own = this.#types.get(writeName(name));
    if (own) return own;
    for (let i = 1; i <= name.length; i++) {
      const parent = name.slice(i);
      const wildcard = this.#types.get(writeName(['*', ...parent]));
      if (wildcard) return wildcard;
      const delegated = this.#types.get(writeName(parent));
      if (delegated?.has('NS')) return delegated;
    }
    return new Set();
  }
}

function refuseDangling(
  { zone }: ZoneFile,
  { name, at }: Target,
  labels: readonly string[],
  refuse: Refuse,
): void {
  const absolute = writeName(labels);
  const means = name.endsWith('.') ? '' : `, without a trailing dot, means ${absolute}, which`;
  const outside =
    name.includes('.') && !name.endsWith('.')
      ? `Write ${show(`${name}.`)} if it lies outside the zone; else add`
      : 'Add';
  refuse(
    at,
    `${show(name)}${means} has no records in the zone ${show(zone)}.`,
    `${outside} its records to the zone.`,
  );
}

function refuseWithoutNs({ zone, soa }: ZoneFile, at: Pointer, refuse: Refuse): void {
  const ns = `{ name: '@', type: 'NS', values: ['${soa.primary}'] }`;
  const address = `{ name: '${soa.primary}', type: 'A', values: [its address] }`;
  const what = `The zone ${show(zone)} has no NS record of its own, though its SOA names ${show(soa.primary)}.`;
  refuse(`${at}/records`, what, `Add ${ns} and, if that name lies in the zone, ${address}.`);
}
