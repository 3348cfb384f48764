import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../synth/props.js';
import { head } from './head.js';
import { alertSpec, providerSpec, receiverSpec } from './kinds/notification.js';
import { LocalRef } from './kinds/shared.js';
import { refTo } from './ref-props.js';

/** What `FluxProvider` can be given: at least the `type`, and where its messages go. */
export const FluxProviderProps = closed({ ...head, ...providerSpec });
export type FluxProviderProps = Static<typeof FluxProviderProps>;

/** What `FluxAlert` can be given: at least the provider and what the events are about. */
export const FluxAlertProps = closed({
  ...head,
  ...alertSpec,
  /** Where the events are sent: a Provider of the same namespace, by its name or as the `ref` of the construct. */
  providerRef: refTo('Provider'),
});
export type FluxAlertProps = Static<typeof FluxAlertProps>;

/** What `FluxReceiver` can be given: at least the `type`, the resources and, but for `generic-oidc`, the Secret. */
export const FluxReceiverProps = closed({
  ...head,
  ...receiverSpec,
  /** A Secret with the key `token`; the address is made from it. Required but for generic-oidc. */
  secretRef: Type.Optional(LocalRef),
});
export type FluxReceiverProps = Static<typeof FluxReceiverProps>;
