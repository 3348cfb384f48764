import { Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { fluxKind } from './flux-kind.js';
import { EventSource, Interval, LocalRef, oneOf, SourceTimeout } from './shared.js';

/** The fields of an Alert. */
export const alertSpec = {
  /** Where the events are sent: a Provider of the same namespace. */
  providerRef: LocalRef,
  /** What the events are about. */
  eventSources: Type.Array(closed(EventSource)),
  /** `error` leaves out everything that went well. The API's default: info. */
  eventSeverity: Type.Optional(oneOf('info', 'error')),
  /** Only events whose message matches one of these Go regular expressions. */
  inclusionList: Type.Optional(Type.Array(Type.String())),
  /** No events whose message matches one of these Go regular expressions. */
  exclusionList: Type.Optional(Type.Array(Type.String())),
  /** Added to every event: cluster, region, … */
  eventMetadata: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** Old for `eventMetadata: { summary }`. */
  summary: Type.Optional(Type.String({ maxLength: 255 })),
  /** Sends nothing for as long as this is true. */
  suspend: Type.Optional(Type.Boolean()),
};

/** The fields of a Provider. */
export const providerSpec = {
  /** What kind of service it is. There is none for DingTalk: use `generic` and a bridge. */
  type: oneOf(
    'slack',
    'discord',
    'msteams',
    'rocket',
    'generic',
    'generic-hmac',
    'github',
    'gitlab',
    'gitea',
    'giteapullrequestcomment',
    'bitbucketserver',
    'bitbucket',
    'azuredevops',
    'googlechat',
    'googlepubsub',
    'webex',
    'sentry',
    'azureeventhub',
    'telegram',
    'lark',
    'matrix',
    'opsgenie',
    'alertmanager',
    'grafana',
    'githubdispatch',
    'githubpullrequestcomment',
    'gitlabmergerequestcomment',
    'pagerduty',
    'datadog',
    'nats',
    'zulip',
    'otel',
    'zoom',
    'incident.io',
  ),
  /** Its address. One that is itself a password (a webhook of a chat) belongs in the Secret's key `address`. */
  address: Type.Optional(Type.String({ maxLength: 2048 })),
  /** The channel, room or topic. */
  channel: Type.Optional(Type.String({ maxLength: 2048 })),
  /** The name that it posts under. */
  username: Type.Optional(Type.String({ maxLength: 2048 })),
  /** A Secret with token, address, headers, … */
  secretRef: Type.Optional(LocalRef),
  /** A Secret with ca.crt, and with tls.crt and tls.key for mutual TLS. */
  certSecretRef: Type.Optional(LocalRef),
  /** A Secret with the proxy's address, username and password. */
  proxySecretRef: Type.Optional(LocalRef),
  /** Old for `proxySecretRef`. */
  proxy: Type.Optional(Type.String({ maxLength: 2048, format: 'http-url' })),
  /** The ServiceAccount to log in with, for clouds. */
  serviceAccountName: Type.Optional(Type.String()),
  /** How long sending may take. */
  timeout: Type.Optional(SourceTimeout),
  /** The name of a commit status, as a CEL expression; only for Git services. */
  commitStatusExpr: Type.Optional(Type.String()),
  /** Old and without effect. */
  interval: Type.Optional(Interval),
  /** Sends nothing for as long as this is true. */
  suspend: Type.Optional(Type.Boolean()),
};

/** The fields of a Receiver. */
export const receiverSpec = {
  /** Who calls. */
  type: oneOf(
    'generic',
    'generic-hmac',
    'generic-oidc',
    'github',
    'gitlab',
    'bitbucket',
    'harbor',
    'dockerhub',
    'quay',
    'gcr',
    'nexus',
    'acr',
    'cdevents',
  ),
  /** What is reconciled when it does. */
  resources: Type.Array(
    closed({
      ...EventSource,
      /** Which of them, as a CEL expression over `res` and `req`. */
      filter: Type.Optional(Type.String()),
    }),
  ),
  /** Which events count, such as `push`. */
  events: Type.Optional(Type.Array(Type.String())),
  /** Which of all resources, as a CEL expression over `res` and `req`. */
  resourceFilter: Type.Optional(Type.String()),
  /** A Secret with the key `token`; the address is made from it. Required but for generic-oidc. */
  secretRef: Type.Optional(LocalRef),
  /** Who may call; only for generic-oidc. */
  oidcProviders: Type.Optional(
    Type.Array(
      closed({
        /** The issuer of the tokens. */
        issuerURL: Type.String({ format: 'http-url' }),
        /** Who the tokens are for. */
        audience: Type.Optional(Type.String()),
        /** Names for parts of the claims, as CEL expressions. */
        variables: Type.Optional(Type.Array(closed({ name: Type.String(), expression: Type.String() }))),
        /** What must be true of the claims, as CEL expressions. */
        validations: Type.Array(closed({ expression: Type.String(), message: Type.String() }), {
          minItems: 1,
        }),
      }),
    ),
  ),
  /** How often the Secret is read again. The API's default: 10m. */
  interval: Type.Optional(Interval),
  /** Answers nobody for as long as this is true. */
  suspend: Type.Optional(Type.Boolean()),
};

/** `Alert` of notification.toolkit.fluxcd.io/v1beta3. */
export const Alert = fluxKind('notification.toolkit.fluxcd.io/v1beta3', 'Alert', alertSpec);

/** `Provider` of notification.toolkit.fluxcd.io/v1beta3. */
export const Provider = fluxKind('notification.toolkit.fluxcd.io/v1beta3', 'Provider', providerSpec);

/** `Receiver` of notification.toolkit.fluxcd.io/v1. */
export const Receiver = fluxKind('notification.toolkit.fluxcd.io/v1', 'Receiver', receiverSpec);
