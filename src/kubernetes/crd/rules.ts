import { refused } from '../native/rule-infos/rule-info.js';

/** What a CustomResourceDefinition must be, so that the API server takes it. */

const otherwise = 'The API server refuses the CustomResourceDefinition, and none of its kinds is served.';

export const crdVersionRemoved = refused(
  'crd-version-removed',
  'Since Kubernetes 1.22 no API server serves apiextensions.k8s.io/v1beta1.',
  'Write apiextensions.k8s.io/v1: a schema for each version, under spec.versions.',
);

export const crdNames = refused(
  'crd-names',
  otherwise,
  'Name the definition <plural>.<group>, in lower case, and give it a group, plural and kind.',
);

export const crdVersions = refused(
  'crd-versions',
  otherwise,
  'List each version once, exactly one of them with storage: true, each with a schema.',
);

export const crdScale = refused(
  'crd-scale',
  otherwise,
  'Give specReplicasPath below .spec and statusReplicasPath below .status, such as .spec.replicas.',
);

export const crdScope = refused('crd-scope', otherwise, 'Set spec.scope to Namespaced or Cluster.');

export const crdConversion = refused(
  'crd-conversion',
  otherwise,
  'With strategy Webhook give webhook.clientConfig with an url or a service, and conversionReviewVersions with v1.',
);

export const crdUnknownFieldsKept = refused(
  'crd-preserves-unknown-fields',
  otherwise,
  'Remove spec.preserveUnknownFields; set x-kubernetes-preserve-unknown-fields in the schema, where it is wanted.',
);

export const crdNotStructural = refused(
  'crd-not-structural',
  otherwise,
  'Give every field a type outside of allOf, anyOf, oneOf and not, and only conditions inside of them.',
);

export const crdKeyword = refused(
  'crd-keyword-not-allowed',
  otherwise,
  'Remove the keyword, or write what it means in another way.',
);

export const crdListType = refused(
  'crd-list-type',
  otherwise,
  'Give a list of type map keys that are required scalar fields of its items, and a set items that are scalar or atomic.',
);

export const crdDefault = refused(
  'crd-default',
  otherwise,
  'Write a default that the schema beside it takes, in every field.',
);

export const crdRule = refused(
  'crd-rule',
  otherwise,
  'Give each of x-kubernetes-validations a rule, and a message of one line.',
);

export const crdColumn = refused(
  'crd-column',
  otherwise,
  'Give each column a name, a known type, and a jsonPath that begins with a dot.',
);
