import type { FieldChange, TextChange, TextPart } from '../../diff/change.js';
import { formatPath } from '../../diff/format-path.js';
import type { JsonValue } from '../../model/manifest.js';
import { isSecretValue } from '../../model/secret.js';
import { valueText } from './value-text.js';

/** One difference as every format for people tells it: values are texts, which may have several lines. */
export interface Row {
  readonly how: FieldChange['how'];
  readonly path: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What is said beside the values, or in place of them. */
  readonly say?: string | undefined;
  /** What differs inside a text. */
  readonly rows: readonly Row[];
}

/** How each difference is marked before its path. */
export const signs = { added: '+', removed: '-', changed: '~', moved: '↕' } as const satisfies Record<
  FieldChange['how'],
  string
>;

const NOT_SHOWN = '(secret, not shown)';

/** The row of a change in an object of this kind. */
export function rowOf(field: FieldChange, kind: string | undefined): Row {
  const { how, text } = field;
  const path = formatPath(field.path) || '(the whole object)';
  if (isSecret(field, kind)) return { how, path, say: NOT_SHOWN, rows: [] };
  if (text) return { how, path, say: saidOf(text), rows: text.parts.map(partRow) };
  return { how, path, ...shown(how, textOf(field.from), textOf(field.to)), rows: [] };
}

/** Whether the value must not be shown: what compares marks it so, and what is in a Secret is not asked about. */
export function isSecret({ secret, headAt, baseAt }: FieldChange, kind: string | undefined): boolean {
  return secret === true || isSecretValue(kind, headAt ?? baseAt ?? '');
}

function textOf(value: JsonValue | undefined): string | undefined {
  return value === undefined ? undefined : valueText(value);
}

/** Two values that look the same differ in what is masked in them. */
function shown(how: Row['how'], from?: string, to?: string): Pick<Row, 'from' | 'to' | 'say'> {
  if (from !== undefined && from === to) return { say: NOT_SHOWN };
  return { from, to, say: how === 'moved' ? '(in another order)' : undefined };
}

function saidOf({ language, parts }: TextChange): string {
  const told = language === 'text' ? 'its lines' : `as ${language}`;
  return parts.length > 0 ? `(${told})` : `(${told}: only comments or white space)`;
}

function partRow({ how, path, from, to }: TextPart): Row {
  return { how, path, ...shown(how, from, to), rows: [] };
}
