import type { Pointer } from '../../model/pointer.js';
import type { CelRule, Schema } from '../schema/schema.js';
import { compileExpression, type Evaluation, type Expression } from './expression.js';
import { fieldPointer } from './field-path.js';
import { trimSpace } from './library/strings.js';
import { boolType, type CelType, optionalOf, stringType } from './types.js';

/** A rule that is ready, with what its findings say. */
export interface CompiledRule {
  readonly rule: CelRule;
  readonly expression: Expression;
  readonly message: Expression | undefined;
  /** Where a finding goes, below the value. */
  readonly below: Pointer;
  /** What is told if the message is not made by an expression. */
  readonly says: string;
}

/** A rule that the API server would not take, and why. */
export interface RefusedRule {
  readonly rule: CelRule;
  /** Which part does not compile; `oldSelf`: all do, and there is nothing to compare with what was before. */
  readonly part: 'rule' | 'messageExpression' | 'fieldPath' | 'oldSelf';
  readonly error: string;
}

/** Compiles one rule of a schema for values of the type. */
export function compileRule(
  rule: CelRule,
  schema: Schema,
  type: CelType,
  minor: number,
): CompiledRule | RefusedRule {
  const old = rule.optionalOldSelf ? optionalOf(type) : type;
  const variables = [
    { name: 'self', type },
    { name: 'oldSelf', type: old },
  ];
  const expression = compileExpression(rule.rule, { variables, result: boolType, minor });
  if ('error' in expression)
    return { rule, part: 'rule', error: expression.error.replace(/^must/, 'cel expression must') };
  const message = rule.messageExpression
    ? compileExpression(rule.messageExpression, { variables, result: stringType, minor })
    : undefined;
  if (message && 'error' in message)
    return {
      rule,
      part: 'messageExpression',
      error: message.error.replace(/^must/, 'messageExpression must'),
    };
  const below = rule.fieldPath ? fieldPointer(rule.fieldPath, schema) : '';
  if (below === undefined)
    return { rule, part: 'fieldPath', error: `${rule.fieldPath} does not refer to a valid field` };
  return { rule, expression, message, below, says: messageOf(rule) };
}

function messageOf(rule: CelRule): string {
  return rule.message ? trimSpace(rule.message) : `failed rule: ${nameOf(rule)}`;
}

/** How the API server names a rule. */
export function nameOf({ rule, message }: CelRule): string {
  return trimSpace(message || rule);
}

const longestMessage = 5 * 1024;

/** What a message expression made, where it is one that the server would show. */
export function shownMessage(evaluation: Evaluation): string | undefined {
  if ('failure' in evaluation || typeof evaluation.value !== 'string') return undefined;
  const text = trimSpace(evaluation.value);
  return text === '' || text.includes('\n') || Buffer.byteLength(text) > longestMessage ? undefined : text;
}
