import { afterAll, beforeAll, expect } from 'vitest';
import { nativeFaults } from '../../src/kubernetes/native/index.js';
import type { JsonObject, KubernetesObject } from '../../src/model/manifest.js';
import { fieldPath } from '../native/field-path.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { instrument } from '../support/installation.js';
import { prove } from '../support/prove.js';
import * as cases from './admission-cases.js';
import type { Cause } from './judge.js';

const name = 'kube-apiserver-1.37';
const claim = { of: 'cel', by: ['etcd', name] };
const group = 'admissionregistration.k8s.io/v1';
let server: ApiServer;

beforeAll(async () => {
  if (!claim.by.some((one) => 'missing' in instrument(one).installed)) server = await startApiServer(name);
});
afterAll(() => server?.stop());

const constraints = {
  matchConstraints: {
    resourceRules: [
      { operations: ['CREATE'], apiGroups: ['apps'], apiVersions: ['v1'], resources: ['deployments'] },
    ],
  },
};

function policy(kind: string, spec: JsonObject): KubernetesObject {
  return { apiVersion: group, kind, metadata: { name: 'it' }, spec: { ...constraints, ...spec } };
}

const conditions = cases.conditions.map((expression, i) => ({ name: `c${i}`, expression }));

const validating = policy('ValidatingAdmissionPolicy', {
  paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
  variables: cases.variables.map((variable) => ({ ...variable })),
  matchConditions: conditions,
  validations: [
    ...cases.validations.map((expression) => ({ expression })),
    ...cases.messages.map((messageExpression) => ({ expression: 'true', messageExpression })),
  ],
  auditAnnotations: cases.auditValues.map((valueExpression, i) => ({ key: `k${i}`, valueExpression })),
});

const withoutMore = policy('ValidatingAdmissionPolicy', {
  matchConditions: conditions,
  validations: [...cases.validations, ...cases.messages].map((expression) => ({ expression })),
});

const mutating = policy('MutatingAdmissionPolicy', {
  reinvocationPolicy: 'Never',
  variables: [{ name: 'path', expression: '"/x"' }],
  mutations: [
    ...cases.applied.map((expression) => ({
      patchType: 'ApplyConfiguration',
      applyConfiguration: { expression },
    })),
    ...cases.patched.map((expression) => ({ patchType: 'JSONPatch', jsonPatch: { expression } })),
  ],
});

const webhook: KubernetesObject = {
  apiVersion: group,
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'it' },
  webhooks: [
    {
      name: 'it.example.com',
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
      clientConfig: { url: 'https://example.com' },
      matchConditions: [
        ...conditions,
        // So many conditions may a webhook have, and no more.
        ...cases.validations.slice(0, 50).map((expression, i) => ({ name: `v${i}`, expression })),
      ],
    },
  ],
};

/** With the first of its reasons, and without the lines that point into the expression. */
function firstReason(text: string): string {
  return text.replace(/^Invalid value: "(?:[^"\\]|\\.)*": /, '').split('\n')[0] ?? '';
}

async function theirs(plural: string, object: KubernetesObject): Promise<Record<string, string>> {
  const { body } = await server.client.post(
    `/apis/${group}/${plural}?dryRun=All&fieldValidation=Strict`,
    object,
  );
  // A Status of the API.
  const { details } = body as { details?: { causes?: readonly Cause[] } };
  return Object.fromEntries(
    (details?.causes ?? []).map(({ field, message }) => [field, firstReason(message)]),
  );
}

function ours(object: KubernetesObject): Record<string, string> {
  return Object.fromEntries(nativeFaults(object, 37).map(({ at, says }) => [fieldPath(at), says]));
}

const policies = 'validatingadmissionpolicies';

prove(claim, 'expressions of a policy are refused as by the server, word for word', async () => {
  const found = await theirs(policies, validating);
  expect(Object.keys(found).length).toBeGreaterThan(50);
  expect(ours(validating)).toEqual(found);
});

prove(claim, 'a policy without parameters and variables declares neither', async () => {
  expect(ours(withoutMore)).toEqual(await theirs(policies, withoutMore));
});

prove(claim, 'expressions of mutations are refused as by the server, word for word', async () => {
  const found = await theirs('mutatingadmissionpolicies', mutating);
  expect(Object.keys(found).length).toBeGreaterThan(10);
  expect(ours(mutating)).toEqual(found);
});

prove(claim, 'conditions of a webhook are refused as by the server, word for word', async () => {
  const found = await theirs('validatingwebhookconfigurations', webhook);
  expect(Object.keys(found).length).toBeGreaterThan(20);
  expect(ours(webhook)).toEqual(found);
});
