import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { GoDuration, HostPort, SecretKey } from '../schemas.js';

/** Whether it is also told when an alert is over. */
const SendResolved = Type.Optional(Type.Boolean());

/** An HTTP endpoint that is sent alerts as JSON. */
export const Webhook = closed({
  /** The URL, if there is nothing secret in it. Either this or `urlSecret`. */
  url: Type.Optional(Type.String({ format: 'http-url' })),
  /** Where the URL lies, if it holds a token. */
  urlSecret: Type.Optional(SecretKey),
  /** Whether it is also told when an alert is over. Default: true. */
  sendResolved: SendResolved,
  /** How many alerts one message holds at most; 0 is all. Default: 0. */
  maxAlerts: Type.Optional(Type.Integer({ minimum: 0 })),
  /** How long it may take, in hours or less. Default: no limit but Alertmanager's own. */
  timeout: Type.Optional(GoDuration),
});
export type Webhook = Static<typeof Webhook>;

/** A mailbox. */
export const Email = closed({
  /** The addresses, separated by commas. */
  to: Type.String({ pattern: '@' }),
  /** The sender's address. */
  from: Type.String({ pattern: '@' }),
  /** The mail server, as host:port. */
  smarthost: HostPort,
  /** The user at the mail server. Default: none. */
  username: Type.Optional(Type.String({ minLength: 1 })),
  /** Where that user's password lies. */
  passwordSecret: Type.Optional(SecretKey),
  /** Whether it is also told when an alert is over. Default: false. */
  sendResolved: SendResolved,
});
export type Email = Static<typeof Email>;

/** A channel of Slack. */
export const Slack = closed({
  /** Where the URL of the incoming webhook lies. */
  urlSecret: SecretKey,
  /** The channel. Default: that of the webhook. */
  channel: Type.Optional(Type.String({ minLength: 1 })),
  /** Whether it is also told when an alert is over. Default: false. */
  sendResolved: SendResolved,
});
export type Slack = Static<typeof Slack>;

/** Who is told of alerts; with nothing but a name, nobody. */
export const Receiver = closed({
  /** The name that routes use. */
  name: Type.String({ minLength: 1 }),
  /** Targets of the DingTalk bridge, by their names in `dingtalk.targets`; their URLs are made from these (R034). */
  dingtalk: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { uniqueItems: true })),
  /** HTTP endpoints. */
  webhooks: Type.Optional(Type.Array(Webhook)),
  /** Mailboxes. */
  emails: Type.Optional(Type.Array(Email)),
  /** Channels of Slack. */
  slack: Type.Optional(Type.Array(Slack)),
});
export type Receiver = Static<typeof Receiver>;
