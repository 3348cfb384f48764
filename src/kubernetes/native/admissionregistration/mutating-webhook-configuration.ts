import { defineNativeRules } from '../native-rules.js';
import { webhooks } from './webhook.js';

/** A MutatingWebhookConfiguration. */
export const mutatingWebhookConfiguration = defineNativeRules({
  group: 'admissionregistration.k8s.io',
  kind: 'MutatingWebhookConfiguration',
  at: webhooks,
});
