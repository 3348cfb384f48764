import type { ErrorObject } from 'ajv';
import { type FormatName, formats } from '../kubernetes/formats.js';
import { child, type Pointer, tokens } from '../model/pointer.js';
import { oneOf, show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';

/** Says that a prop, or a combination of them, is wrong: where, what is wrong with the value quoted, what to do. */
export type Refuse = (at: Pointer, what: string, fix: string) => void;

/** Tells ajv's errors in the user's words, one refusal for each thing to change. */
export function explainErrors(owner: string, errors: readonly ErrorObject[], refuse: Refuse): void {
  for (const error of withoutLosingBranches(errors.filter(({ keyword }) => keyword !== 'propertyNames'))) {
    const { what, fix } = explain(owner, error);
    refuse(error.instancePath, what, fix);
  }
}

function explain(owner: string, error: ErrorObject): { what: string; fix: string } {
  if (error.keyword === 'additionalProperties') return explainUnknown(owner, error);
  if (error.keyword === 'required') return explainMissing(owner, error);
  if (error.propertyName !== undefined) return explainKey(owner, error, error.propertyName);
  const name = nameOf(owner, error.instancePath);
  return { what: `${name} ${requirement(error)}; got ${show(error.data)}.`, fix: fixFor(error) };
}

function explainUnknown(owner: string, error: ErrorObject): { what: string; fix: string } {
  const unknown = String(error.params.additionalProperty);
  const known = Object.keys(error.parentSchema?.properties ?? {});
  const home = error.instancePath ? nameOf(owner, error.instancePath) : owner;
  return {
    what: `${show(unknown)} is not a prop of ${home}.${didYouMean(unknown, known)}`,
    fix: `Its props are ${known.join(', ')}.`,
  };
}

function explainMissing(owner: string, error: ErrorObject): { what: string; fix: string } {
  const missing = String(error.params.missingProperty);
  const means = error.parentSchema?.properties?.[missing]?.description;
  return {
    what: `${nameOf(owner, child(error.instancePath, missing))} is required and has no default.`,
    fix: means ? `Set it: ${means}` : 'Set it.',
  };
}

/** For a rule about a map's keys ajv gives two errors; `propertyNames` is the one that adds nothing. */
function explainKey(owner: string, error: ErrorObject, key: string): { what: string; fix: string } {
  return {
    what: `${nameOf(owner, error.instancePath)} has the key ${show(key)}; it ${requirement(error)}.`,
    fix: 'Change it.',
  };
}

/** `CoreDnsTemplate.zones[0].soa`. */
function nameOf(owner: string, pointer: string): string {
  return (
    owner +
    tokens(pointer).reduce((path, token) => path + (/^\d+$/.test(token) ? `[${token}]` : `.${token}`), '')
  );
}

function requirement(error: ErrorObject): string {
  const { params } = error;
  switch (error.keyword) {
    case 'type':
      return `must be ${article(String(params.type))}`;
    case 'enum':
      return `must be ${oneOf(params.allowedValues.map(show))}`;
    case 'const':
      return `must be ${show(params.allowedValue)}`;
    case 'anyOf':
      return `must be ${oneOf((error.schema as readonly SchemaLike[]).map(describe))}`;
    case 'format':
      // A schema may name a format of its own; then there is no text for it.
      return `must be ${formats[params.format as FormatName]?.means ?? `a ${params.format}`}`;
    case 'minItems':
      return `must hold at least ${params.limit} ${params.limit === 1 ? 'item' : 'items'}`;
    case 'minLength':
      return params.limit === 1 ? 'must not be empty' : `must have at least ${params.limit} characters`;
    case 'minProperties':
      return `must have at least ${params.limit} ${params.limit === 1 ? 'entry' : 'entries'}`;
    default:
      return `must ${(error.message ?? 'be valid').replace(/^must /, '')}`;
  }
}

function fixFor({ parentSchema }: ErrorObject): string {
  if (parentSchema?.description) return `It is ${parentSchema.description}`;
  return parentSchema?.default === undefined
    ? 'Change it.'
    : `Change it, or leave it out: the default is ${show(parentSchema.default)}.`;
}

interface SchemaLike {
  readonly type?: string;
  readonly const?: unknown;
  readonly format?: string;
  readonly properties?: Record<string, SchemaLike>;
  readonly required?: readonly string[];
}

function describe(schema: SchemaLike): string {
  if (schema.const !== undefined) return show(schema.const);
  // As above.
  if (schema.format) return formats[schema.format as FormatName]?.means ?? `a ${schema.format}`;
  if (schema.properties) {
    const keys = schema.required ?? Object.keys(schema.properties);
    return `an object with ${keys.join(', ')}`;
  }
  return article(schema.type ?? 'value');
}

function article(type: string): string {
  if (type === 'object') return 'an object';
  if (type === 'array') return 'a list';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

/**
 * For a union ajv reports every branch's complaints. If one branch alone is of the value's own kind, its complaints
 * are what the user wants to hear; else only that the value is none of them.
 */
function withoutLosingBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf');
  return unions.reduce((rest, union) => settleUnion(rest, union), errors);
}

function settleUnion(errors: readonly ErrorObject[], union: ErrorObject): readonly ErrorObject[] {
  const inside = (error: ErrorObject) =>
    error.schemaPath.startsWith(`${union.schemaPath}/`) && error.instancePath.startsWith(union.instancePath);
  const branches = new Map<string, ErrorObject[]>();
  for (const error of errors.filter(inside)) {
    const branch = branchOf(union, error);
    branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  const near = [...branches.values()].filter((branch) => !branch.some((error) => isOtherKind(union, error)));
  const [only] = near;
  const told = near.length === 1 && only ? new Set(only) : new Set([union]);
  return errors.filter((error) => told.has(error) || (error !== union && !inside(error)));
}

function branchOf(union: ErrorObject, error: ErrorObject): string {
  return error.schemaPath.slice(union.schemaPath.length + 1).split('/')[0] ?? '';
}

/** A wrong type at the union's own place, or a wrong tag one step inside, mean that another branch was meant. */
function isOtherKind(union: ErrorObject, error: ErrorObject): boolean {
  const here = error.instancePath === union.instancePath;
  const inTag =
    error.keyword === 'const' && tokens(error.instancePath).length === tokens(union.instancePath).length + 1;
  return inTag || (here && ['type', 'const', 'enum', 'format'].includes(error.keyword));
}
