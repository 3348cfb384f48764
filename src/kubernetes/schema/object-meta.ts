import type { Schema } from './schema.js';

const text: Schema = { type: 'string', nullable: true };
const whole: Schema = { type: 'integer', format: 'int64', nullable: true };
const yesOrNo: Schema = { type: 'boolean', nullable: true };
const time: Schema = { type: 'string', format: 'date-time', nullable: true };
const texts: Schema = { type: 'object', values: text, nullable: true };
/** Read by the server itself, whatever a schema says. */
const anyFields: Schema = { type: 'object', open: true, nullable: true };

function fields(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, nullable: true };
}

/**
 * `metadata` as every API server knows it, whatever a CRD says of it. It is read into a Go type, where null is unset.
 * Source: apimachinery's `ObjectMeta`. What names and labels may look like is not here.
 */
export const objectMeta: Schema = fields({
  name: text,
  generateName: text,
  namespace: text,
  selfLink: text,
  uid: text,
  resourceVersion: text,
  generation: whole,
  creationTimestamp: time,
  deletionTimestamp: time,
  deletionGracePeriodSeconds: whole,
  labels: texts,
  annotations: texts,
  ownerReferences: {
    type: 'array',
    nullable: true,
    items: fields({
      apiVersion: text,
      kind: text,
      name: text,
      uid: text,
      controller: yesOrNo,
      blockOwnerDeletion: yesOrNo,
    }),
  },
  finalizers: { type: 'array', items: text, nullable: true },
  managedFields: {
    type: 'array',
    nullable: true,
    items: fields({
      manager: text,
      operation: text,
      apiVersion: text,
      time,
      fieldsType: text,
      fieldsV1: anyFields,
      subresource: text,
    }),
  },
});

/** The head of every object. */
export const metadataFields: Readonly<Record<string, Schema>> = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: objectMeta,
};
