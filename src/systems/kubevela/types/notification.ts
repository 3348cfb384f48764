import { Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { KeyReference, Names, oneOf, Port, Strings, Text, UnknownMap } from '../schemas.js';

/** By reference only: the address of such a hook holds its token, and an Application is no place for one. */
const SecretUrl = closed({
  /** The key of a Secret in the namespace of the application. */
  secretRef: KeyReference,
});

const Link = closed({
  text: Type.Optional(Text),
  title: Type.Optional(Text),
  messageUrl: Type.Optional(Text),
  picUrl: Type.Optional(Text),
});

const DingTalkMessage = closed({
  /** KubeVela's default: text. */
  msgtype: Type.Optional(oneOf('text', 'link', 'markdown', 'actionCard', 'feedCard')),
  text: Type.Optional(closed({ content: Text })),
  link: Type.Optional(Link),
  markdown: Type.Optional(closed({ title: Text, text: Text })),
  at: Type.Optional(closed({ atMobiles: Type.Optional(Strings), isAtAll: Type.Optional(Type.Boolean()) })),
  actionCard: Type.Optional(
    closed({
      title: Text,
      text: Text,
      hideAvatar: Type.String(),
      btnOrientation: Type.String(),
      singleTitle: Type.String(),
      singleURL: Type.String(),
      btns: Type.Optional(Type.Array(closed({ title: Text, actionURL: Text }))),
    }),
  ),
  feedCard: Type.Optional(closed({ links: Type.Array(Link) })),
});

const SlackMessage = closed({
  text: Text,
  /** Slack's blocks, as Slack has them. */
  blocks: Type.Optional(Type.Array(UnknownMap)),
  attachments: Type.Optional(
    closed({ blocks: Type.Optional(Type.Array(UnknownMap)), color: Type.Optional(Text) }),
  ),
  thread_ts: Type.Optional(Text),
  mrkdwn: Type.Optional(Type.Boolean()),
});

/** The properties of the step `notification`: at least one of the four. */
export const Notification = closed(
  {
    lark: Type.Optional(closed({ url: SecretUrl, message: closed({ msg_type: Text, content: Text }) })),
    dingding: Type.Optional(closed({ url: SecretUrl, message: DingTalkMessage })),
    slack: Type.Optional(closed({ url: SecretUrl, message: SlackMessage })),
    email: Type.Optional(
      closed({
        from: closed({
          address: Text,
          alias: Type.Optional(Text),
          password: closed({ secretRef: KeyReference }),
          host: Text,
          /** KubeVela's default: 587. */
          port: Type.Optional(Port),
        }),
        to: Names,
        content: closed({ subject: Text, body: Type.String() }),
      }),
    ),
  },
  { minProperties: 1 },
);
