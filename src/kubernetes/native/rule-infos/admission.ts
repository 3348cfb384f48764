import { refused } from './rule-info.js';

/** Admission webhooks and policies, and API services. */

export const webhookNameInvalid = refused(
  'webhook-name-invalid',
  'The name tells whose webhook refused an object, so the API server wants a whole domain name.',
  'Write a name of at least three parts, such as pods.policy.example.com.',
);

export const webhookClientInvalid = refused(
  'webhook-client-invalid',
  'The API server calls the webhook over HTTPS, at a URL or through a Service.',
  'Set either url (https://host/path, without user, query or fragment) or service with name and namespace.',
);

export const webhookSideEffects = refused(
  'webhook-side-effects',
  'A webhook that does something else too would do it even in a dry run.',
  'Set sideEffects: None, or NoneOnDryRun if the webhook looks at dryRun.',
);

export const reviewVersionUnknown = refused(
  'review-version-unknown',
  'The API server could not speak to the webhook.',
  'List v1 under admissionReviewVersions.',
);

export const wildcardNotAlone = refused(
  'wildcard-not-alone',
  'The star stands for all of them, so that what is beside it means nothing.',
  "Keep '*' alone, or name what is meant.",
);

export const admissionRuleIncomplete = refused(
  'admission-rule-incomplete',
  'A rule without operations, groups, versions or resources matches nothing.',
  "Write operations, apiGroups, apiVersions and resources; '*' stands for all.",
);

export const admissionPolicyIncomplete = refused(
  'admission-policy-incomplete',
  'A policy needs something to look at and something to say.',
  'Set matchConstraints.resourceRules, and at least one of validations and auditAnnotations.',
);

export const admissionExpressionInvalid = refused(
  'admission-expression-invalid',
  'The API server compiles the CEL of webhooks and policies when they are created, and refuses what it cannot.',
  'Correct the expression; object, oldObject, request, namespaceObject and authorizer are there, params and variables where the policy declares them.',
);

export const mutationInvalid = refused(
  'mutation-invalid',
  'A mutation is either an apply configuration or a JSON patch, and its expression is in the field of that name.',
  'Set patchType, and the one of applyConfiguration and jsonPatch that it names.',
);

export const validationActionsInvalid = refused(
  'validation-actions-invalid',
  'Who is denied need not be warned as well.',
  'List Deny or Warn, with Audit if you like, each once.',
);

export const paramRefInvalid = refused(
  'param-ref-invalid',
  'Parameters are found by name or by selector, and the policy must know what to do where there are none.',
  'Set exactly one of name and selector, and parameterNotFoundAction.',
);

export const apiServiceNameInvalid = refused(
  'api-service-name-invalid',
  'An APIService is known by the version and group that it serves.',
  'Name it <version>.<group>, such as v1beta1.metrics.k8s.io.',
);

export const apiServicePriorityInvalid = refused(
  'api-service-priority-invalid',
  'The priorities order groups and versions for clients; the API server has no default.',
  'Set groupPriorityMinimum from 1 to 20000 and versionPriority from 1 to 1000.',
);

export const apiServiceTlsInvalid = refused(
  'api-service-tls-invalid',
  'A caBundle is for checking the certificate that insecureSkipTLSVerify leaves unchecked, and the API server calls nobody where there is no Service.',
  'Keep one of caBundle and insecureSkipTLSVerify: true, and neither without a service.',
);
