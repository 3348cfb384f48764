import type { CelRule, Schema } from '../../kubernetes/schema/schema.js';
import type { JsonValue } from '../../model/manifest.js';

/** A line of an explanation: what it speaks of, and what is to be said. */
export type Row = readonly [label: string, text: string];

/** What restricts a value, and what the API server makes of it, in rows. */
export function rowsOf(schema: Schema): Row[] {
  const { format, pattern, listType, listMapKeys, mapType, nullable, open } = schema;
  return [
    ...row('enum', schema.enum?.map(json).join(', ')),
    ...row('format', format),
    ...row('pattern', pattern),
    ...row('limits', limitsOf(schema).join(', ')),
    ...row('default', schema.default === undefined ? undefined : json(schema.default)),
    ...row('list', listType && listOf(listType, listMapKeys)),
    ...row('map', mapType === 'atomic' ? 'atomic: replaced as a whole' : undefined),
    ...row('null', nullable && 'allowed'),
    ...row('unknown', open && 'fields that are not known are kept'),
    ...alternativesOf(schema),
    ...(schema.rules ?? []).map(ruleOf),
  ];
}

function row(label: string, text: string | undefined | false): Row[] {
  return text ? [[label, text]] : [];
}

function listOf(type: 'atomic' | 'set' | 'map', keys: readonly string[] = []): string {
  if (type === 'atomic') return 'atomic: replaced as a whole';
  return type === 'set' ? 'set: no item twice' : `map: one item for each ${keys.join(' + ')}`;
}

const limits = [
  ['minLength', 'at least', 'characters'],
  ['maxLength', 'at most', 'characters'],
  ['minItems', 'at least', 'items'],
  ['maxItems', 'at most', 'items'],
  ['minProperties', 'at least', 'keys'],
  ['maxProperties', 'at most', 'keys'],
] as const;

function limitsOf(schema: Schema): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, uniqueItems } = schema;
  const sizes = limits.flatMap(([name, how, what]) =>
    schema[name] === undefined ? [] : [`${how} ${schema[name]} ${what}`],
  );
  return [
    ...(minimum === undefined ? [] : [`${exclusiveMinimum ? 'more than' : 'at least'} ${minimum}`]),
    ...(maximum === undefined ? [] : [`${exclusiveMaximum ? 'less than' : 'at most'} ${maximum}`]),
    ...(multipleOf === undefined ? [] : [`a multiple of ${multipleOf}`]),
    ...sizes,
    ...(uniqueItems ? ['no item twice'] : []),
  ];
}

function alternativesOf({ allOf, anyOf, oneOf, not }: Schema): Row[] {
  const joined = (schemas: readonly Schema[] | undefined) => schemas?.map((inner) => JSON.stringify(inner));
  return [
    ...row('all of', joined(allOf)?.join(', ')),
    ...row('any of', joined(anyOf)?.join(', ')),
    ...row('one of', joined(oneOf)?.join(', ')),
    ...row('not', not && JSON.stringify(not)),
  ];
}

function ruleOf({ rule, message, messageExpression }: CelRule): Row {
  const says = message ?? (messageExpression && `the result of ${messageExpression.trim()}`);
  return ['rule', `${rule.trim().replace(/\s+/g, ' ')}${says ? `\n${says.trim()}` : ''}`];
}

function json(value: JsonValue): string {
  return JSON.stringify(value);
}
