import type { Checked, ResolvedCall } from './check.js';
import { PlainList, PlainMap } from './collections.js';
import { Failure, fail } from './failure.js';
import type { Frame, Run } from './frame.js';
import { isStandard } from './library/functions.js';
import { literalValue } from './literal-value.js';
import { lookUp } from './look-up.js';
import type { Overload } from './overload.js';
import { planFold } from './plan-fold.js';
import { typeNames } from './scope.js';
import type { Bind, Call, ListLiteral, Literal, MapLiteral, Node, Select } from './syntax.js';
import { fits, runtimeType } from './type-of.js';
import { type CelValue, ListValue, MapValue, Optional, TypeValue } from './values.js';

/** Makes an expression ready to run: one function for each of its nodes. */
export function plan(checked: Checked): Run {
  return new Planner(checked).plan(checked.root);
}

class Planner {
  constructor(private readonly checked: Checked) {}

  readonly plan = (node: Node): Run => {
    switch (node.kind) {
      case 'literal':
        return planLiteral(node);
      case 'name':
        return this.name(node, node.name);
      case 'select':
        return this.select(node);
      case 'call':
        return this.call(node);
      case 'list':
        return this.list(node);
      case 'map':
        return this.map(node);
      case 'fold':
        return planFold(node, this.checked, this.plan);
      case 'bind':
        return this.bind(node);
      case 'message':
        return () => fail('no such overload');
    }
  };

  private name(node: Node, name: string): Run {
    const variable = this.checked.variableOf(node);
    if (!variable) return planType(name);
    const { slot } = variable;
    return (frame) => {
      frame.spend(1);
      const value = frame.slots[slot];
      return value === undefined ? fail(`no such attribute(s): ${name}`) : value;
    };
  }

  private select(node: Select): Run {
    if (this.checked.typeOf(node).kind === 'type' && !this.isValue(node)) return planType(nameOf(node));
    const from = this.plan(node.from);
    const { field } = node;
    if (node.test) return planPresence(from, field);
    if (node.optional) return (frame) => optionalField(from(frame), field);
    return (frame) => {
      frame.spend(1);
      const value = from(frame);
      if (value instanceof MapValue) {
        const found = value.find(field);
        return found === undefined ? fail(`no such key: ${field}`) : found;
      }
      return value instanceof Optional ? optionalField(value, field) : lookUp(value, field);
    };
  }

  /** Whether the node is a field of a value, and not a name with dots. */
  private isValue(node: Select): boolean {
    const { from } = node;
    return from.kind === 'select'
      ? this.isValue(from)
      : from.kind !== 'name' || this.checked.variableOf(from) !== undefined;
  }

  private call(node: Call): Run {
    const { name, args } = node;
    if (name === '_&&_' && !node.target) return this.logical(node, false);
    if (name === '_||_' && !node.target) return this.logical(node, true);
    if (name === '_?_:_') return this.conditional(args);
    const call = this.checked.callOf(node);
    if (!call) return () => fail(`no such overload: ${name}`);
    if (name === 'or' || name === 'orValue') return this.otherwise(call, name);
    return this.plain(name, call);
  }

  /** `decides` is the operand that settles the result; a failure on one side is overruled by it on the other. */
  private logical({ args }: Call, decides: boolean): Run {
    const [left, right] = args.map(this.plan);
    if (!left || !right) return () => fail('no such overload');
    return (frame) => {
      let failure: Failure | undefined;
      try {
        const value = left(frame);
        if (value === decides) return decides;
        if (typeof value !== 'boolean') failure = new Failure('no such overload');
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        failure = error;
      }
      const value = right(frame);
      if (value === decides) return decides;
      if (failure) throw failure;
      return typeof value === 'boolean' ? value : fail('no such overload');
    };
  }

  private conditional(args: readonly Node[]): Run {
    const [condition, then, otherwise] = args.map(this.plan);
    if (!condition || !then || !otherwise) return () => fail('no such overload');
    return (frame) => {
      const value = condition(frame);
      if (typeof value !== 'boolean') return fail('no such overload');
      return value ? then(frame) : otherwise(frame);
    };
  }

  /** What stands behind `or` is looked at only where it is needed. */
  private otherwise(call: ResolvedCall, name: string): Run {
    const [target, other] = call.args.map(this.plan);
    if (!target || !other) return () => fail('no such overload');
    return (frame) => {
      frame.spend(1);
      const value = target(frame);
      if (!(value instanceof Optional)) return fail(`no such overload: ${runtimeType(value).name}.${name}`);
      if (value.value === undefined) return other(frame);
      return name === 'or' ? value : value.value;
    };
  }

  private plain(name: string, { overloads, args, certain }: ResolvedCall): Run {
    const runs = args.map(this.plan);
    const [first] = overloads;
    const one = overloads.every(({ call }) => call === first?.call);
    if (first && one && (certain || takesAnything(name, first))) return planDirect(first, runs);
    return (frame) => {
      const values = runs.map((run) => run(frame));
      frame.spend(1 + values.reduce((sum: number, value) => sum + sizeOf(value), 0));
      const fitting = overloads.find(({ args }) => args.every((arg, i) => fits(values[i] ?? null, arg)));
      if (!fitting) return noOverload(name, values);
      return charge(frame, fitting.call(...values));
    };
  }

  private list({ items }: ListLiteral): Run {
    const runs = items.map(({ value, optional }) => ({ run: this.plan(value), optional }));
    if (items.every(({ value, optional }) => value.kind === 'literal' && !optional)) {
      const constant = new PlainList(
        items.map(({ value }) => (value.kind === 'literal' ? literalValue(value) : null)),
      );
      return () => constant;
    }
    return (frame) => {
      frame.spend(10);
      return new PlainList(
        runs.flatMap(({ run, optional }) => (optional ? present(run(frame)) : [run(frame)])),
      );
    };
  }

  private map({ entries }: MapLiteral): Run {
    const runs = entries.map(({ key, value, optional }) => ({
      key: this.plan(key),
      value: this.plan(value),
      optional,
    }));
    return (frame) => {
      frame.spend(30);
      return new PlainMap(
        runs.flatMap(({ key, value, optional }) => {
          const name = key(frame);
          const values = optional ? present(value(frame)) : [value(frame)];
          return values.map((one) => [name, one] as const);
        }),
      );
    };
  }

  private bind(node: Bind): Run {
    const [variable] = this.checked.bound(node);
    const slot = variable?.slot ?? 0;
    const [value, inside] = [this.plan(node.value), this.plan(node.in)];
    return (frame) => {
      frame.slots[slot] = value(frame);
      return inside(frame);
    };
  }
}

function planLiteral(node: Literal): Run {
  const value = literalValue(node);
  return () => value;
}

function planType(name: string): Run {
  const type = typeNames.get(name);
  const value = type ? new TypeValue(type) : null;
  return () => value;
}

function nameOf(node: Node): string {
  if (node.kind === 'select') return `${nameOf(node.from)}.${node.field}`;
  return node.kind === 'name' ? node.name : '';
}

function planPresence(from: Run, field: string): Run {
  return (frame) => {
    const value = from(frame);
    const inside = value instanceof Optional ? value.value : value;
    return inside instanceof MapValue && inside.find(field) !== undefined;
  };
}

function optionalField(value: CelValue, field: string): Optional {
  const inside = value instanceof Optional ? value.value : value;
  const found = inside instanceof MapValue ? inside.find(field) : undefined;
  return found === undefined ? Optional.none : new Optional(found);
}

function present(value: CelValue): CelValue[] {
  if (!(value instanceof Optional)) return fail('no such overload');
  return value.value === undefined ? [] : [value.value];
}

/** Operators that look at their operands themselves. */
const openToAll = new Set(['_==_', '_!=_', '_[_]', '_[?_]']);

function takesAnything(name: string, { args }: Overload): boolean {
  return openToAll.has(name) || args.every(({ kind }) => kind === 'param' || kind === 'dyn');
}

/** The usual case: which way to call is known, so nothing has to be looked at. */
function planDirect({ call }: Overload, runs: readonly Run[]): Run {
  const [first, second] = runs;
  if (runs.length === 1 && first)
    return (frame) => {
      const value = first(frame);
      frame.spend(1 + sizeOf(value));
      return charge(frame, call(value));
    };
  if (runs.length === 2 && first && second)
    return (frame) => {
      const [left, right] = [first(frame), second(frame)];
      frame.spend(1 + sizeOf(left) + sizeOf(right));
      return charge(frame, call(left, right));
    };
  return (frame) => {
    const values = runs.map((run) => run(frame));
    frame.spend(1 + values.reduce((sum: number, value) => sum + sizeOf(value), 0));
    return charge(frame, call(...values));
  };
}

/** What a call has to go through, in steps; a guess, on the server's side of safe. */
function sizeOf(value: CelValue): number {
  if (typeof value === 'string') return value.length / 10;
  return value instanceof ListValue || value instanceof MapValue ? value.size / 10 : 0;
}

/** Work that made much is paid for, so that no text can be doubled until memory is full. */
function charge(frame: Frame, value: CelValue): CelValue {
  const size = sizeOf(value);
  if (size > 0) frame.spend(size);
  return value;
}

/** Of CEL's own functions the server names only this one. */
function noOverload(name: string, values: readonly CelValue[]): never {
  if (name === 'size') return fail('no such overload: size');
  if (isStandard(name)) return fail('no such overload');
  return fail(`no such overload: ${name}(${values.map((value) => runtimeType(value).name).join(', ')})`);
}
