import { check } from './check.js';
import { CompileError, lineAndColumn } from './compile-error.js';
import { Failure, OverBudget } from './failure.js';
import { Frame, type Run } from './frame.js';
import { type Functions, functionsOf } from './library/functions.js';
import { checkLiterals } from './literal-arguments.js';
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

/** What an expression is compiled for. */
export interface Surroundings {
  readonly variables: readonly { readonly name: string; readonly type: CelType }[];
  readonly result: CelType;
  /** The minor version of Kubernetes 1 whose functions it may use. */
  readonly minor: number;
}

/** Parses an expression, checks its types and makes it ready. Never throws. */
export function compileExpression(
  text: string,
  { variables, result, minor }: Surroundings,
): Expression | NotCompiled {
  try {
    return compile(text, withSlots(variables), result, functionsOf(minor));
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

function withSlots(variables: Surroundings['variables']): Variable[] {
  return variables.map(({ name, type }, slot) => ({ name, type, slot }));
}

function compile(
  text: string,
  variables: readonly Variable[],
  result: CelType,
  functions: Functions,
): Expression | NotCompiled {
  const root = parsed(text);
  const checked = check(root, variables, functions);
  checkLiterals(checked);
  if (checked.type.kind !== result.kind) return { error: `must evaluate to a ${showType(result)}` };
  const run = plan(checked);
  return {
    uses: (name) => checked.names.has(name),
    evaluate: (values, budget) => evaluate(run, checked.slots, values, budget),
  };
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
