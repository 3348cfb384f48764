import { typeOfExpression, type Vocabulary } from '../expression.js';
import { authorizerType, resourceCheckType } from '../library/authorizer.js';
import { type CelType, dynType, same, typeText } from '../types.js';
import { namespaceType, requestType } from './known-types.js';
import { patchFunctions, patchTypes } from './patch-types.js';

/** What an expression of admission may use beside the objects, the request and the namespace. */
export interface Scope {
  /** The minor version of the API server: 31 for 1.31. */
  readonly minor: number;
  /** `params` is declared: the policy has a kind of parameters. */
  readonly params?: boolean;
  /** Default: true. */
  readonly authorizer?: boolean;
  /** What `variables` has; without it there is no such variable. */
  readonly variables?: CelType;
  /** Values of `Object` and `JSONPatch` may be written. */
  readonly patches?: boolean;
}

/** What an expression evaluates to, and why the API server would refuse it, if it would. */
export interface ExpressionCheck {
  /** Absent where it does not compile. */
  readonly type?: CelType;
  readonly says?: string;
}

/** Functions that releases before 1.28 have are not told apart. */
const oldest = 27;

/**
 * Checks an expression of a webhook or a policy as it is when it is created: new ones may use only what the release before
 * knows. It must evaluate to one of `wanted`, or to anything where none is given. Never throws.
 */
export function checkExpression(text: string, scope: Scope, wanted: readonly CelType[]): ExpressionCheck {
  const found = typeOfExpression(text, vocabularyOf(scope));
  if ('error' in found) return { says: `compilation failed: ${found.error}` };
  const { type } = found;
  if (wanted.length === 0 || wanted.some((one) => same(one, type))) return { type };
  const names = wanted.map(typeText);
  const one = wanted.length === 1 ? names.join('') : `one of [${names.join(' ')}]`;
  return { type, says: `must evaluate to ${one} but got ${typeText(type)}` };
}

function vocabularyOf({ minor, params, authorizer = true, variables, patches }: Scope): Vocabulary {
  const declared = [
    { name: 'object', type: dynType },
    { name: 'oldObject', type: dynType },
    { name: 'namespaceObject', type: namespaceType },
    { name: 'request', type: requestType },
    ...(params ? [{ name: 'params', type: dynType }] : []),
    ...(authorizer ? authorizers : []),
    ...(variables ? [{ name: 'variables', type: variables }] : []),
  ];
  return {
    variables: declared,
    minor: Math.max(minor - 1, oldest),
    ...(patches && { functions: patchFunctions, messages: patchTypes }),
  };
}

const authorizers = [
  { name: 'authorizer', type: authorizerType },
  { name: 'authorizer.requestResource', type: resourceCheckType },
];
