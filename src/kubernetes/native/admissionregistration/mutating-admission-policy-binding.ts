import { defineNativeRules } from '../native-rules.js';
import { merged, under } from '../tables.js';
import { bindingSpec } from './binding-spec.js';
import { mutatedOperations } from './mutating-admission-policy.js';

/** A MutatingAdmissionPolicyBinding. */
export const mutatingAdmissionPolicyBinding = defineNativeRules({
  group: 'admissionregistration.k8s.io',
  kind: 'MutatingAdmissionPolicyBinding',
  at: under(
    '/spec',
    merged(bindingSpec, { '/matchResources/resourceRules/*/operations/*': mutatedOperations }),
  ),
});
