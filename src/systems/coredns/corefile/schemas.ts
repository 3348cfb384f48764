import { Type } from '@sinclair/typebox';

/** A zone such as `upyun.local`, or `.`. */
export const Zone = Type.String({ format: 'dns-zone' });

/** One zone or more. */
export const Zones = Type.Array(Zone, { minItems: 1, uniqueItems: true });

/** A duration as Go writes it: `5s`. */
export const Duration = Type.String({ format: 'duration' });

/** Which unmatched names the next plugin gets: all of them, or those in the zones listed. */
export const Fallthrough = Type.Union([Type.Literal(true), Zones]);

/** One text or more. */
export const Texts = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });

/** A count, from 0. */
export const Count = Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 });

/** A count, from 1. */
export const Positive = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 });

/** One of the words. */
export function oneOf<const W extends string>(...words: W[]) {
  return Type.Unsafe<W>({ type: 'string', enum: words });
}
