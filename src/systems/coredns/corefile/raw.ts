import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';

/**
 * A directive that has no prop of its own. Its words are given one by one, and each is quoted where it must be: no
 * value can end the line or the block that it stands in.
 */
export const RawDirective = closed({
  /** The plugin's name, such as `transfer`. */
  name: Type.String({ minLength: 1, description: "the plugin's name" }),
  /** The words behind the name. */
  args: Type.Optional(Type.Array(Type.String())),
  /** The lines of its block, word by word: `[['to', '192.0.2.1']]`. */
  block: Type.Optional(Type.Array(Type.Array(Type.String(), { minItems: 1 }))),
});
export type RawDirective = Static<typeof RawDirective>;
