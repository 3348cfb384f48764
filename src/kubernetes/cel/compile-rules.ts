import type { JsonObject, JsonValue } from '../../model/manifest.js';
import { child, type Pointer } from '../../model/pointer.js';
import type { CelRule, Schema } from '../schema/schema.js';
import { Failure } from './failure.js';
import { type CompiledRule, compileRule, nameOf, type RefusedRule, shownMessage } from './rule.js';
import { shapeOf } from './shape.js';
import type { Shape } from './shape-of-values.js';
import { type CelValue, Optional } from './values.js';

/** What was found at a value by a rule. */
export interface RuleFinding {
  readonly at: Pointer;
  /** The rule's message, or why it could not be evaluated: what the API server tells. */
  readonly says: string;
  /** `FieldValueInvalid` where the rule gives none. */
  readonly reason: string;
  readonly rule: CelRule;
  /** `failed`: the rule does not hold. `error`: it could not be evaluated, and so is not met either. */
  readonly kind: 'failed' | 'error' | 'refused' | 'budget';
}

/** A rule that can't be compiled, and where its schema is: `/properties/spec`. */
export interface RuleProblem extends RefusedRule {
  readonly at: Pointer;
}

export interface RuleOptions {
  /** The schema is of a whole resource: rules see `apiVersion`, `kind` and the names of `metadata` whatever it says. */
  readonly root?: boolean;
  /** The minor version of Kubernetes 1; the newest known where it is absent. */
  readonly minor?: number;
}

/** The rules of a schema and of everything in it. */
export interface Rules {
  /** Every rule that can't be compiled. All of them are compiled for it. */
  problems(): readonly RuleProblem[];
  /**
   * What the rules find in a value that has its defaults, in the order of the value. Without an old value, rules about
   * changes are left out, as when an object is created.
   */
  validate(value: JsonValue, old?: JsonValue): readonly RuleFinding[];
}

/** What the API server gives to one expression, and to all of one object. */
const perCall = 1_000_000;
const perObject = 10_000_000;

/** The rules of a schema; `undefined` if there is none in it. A rule is compiled when a value first comes to it. */
export function compileRules(
  schema: Schema,
  { root = false, minor = 99 }: RuleOptions = {},
): Rules | undefined {
  if (!hasRules(schema)) return undefined;
  const level = new Level(schema, root, minor);
  return {
    problems: () => [...level.problems('', undefined)],
    validate: (value, old) => new Validation().run(level, value, old),
  };
}

const withRules = new WeakMap<Schema, boolean>();

function hasRules(schema: Schema, depth = 0): boolean {
  const known = withRules.get(schema);
  if (known !== undefined) return known;
  const { rules, properties, values, items, allOf } = schema;
  const inside = [...Object.values(properties ?? {}), values, items, ...(allOf ?? [])];
  const has =
    (rules ?? []).length > 0 || (depth < 200 && inside.some((one) => one && hasRules(one, depth + 1)));
  withRules.set(schema, has);
  return has;
}

/** A schema, with its own rules and those in it. */
class Level {
  #shape: Shape | undefined;
  #rules: readonly (CompiledRule | RefusedRule)[] | undefined;
  readonly fields: ReadonlyMap<string, Level>;
  readonly values: Level | undefined;
  readonly items: Level | undefined;
  readonly also: readonly Level[];

  constructor(
    readonly schema: Schema,
    private readonly root: boolean,
    private readonly minor: number,
    /** Where the rules of `allOf` are looked at: what the value looks like is told by the schema around it. */
    private readonly spine: Schema = schema,
  ) {
    const below = (of: Schema | undefined, around: Schema | undefined) =>
      of && around && hasRules(of) ? new Level(of, of.embedded === true, minor, around) : undefined;
    this.fields = new Map(
      Object.entries(schema.properties ?? {}).flatMap(([name, of]) => {
        const level = below(of, spine.properties?.[name]);
        return level ? [[name, level] as const] : [];
      }),
    );
    this.values = below(schema.values, spine.values);
    this.items = below(schema.items, spine.items);
    this.also = (schema.allOf ?? [])
      .filter((one) => hasRules(one))
      .map((one) => new Level(one, root, minor, spine));
  }

  get shape(): Shape {
    this.#shape ??= shapeOf(this.spine, this.root);
    return this.#shape;
  }

  /** Of a value that expressions can't see there are none. */
  get rules(): readonly (CompiledRule | RefusedRule)[] {
    const { type } = this.shape;
    this.#rules ??= (this.schema.rules ?? [])
      .filter(({ rule }) => rule.trim() !== '')
      .map((rule) => (type ? compileRule(rule, this.spine, type, this.minor) : unseen(rule)));
    return this.#rules;
  }

  /** `within`: the schema around this one whose parts have nothing that they were before. */
  *problems(at: Pointer, within: Pointer | undefined): Generator<RuleProblem> {
    for (const rule of this.schema.rules ? this.rules : []) {
      const problem = 'error' in rule ? rule : oldSelfProblem(rule, within);
      if (problem) yield { ...problem, at };
    }
    const inFields = this.schema.mapType === 'atomic' ? (within ?? at) : within;
    const inItems = this.schema.listType === 'map' ? within : (within ?? at);
    for (const [name, level] of this.fields)
      yield* level.problems(child(child(at, 'properties'), name), inFields);
    if (this.values) yield* this.values.problems(child(at, 'additionalProperties'), within);
    if (this.items) yield* this.items.problems(child(at, 'items'), inItems);
    for (const [i, level] of this.also.entries()) yield* level.problems(child(child(at, 'allOf'), i), within);
  }
}

function oldSelfProblem(
  { rule, expression }: CompiledRule,
  within: Pointer | undefined,
): RefusedRule | undefined {
  const refused = (error: string): RefusedRule => ({ rule, part: 'oldSelf', error });
  if (expression.uses('oldSelf'))
    return within === undefined
      ? undefined
      : refused(`oldSelf cannot be used on the uncorrelatable portion of the schema within ${within || '/'}`);
  return rule.optionalOldSelf === undefined
    ? undefined
    : refused('may not set optionalOldSelf if oldSelf is not used in rule');
}

function unseen(rule: CelRule): RefusedRule {
  return { rule, part: 'rule', error: 'failed to convert to declType for CEL validation rules' };
}

class Validation {
  readonly #findings: RuleFinding[] = [];
  #left = perObject;

  run(level: Level, value: JsonValue, old: JsonValue | undefined): readonly RuleFinding[] {
    this.look(level, value, old ?? null, '');
    return this.#findings;
  }

  private look(level: Level, value: JsonValue, old: JsonValue, at: Pointer): void {
    if (value === null || this.#left < 0) return;
    if (level.schema.rules) this.apply(level, value, old, at);
    for (const also of level.also) this.look(also, value, old, at);
    if (Array.isArray(value)) this.lookAtItems(level, value, old, at);
    else if (typeof value === 'object') this.lookAtFields(level, value as JsonObject, old, at);
  }

  private lookAtItems(
    { items, schema }: Level,
    value: readonly JsonValue[],
    old: JsonValue,
    at: Pointer,
  ): void {
    if (!items) return;
    const before =
      Array.isArray(old) && schema.listType === 'map' ? byKeys(old, schema.listMapKeys ?? []) : undefined;
    for (const [i, item] of value.entries()) {
      const was = before?.get(keysOf(item, schema.listMapKeys ?? [])) ?? null;
      this.look(items, item, was, child(at, i));
    }
  }

  private lookAtFields({ fields, values }: Level, value: JsonObject, old: JsonValue, at: Pointer): void {
    if (!values && fields.size === 0) return;
    for (const [name, one] of Object.entries(value)) {
      if (one === undefined) continue;
      for (const level of [values, fields.get(name)])
        if (level) this.look(level, one, fieldOf(old, name), child(at, name));
    }
  }

  private apply(level: Level, value: JsonValue, old: JsonValue, at: Pointer): void {
    const self = read(level.shape, value);
    const before = old === null ? undefined : read(level.shape, old);
    for (const rule of level.rules) {
      if (this.#left < 0) return;
      if ('error' in rule)
        this.report(rule.rule, at, `rule compile error: compilation failed: ${rule.error}`, 'refused');
      else if (self instanceof Failure) this.report(rule.rule, at, evaluating(self.says, rule.rule), 'error');
      else if (before instanceof Failure)
        this.report(rule.rule, at, evaluating(before.says, rule.rule), 'error');
      else this.evaluate(rule, [self, before], at);
    }
  }

  private evaluate(
    compiled: CompiledRule,
    [self, before]: readonly [CelValue, CelValue | undefined],
    at: Pointer,
  ): void {
    const { rule, expression, below, message, says } = compiled;
    if (before === undefined && !rule.optionalOldSelf && expression.uses('oldSelf')) return;
    const values = [self, rule.optionalOldSelf ? optionally(before) : before];
    const result = expression.evaluate(values, Math.min(perCall, this.#left));
    this.spend(result.left);
    if ('failure' in result) {
      if (result.overBudget) this.#left = -1;
      const says = (result.overBudget ? tooCostly : evaluating)(result.failure, rule);
      this.report(rule, at, says, result.overBudget ? 'budget' : 'error');
      return;
    }
    if (result.value === true) return;
    const shown = message?.evaluate(values, Math.min(perCall, this.#left));
    if (shown) this.spend(shown.left);
    this.report(rule, at + below, (shown && shownMessage(shown)) ?? says, 'failed');
  }

  private spend(leftOfCall: number): void {
    this.#left -= Math.max(0, Math.min(perCall, this.#left) - leftOfCall);
  }

  private report(rule: CelRule, at: Pointer, says: string, kind: RuleFinding['kind']): void {
    const reason = kind === 'failed' ? (rule.reason ?? 'FieldValueInvalid') : 'FieldValueInvalid';
    this.#findings.push({ at, says, reason, rule, kind });
  }
}

function read({ read }: Shape, value: JsonValue): CelValue | Failure {
  try {
    return read(value);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

function optionally(value: CelValue | undefined): Optional {
  return value === undefined ? Optional.none : new Optional(value);
}

function evaluating(failure: string, rule: CelRule): string {
  if (failure.startsWith('no such overload'))
    return `'${failure}': call arguments did not match a supported operator, function or macro signature for rule: ${nameOf(rule)}`;
  return `${failure} evaluating rule: ${nameOf(rule)}`;
}

function tooCostly(failure: string, rule: CelRule): string {
  return `'${failure}': no further validation rules will be run due to call cost exceeds limit for rule: ${nameOf(rule)}`;
}

function fieldOf(value: JsonValue, name: string): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields = value as JsonObject;
  return (Object.hasOwn(fields, name) ? fields[name] : undefined) ?? null;
}

function byKeys(items: readonly JsonValue[], keys: readonly string[]): Map<string, JsonValue> {
  // The first of those that share their keys is the one that counts.
  return new Map(items.toReversed().map((item) => [keysOf(item, keys), item]));
}

function keysOf(item: JsonValue, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => fieldOf(item, key)));
}
