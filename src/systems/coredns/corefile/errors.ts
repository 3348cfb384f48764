import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { type Directive, flag } from './directive.js';
import { Duration, oneOf } from './schemas.js';

const Settings = closed({
  /** Joins errors of one kind to one line per period, so that an upstream that is down does not flood the log. */
  consolidate: Type.Optional(
    Type.Array(
      closed({
        /** How long errors are collected, such as 5m. */
        period: Duration,
        /** A Go regular expression that their messages match. */
        pattern: Type.String({ minLength: 1 }),
        /** Default: error. */
        level: Type.Optional(oneOf('warning', 'error', 'info', 'debug')),
      }),
      { minItems: 1 },
    ),
  ),
  /** Logs a stack trace when a plugin panics. Default: false. */
  stacktrace: Type.Optional(Type.Boolean()),
});

/** The plugin `errors`: failures on standard output. Without it a failing upstream leaves no trace. */
export const Errors = Type.Union([Type.Boolean(), Settings]);
export type Errors = Static<typeof Errors>;

/** `errors`, with its block if there is one; none if it is off. */
export function errorsDirectives(errors: Errors): Directive[] {
  if (typeof errors === 'boolean') return errors ? [{ name: 'errors' }] : [];
  const consolidate = (errors.consolidate ?? []).map(({ period, pattern, level }) => [
    'consolidate',
    period,
    pattern,
    ...(level ? [level] : []),
  ]);
  return [{ name: 'errors', block: [...flag('stacktrace', errors.stacktrace), ...consolidate] }];
}
