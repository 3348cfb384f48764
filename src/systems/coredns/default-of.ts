import type { Static, TSchema } from '@sinclair/typebox';
import type { Defaulted } from '../../synth/props.js';

/**
 * The default that a schema declares. Inside other objects a prop with a default is optional to TypeScript, though
 * validation fills it in; code that reads it says so with this and needs no second copy of the value.
 */
export function defaultOf<S extends TSchema>(schema: Defaulted<S>): Static<S> {
  return schema.default;
}
