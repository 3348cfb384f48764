import { defineNativeRules } from '../native-rules.js';
import { webhooks } from './webhook.js';

/** A ValidatingWebhookConfiguration. */
export const validatingWebhookConfiguration = defineNativeRules({
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingWebhookConfiguration',
  at: webhooks,
});
