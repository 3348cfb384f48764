import type { JsonObject } from '../../../model/manifest.js';
import { checkExpression, type Scope } from '../../cel/admission/check-expression.js';
import { appliedObject, jsonPatches } from '../../cel/admission/patch-types.js';
import { Variables } from '../../cel/admission/variables-type.js';
import { boolType, type CelType, nullType, stringType } from '../../cel/types.js';
import { invalid, missing } from '../blocks/faults.js';
import { whole } from '../blocks/looks.js';
import { bytesOf, fieldsOf, isSet, itemsOf, textOf, type Value } from '../blocks/read.js';
import type { Look, Report } from '../native-rules.js';
import { admissionExpressionInvalid } from '../rule-infos/admission.js';

const longestAudit = 5 * 1024;

/** Says what the server has against an expression; of one that is not there another rule says so. */
function look(
  text: Value,
  at: string,
  report: Report,
  scope: Scope,
  wanted: readonly CelType[],
): CelType | undefined {
  if (textOf(text).trim() === '') return undefined;
  const { type, says } = checkExpression(textOf(text), scope, wanted);
  if (says !== undefined) report(invalid(admissionExpressionInvalid, at, text, says));
  return type;
}

/** Of some the server reads what is left without the blanks around it. */
function trimmed(text: Value): string {
  return textOf(text).trim();
}

/** `expression` of a match condition of a webhook. */
export const conditionExpression: Look = (value, at, report, { minor }) => {
  look(trimmed(value), at, report, { minor }, [boolType]);
};

function matchConditions(spec: JsonObject, at: string, report: Report, scope: Scope): void {
  itemsOf(spec.matchConditions).forEach((condition, index) => {
    const { expression } = fieldsOf(condition);
    look(trimmed(expression), `${at}/matchConditions/${index}/expression`, report, scope, [boolType]);
  });
}

/** Looks at the variables in order, and tells their types to those who come after them. */
function declare(spec: JsonObject, at: string, report: Report, scope: Scope, variables: Variables): void {
  itemsOf(spec.variables).forEach((variable, index) => {
    const { name, expression } = fieldsOf(variable);
    const type = look(expression, `${at}/variables/${index}/expression`, report, scope, []);
    // Of one without an expression there is nothing.
    if (trimmed(expression) !== '') variables.add(textOf(name), type);
  });
}

function validations(spec: JsonObject, at: string, report: Report, scope: Scope): void {
  itemsOf(spec.validations).forEach((validation, index) => {
    const { expression, messageExpression } = fieldsOf(validation);
    const here = `${at}/validations/${index}`;
    look(expression, `${here}/expression`, report, scope, [boolType]);
    const unauthorized = { ...scope, authorizer: false };
    look(messageExpression, `${here}/messageExpression`, report, unauthorized, [stringType]);
  });
}

function auditAnnotations(spec: JsonObject, at: string, report: Report, scope: Scope): void {
  itemsOf(spec.auditAnnotations).forEach((annotation, index) => {
    const text = trimmed(fieldsOf(annotation).valueExpression);
    const here = `${at}/auditAnnotations/${index}/valueExpression`;
    const says = `must not exceed ${longestAudit} bytes in length`;
    if (bytesOf(text) > longestAudit) report(missing(here, says, admissionExpressionInvalid));
    else look(text, here, report, scope, [stringType, nullType]);
  });
}

function mutations(spec: JsonObject, at: string, report: Report, scope: Scope): void {
  const patching = { ...scope, patches: true };
  itemsOf(spec.mutations).forEach((mutation, index) => {
    const { patchType, applyConfiguration, jsonPatch } = fieldsOf(mutation);
    const here = `${at}/mutations/${index}`;
    const [field, value, wanted] =
      patchType === 'JSONPatch'
        ? ['jsonPatch', jsonPatch, jsonPatches]
        : ['applyConfiguration', applyConfiguration, appliedObject];
    look(trimmed(fieldsOf(value).expression), `${here}/${field}/expression`, report, patching, [wanted]);
  });
}

/** Every expression of the `spec` of a policy, as the server compiles them, each in the scope that it has. */
export const policyExpressions: Look = whole((spec, at, report, { minor, object }) => {
  const isMutating = object.kind === 'MutatingAdmissionPolicy';
  const outer: Scope = { minor, params: isSet(spec.paramKind) };
  matchConditions(spec, at, report, outer);
  const variables = new Variables();
  const hasVariables = isMutating || itemsOf(spec.variables).length > 0;
  const scope = hasVariables ? { ...outer, variables: variables.type } : outer;
  declare(spec, at, report, scope, variables);
  if (isMutating) return mutations(spec, at, report, scope);
  validations(spec, at, report, scope);
  auditAnnotations(spec, at, report, scope);
});
