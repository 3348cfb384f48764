import { fail } from '../failure.js';
import { arg, bool, type Library, method, text } from '../overload.js';
import { closedObject } from '../types.js';
import type { CelValue } from '../values.js';

/** A type of the authorizer's: it has no fields, and there are no values of it without a cluster. */
function opaque(name: string) {
  return arg<CelValue>(closedObject(`kubernetes.authorization.${name}`));
}

const authorizerArg = opaque('Authorizer');
const pathCheck = opaque('PathCheck');
const groupCheck = opaque('GroupCheck');
const resourceCheck = opaque('ResourceCheck');
const decision = opaque('Decision');

/** What `authorizer` is in the expressions of admission. */
export const authorizerType = authorizerArg.type;
/** What `authorizer.requestResource` is there. */
export const resourceCheckType = resourceCheck.type;

const unknown = (..._: readonly CelValue[]) => fail('nobody is asked who may do what');

/** The API server's own: `kubernetes.authz`. Expressions with it can be checked, never evaluated. */
export const authorizer: Library = {
  path: [method([authorizerArg, text], pathCheck, unknown)],
  group: [method([authorizerArg, text], groupCheck, unknown)],
  serviceAccount: [method([authorizerArg, text, text], authorizerArg, unknown)],
  resource: [method([groupCheck, text], resourceCheck, unknown)],
  subresource: [method([resourceCheck, text], resourceCheck, unknown)],
  namespace: [method([resourceCheck, text], resourceCheck, unknown)],
  name: [method([resourceCheck, text], resourceCheck, unknown)],
  check: [method([pathCheck, text], decision, unknown), method([resourceCheck, text], decision, unknown)],
  errored: [method([decision], bool, unknown)],
  error: [method([decision], text, unknown)],
  allowed: [method([decision], bool, unknown)],
  reason: [method([decision], text, unknown)],
};

/** `kubernetes.authzSelectors`. */
export const authorizerSelectors: Library = {
  fieldSelector: [method([resourceCheck, text], resourceCheck, unknown)],
  labelSelector: [method([resourceCheck, text], resourceCheck, unknown)],
};
