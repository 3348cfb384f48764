import { invalid, missing, unsupported } from '../blocks/faults.js';
import { oneOf, required, whole } from '../blocks/looks.js';
import { isSet, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type LookTable } from '../native-rules.js';
import { mutationInvalid } from '../rule-infos/admission.js';
import { merged, under } from '../tables.js';
import { expressionThere } from './match-conditions.js';
import { policySpec } from './policy-spec.js';

const fields = { ApplyConfiguration: 'applyConfiguration', JSONPatch: 'jsonPatch' } as const;

function isType(type: string): type is keyof typeof fields {
  return Object.hasOwn(fields, type);
}

const mutation: Look = whole((it, at, report) => {
  const type = textOf(it.patchType);
  const here = `${at}/patchType`;
  if (type === '') return report(missing(here, '', mutationInvalid));
  if (!isType(type)) return report(unsupported(here, type, Object.keys(fields), mutationInvalid));
  for (const [of, field] of Object.entries(fields)) {
    const place = `${at}/${field}`;
    if (of === type && !isSet(it[field]))
      report(missing(place, `must be specified when patchType is ${type}`, mutationInvalid));
    if (of !== type && isSet(it[field]))
      report(invalid(mutationInvalid, place, it[field], `must not be specified when patchType is ${type}`));
  }
});

/** Objects that go away cannot be changed. */
export const mutatedOperations: Look = oneOf(['*', 'CONNECT', 'CREATE', 'UPDATE']);

const spec: LookTable = merged(policySpec, {
  '': required(),
  '/matchConstraints/resourceRules/*/operations/*': mutatedOperations,
  '/mutations': required('mutations must contain at least one item'),
  '/mutations/*': mutation,
  '/mutations/*/applyConfiguration/expression': expressionThere(),
  '/mutations/*/jsonPatch/expression': expressionThere(),
  '/reinvocationPolicy': [required(), oneOf(['IfNeeded', 'Never'])],
});

/** A MutatingAdmissionPolicy. */
export const mutatingAdmissionPolicy = defineNativeRules({
  group: 'admissionregistration.k8s.io',
  kind: 'MutatingAdmissionPolicy',
  at: under('/spec', spec),
});
