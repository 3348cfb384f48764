import type { RuleInfo } from '../model/fault.js';

/** An apiVersion and kind that were served once. */
export const removedVersionRule: RuleInfo = {
  id: 'removed-api-version',
  severity: 'error',
  why: 'The API server answers "no matches for kind" and nothing of the object is applied.',
  fix: 'Write the object in a version that is served.',
};

/** A kind of a group that is Kubernetes' own, which the release does not serve. */
export const unknownKindRule: RuleInfo = {
  id: 'unknown-kind',
  severity: 'error',
  why: 'The API server answers "no matches for kind" and nothing of the object is applied.',
  fix: 'Correct the kind or the apiVersion, or check against a release that serves it with --kubernetes.',
};

/** A kind of which nothing is known. */
export const uncheckedKindRule: RuleInfo = {
  id: 'unchecked-kind',
  severity: 'warning',
  why: 'Without the schema of its kind nobody knows whether the API server takes the object.',
  fix: 'Give its CRD: --schemas, runbook.schemas in cdk8s.yaml, or definitions in code. "runbook vendor crds" and "runbook facts" fetch it.',
};

/** A document of something else: the values of a chart, a package.json. */
export const notAManifestRule: RuleInfo = {
  id: 'not-a-manifest',
  severity: 'info',
  why: 'It is not for Kubernetes, or it has lost its head; kubectl refuses it.',
  fix: 'Keep it out of what is checked, or give it its apiVersion and kind.',
};

/** A validation rule of a CRD that is not understood. */
export const uncompiledRule: RuleInfo = {
  id: 'rule-not-compiled',
  severity: 'error',
  why: 'The API server refuses a CRD with such a rule, and nobody checks what the rule would refuse.',
  fix: 'Correct the expression in the CRD.',
};

/** A rule of the CRD's own that the object breaks. */
export const failedRule: RuleInfo = {
  id: 'crd-rule-failed',
  severity: 'error',
  why: 'The CRD has a validation rule that the API server evaluates, and it does not hold.',
  fix: 'Change the object so that the rule holds; kubectl explain of the field may say more.',
};

/** A version that goes away. */
export const deprecatedVersionRule: RuleInfo = {
  id: 'deprecated-api-version',
  severity: 'warning',
  why: 'The API server still serves the version, and answers with this warning; a later release does not.',
  fix: 'Write the object in the version that took its place.',
};

/** A version, mostly alpha or beta, that the release has but does not serve by itself. */
export const offByDefaultRule: RuleInfo = {
  id: 'api-off-by-default',
  severity: 'warning',
  why: 'The API server answers "no matches for kind" unless it was started with this flag, and with the feature that uses it.',
  fix: 'Write the object in a version that is served by default, or make sure that your API server has the flag.',
};

/** A document of which SOPS has encrypted everything, with the kind. */
export const encryptedHeadRule: RuleInfo = {
  id: 'encrypted-head',
  severity: 'warning',
  why: "Flux's kustomize-controller does not decrypt apiVersion, kind and metadata, and nothing of the object can be checked.",
  fix: "Encrypt the values only: sops encrypt --encrypted-regex '^(data|stringData)$'.",
};

/** A value of SOPS in an object that SOPS will not look at. */
export const sopsMapMissingRule: RuleInfo = {
  id: 'sops-map-missing',
  severity: 'warning',
  why: 'Nothing decrypts a value without the map that SOPS adds to its document; the encrypted text itself is applied.',
  fix: 'Copy the whole document that SOPS wrote, or encrypt the value in this one.',
};
