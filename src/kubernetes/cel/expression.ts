import { type Checked, check, type MessageTypes } from './check.js';
import { CompileError, lineAndColumn } from './compile-error.js';
import { Failure, OverBudget } from './failure.js';
import { Frame, type Run } from './frame.js';
import { type Functions, functionsOf } from './library/functions.js';
import { checkLiterals } from './literal-arguments.js';
import type { Library } from './overload.js';
import { parse } from './parse.js';
import { plan } from './plan.js';
import type { Variable } from './scope.js';
import type { Node } from './syntax.js';
import { type CelType, showType } from './types.js';
import type { CelValue } from './values.js';

/** An expression that is ready to be evaluated. */
export interface Expression {
  /** Whether the name occurs in it. */
  readonly uses: (name: string) => boolean;
  /** `values` in the order of the variables; `undefined` for one that has none. Never throws. */
  readonly evaluate: (values: readonly (CelValue | undefined)[], budget: number) => Evaluation;
}

export type Evaluation =
  | { readonly value: CelValue; readonly left: number }
  | { readonly failure: string; readonly left: number; readonly overBudget: boolean };

/** Why there is none, in cel-go's words behind its place: `ERROR: <input>:1:6: undefined field 'foo'`. */
export interface NotCompiled {
  readonly error: string;
}

/** What an expression may speak of. */
export interface Vocabulary {
  readonly variables: readonly { readonly name: string; readonly type: CelType }[];
  /** The minor version of Kubernetes 1 whose functions it may use. */
  readonly minor: number;
  /** Functions beside those that all expressions have. */
  readonly functions?: Library;
  /** The types of which it may write values. Default: none. */
  readonly messages?: MessageTypes;
}

/** What an expression is compiled for. */
export interface Surroundings extends Vocabulary {
  readonly result: CelType;
}

/** Parses an expression and checks its types, and does not make it ready: what it evaluates to. Never throws. */
export function typeOfExpression(
  text: string,
  vocabulary: Vocabulary,
): { readonly type: CelType } | NotCompiled {
  return orError(text, () => ({ type: checked(text, vocabulary).type }));
}

/** Parses an expression, checks its types and makes it ready. Never throws. */
export function compileExpression(
  text: string,
  { result, ...vocabulary }: Surroundings,
): Expression | NotCompiled {
  return orError(text, () => compile(text, vocabulary, result));
}

function orError<T>(text: string, work: () => T): T | NotCompiled {
  try {
    return work();
  } catch (error) {
    if (error instanceof CompileError) return { error: located(text, error) };
    // Nesting that got past the parser's limit.
    if (error instanceof RangeError) return { error: 'ERROR: <input>:1:1: expression is nested too deeply' };
    throw error;
  }
}

function located(text: string, { at, says }: CompileError): string {
  return at === undefined ? says : `ERROR: <input>:${lineAndColumn(text, at)}: ${says}`;
}

function withSlots(variables: Vocabulary['variables']): Variable[] {
  return variables.map(({ name, type }, slot) => ({ name, type, slot }));
}

function compile(text: string, vocabulary: Vocabulary, result: CelType): Expression | NotCompiled {
  const found = checked(text, vocabulary);
  if (found.type.kind !== result.kind) return { error: `must evaluate to a ${showType(result)}` };
  const run = plan(found);
  return {
    uses: (name) => found.names.has(name),
    evaluate: (values, budget) => evaluate(run, found.slots, values, budget),
  };
}

function checked(text: string, { variables, minor, functions, messages }: Vocabulary): Checked {
  const known = functionsOf(minor);
  const all: Functions = functions ? new Map([...known, ...Object.entries(functions)]) : known;
  const found = check(parsed(text), withSlots(variables), all, messages);
  checkLiterals(found);
  return found;
}

const known = new Map<string, Node>();
const mostKnown = 1000;

/** The same rule stands in every version of a CRD, and often in many places of one. */
function parsed(text: string): Node {
  const before = known.get(text);
  if (before) return before;
  const node = parse(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, node);
  return node;
}

function evaluate(
  run: Run,
  slots: number,
  values: readonly (CelValue | undefined)[],
  budget: number,
): Evaluation {
  const frame = new Frame(slots, budget);
  for (const [slot, value] of values.entries()) frame.slots[slot] = value;
  try {
    return { value: run(frame), left: frame.left };
  } catch (error) {
    return { failure: failureOf(error), left: frame.left, overBudget: error instanceof OverBudget };
  }
}

function failureOf(error: unknown): string {
  if (error instanceof Failure) return error.says;
  if (error instanceof OverBudget) return 'operation cancelled: actual cost limit exceeded';
  // Values that are nested or long beyond what the machine can hold.
  if (error instanceof RangeError) return 'evaluation needs too much memory';
  throw error;
}
