import { type Static, Type } from '@sinclair/typebox';
import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { closed, type Refuse } from '../../../synth/props.js';
import type { Directive } from './directive.js';
import { oneOf, Zones } from './schemas.js';

const Settings = closed({
  /** The zones whose queries are logged. Default: all. They are names, not files: the log goes to standard output. */
  zones: Type.Optional(Zones),
  /** Which answers are logged. Default: all. */
  classes: Type.Optional(
    Type.Array(oneOf('success', 'denial', 'error', 'all'), { minItems: 1, uniqueItems: true }),
  ),
  /** `{common}`, `{combined}`, or a text with placeholders such as `{remote}`. Default: `{common}`. */
  format: Type.Optional(Type.String({ minLength: 1 })),
});

/** The plugin `log`: queries on standard output, all of them or as set. */
export const Log = Type.Union([Type.Boolean(), Settings]);
export type Log = Static<typeof Log>;

const streams = ['stdout', 'stderr'];

/** What `log stdout` really means; told in one place for the prop and for a raw directive. */
export function refuseStream(zone: string, at: Pointer, refuse: Refuse): void {
  const what = `log ${zone} logs only queries for the zone ${show(`${zone}.`)}: its argument is a zone, not a file.`;
  refuse(at, what, 'Leave it out: log: true logs every query, always on standard output.');
}

/** R017, and a format that CoreDNS would take for a zone. */
export function checkLog(log: Log, at: Pointer, refuse: Refuse): void {
  if (typeof log === 'boolean') return;
  for (const [i, zone] of (log.zones ?? []).entries()) {
    if (streams.includes(zone.replace(/\.$/, ''))) refuseStream(zone, `${at}/zones/${i}`, refuse);
  }
  if (log.format !== undefined && !log.format.includes('{')) {
    const what = `The format ${show(log.format)} has no placeholder, so CoreDNS would take it for a zone.`;
    refuse(`${at}/format`, what, 'Use {common}, {combined}, or placeholders such as {remote} and {name}.');
  }
}

/** `log`, or `log ZONE… [FORMAT] { class … }`; none if it is off. */
export function logDirectives(log: Log): Directive[] {
  if (typeof log === 'boolean') return log ? [{ name: 'log' }] : [];
  const zones = log.zones ?? (log.format === undefined ? [] : ['.']);
  const args = log.format === undefined ? zones : [...zones, log.format];
  return [{ name: 'log', args, block: log.classes && [['class', ...log.classes]] }];
}
