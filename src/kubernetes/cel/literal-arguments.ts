import { compilePattern } from '../re2.js';
import type { Checked } from './check.js';
import { CompileError } from './compile-error.js';
import { Failure } from './failure.js';
import { formatError } from './library/string-format.js';
import { literalValue } from './literal-value.js';
import type { Call, Node } from './syntax.js';
import { parseDuration, parseTimestamp } from './time.js';

const checks: Readonly<Record<string, (text: string) => boolean>> = {
  duration: (text) => parseDuration(text) !== undefined,
  timestamp: (text) => parseTimestamp(text) !== undefined,
  matches: isPattern,
  find: isPattern,
  findAll: isPattern,
};

function isPattern(text: string): boolean {
  return !('error' in compilePattern(text));
}

/** What the server does with a literal as soon as it sees it. */
const conversions = new Set(['bool', 'bytes', 'double', 'int', 'string', 'uint', 'timestamp', 'duration']);

/** Refuses a call whose literal can't be right, as `duration('1 day')`. Throws a `CompileError`. */
export function checkLiterals(checked: Checked): void {
  for (const node of nodesOf(checked.root)) {
    if (node.kind !== 'call') continue;
    if (Object.hasOwn(checks, node.name)) checkText(node);
    if (conversions.has(node.name) && !node.target) checkConversion(node, checked);
    if (node.name === 'format' && node.target) checkFormat(node, checked);
  }
}

function checkText({ name, target, args }: Call): void {
  const argument = args[target || args.length === 1 ? 0 : 1];
  if (argument?.kind !== 'literal' || typeof argument.value !== 'string') return;
  if (!checks[name]?.(argument.value)) throw new CompileError(argument.at, `invalid ${name} argument`);
}

function checkConversion(node: Call, checked: Checked): void {
  const [argument] = node.args;
  if (argument?.kind !== 'literal' || node.args.length !== 1) return;
  try {
    checked.callOf(node)?.overloads[0]?.call(literalValue(argument));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const ofTime = node.name === 'timestamp' || node.name === 'duration';
    if (ofTime) throw new CompileError(argument.at, `invalid ${node.name} argument`);
    throw new CompileError(undefined, `program instantiation failed: ${error.says}`);
  }
}

function checkFormat(node: Call, checked: Checked): void {
  const [list] = node.args;
  if (node.target?.kind !== 'literal' || typeof node.target.value !== 'string' || list?.kind !== 'list')
    return;
  const types = list.items.map(({ value }) => checked.typeOf(value));
  const wrong = formatError(node.target.value, types);
  if (!wrong) return;
  const argument = wrong.argument === undefined ? undefined : list.items[wrong.argument];
  throw new CompileError(argument?.value.at ?? node.at, wrong.says);
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const one of childNodes(node)) if (one) yield* nodesOf(one);
}

function childNodes(node: Node): readonly (Node | undefined)[] {
  switch (node.kind) {
    case 'select':
      return [node.from];
    case 'call':
      return [node.target, ...node.args];
    case 'list':
      return node.items.map(({ value }) => value);
    case 'map':
      return node.entries.flatMap(({ key, value }) => [key, value]);
    case 'message':
      return node.fields.map(({ value }) => value);
    case 'fold':
      return [node.over, node.condition, node.result];
    case 'bind':
      return [node.value, node.in];
    default:
      return [];
  }
}
