import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import type { Directive, Line } from './directive.js';
import { oneOf } from './schemas.js';

const text = Type.String({ minLength: 1 });
const Match = oneOf('exact', 'prefix', 'suffix', 'substring', 'regex');
const Mode = Type.Optional(oneOf('stop', 'continue'));

const Answer = closed({
  /** `name` rewrites the owners of the answer's records, `value` what CNAME, SRV and others point to. */
  field: oneOf('name', 'value'),
  /** A Go regular expression on the whole name: anchored, its dots escaped, the last dot included. */
  from: text,
  /** What replaces it, absolute: `robin.x.upyun.com.`; `{1}` is the first group. */
  to: text,
});

const RewriteName = closed({
  /** Changes the name that is asked for. */
  field: Type.Literal('name'),
  /** How `from` is compared with the name that was asked for. */
  match: Match,
  /** The name, its part, or (`regex`) a Go regular expression on the whole name: anchored, dots escaped, last dot included. */
  from: text,
  /** What is asked instead: absolute, with a trailing dot, unless a part is replaced. `{1}` is the first group of a regex. */
  to: text,
  /**
   * How the answer is turned back, so that the client gets the name that it asked for: `auto` replaces the name that
   * was asked instead by the one that was asked for; rules say it in detail. Required except for `exact`, which CoreDNS
   * turns back by itself.
   */
  answer: Type.Optional(Type.Union([Type.Literal('auto'), Type.Array(Answer, { minItems: 1 })])),
  /** Whether the rules below are tried after this one has matched. Default: stop. */
  mode: Mode,
});
export type RewriteName = Static<typeof RewriteName>;

const RewriteTtl = closed({
  /** Changes the TTL of answers. */
  field: Type.Literal('ttl'),
  /** How `from` is compared with the name that was asked for. */
  match: Match,
  /** The name, its part, or (`regex`) a Go regular expression; `(.*)` for every name. */
  from: text,
  /** The TTL that answers get, in seconds; or the least and the most. */
  ttl: Type.Union([
    Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }),
    closed({
      /** The least, in seconds. */
      min: Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }),
      /** The most, in seconds. */
      max: Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }),
    }),
  ]),
  /** Whether the rules below are tried after this one has matched. Default: stop. */
  mode: Mode,
});
type RewriteTtl = Static<typeof RewriteTtl>;

function replacement<F extends string>(field: F) {
  const Word = Type.String({ pattern: '^[A-Z][A-Z0-9]*$' });
  return closed({
    /** Changes the type, or the class, that is asked for. */
    field: Type.Literal(field),
    /** The type or class that was asked for, such as ANY. */
    from: Word,
    /** The one that is asked instead, such as HINFO. */
    to: Word,
    /** Whether the rules below are tried after this one has matched. Default: stop. */
    mode: Mode,
  });
}

/** The plugin `rewrite`: changes what is asked before any other plugin sees it. Rules are tried in their order. */
export const Rewrite = Type.Union([RewriteName, RewriteTtl, replacement('type'), replacement('class')]);
export type Rewrite = Static<typeof Rewrite>;

/** `rewrite MODE { … }`, what is asked and what is answered on lines of their own. */
export function rewriteDirective(rewrite: Rewrite): Directive {
  const mode = rewrite.mode ?? 'stop';
  switch (rewrite.field) {
    case 'name':
      return { name: 'rewrite', args: [mode], block: nameLines(rewrite) };
    case 'ttl':
      return { name: 'rewrite', args: [mode], block: [['ttl', rewrite.match, rewrite.from, ttlOf(rewrite)]] };
    default:
      return { name: 'rewrite', args: [mode], block: [[rewrite.field, rewrite.from, rewrite.to]] };
  }
}

function nameLines({ match, from, to, answer }: RewriteName): Line[] {
  const lines = [['name', match, from, to]];
  if (answer === 'auto') return [...lines, ['answer', 'auto']];
  return [...lines, ...(answer ?? []).map((rule) => ['answer', rule.field, rule.from, rule.to])];
}

function ttlOf({ ttl }: RewriteTtl): string {
  return typeof ttl === 'number' ? String(ttl) : `${ttl.min}-${ttl.max}`;
}
