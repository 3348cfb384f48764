import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { type Directive, fallthrough, type Line, option } from './directive.js';
import { Fallthrough, Texts, Zones } from './schemas.js';

const Token = Type.String({ pattern: '^[A-Z][A-Z0-9]*$' });

/** The plugin `template`: answers made from the question, by Go templates. */
export const Template = closed({
  /** The class, in most cases IN. */
  class: Token,
  /** The type that is answered, such as AAAA, or ANY for all. */
  type: Token,
  /** The zones it answers for. Default: those of the server block. */
  zones: Type.Optional(Zones),
  /** Go regular expressions on the name; the first that matches is used. Default: every name. */
  match: Type.Optional(Texts),
  /** Records of the answer, one template each: `{{ .Name }} 60 IN A 192.0.2.1`, with a space behind `{{`. */
  answer: Type.Optional(Texts),
  /** Records of the additional section. */
  additional: Type.Optional(Texts),
  /** Records of the authority section; an SOA here is what lets an empty answer be cached. */
  authority: Type.Optional(Texts),
  /** The answer's code. Default: NOERROR. */
  rcode: Type.Optional(Token),
  /** An extended error (RFC 8914). */
  ederror: Type.Optional(
    closed({
      /** The code, such as 21 for "not supported". */
      code: Type.Integer({ minimum: 0, maximum: 65535 }),
      /** A text for people. */
      reason: Type.Optional(Type.String({ minLength: 1 })),
    }),
  ),
  /** Which names that no `match` fits the next plugin gets. Default: none; they are answered SERVFAIL. */
  fallthrough: Type.Optional(Fallthrough),
});
export type Template = Static<typeof Template>;

/** `template CLASS TYPE [ZONE…] { … }`. */
export function templateDirective(template: Template): Directive {
  const { match, ederror } = template;
  const block = [
    ...option('match', match),
    ...each('answer', template.answer),
    ...each('additional', template.additional),
    ...each('authority', template.authority),
    ...option('rcode', template.rcode),
    ...(ederror ? [['ederror', String(ederror.code), ...(ederror.reason ? [ederror.reason] : [])]] : []),
    ...fallthrough(template.fallthrough),
  ];
  return { name: 'template', args: [template.class, template.type, ...(template.zones ?? [])], block };
}

function each(name: string, texts: readonly string[] = []): Line[] {
  return texts.map((text) => [name, text]);
}
