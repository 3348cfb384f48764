import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { Image, resources, SecretKey } from '../schemas.js';

/** A robot of a DingTalk group. */
export const DingTalkTarget = closed({
  /** Its name, which begins with a letter, and is also the part of the bridge's URL that means it. */
  name: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]*$' }),
  /** Where the robot's URL lies, with its `access_token`. */
  urlSecret: SecretKey,
  /** Where the key lies that messages are signed with, if the robot asks for signatures. Default: none. */
  signingSecret: Type.Optional(SecretKey),
  /** Whether everybody in the group is mentioned. Default: false. */
  mentionAll: Type.Optional(Type.Boolean()),
  /** The templates of a message. Default: the bridge's own. */
  message: Type.Optional(
    closed({
      /** The title, as a Go template. */
      title: Type.String({ minLength: 1 }),
      /** The text, as a Go template. */
      text: Type.String({ minLength: 1 }),
    }),
  ),
});
export type DingTalkTarget = Static<typeof DingTalkTarget>;

/** The bridge that turns what Alertmanager sends into messages of DingTalk. */
export const DingTalkProps = closed({
  /** The robots. */
  targets: Type.Array(DingTalkTarget, { minItems: 1 }),
  /** The image; its shell writes the configuration when the Pod starts. Default: docker.io/timonwong/prometheus-webhook-dingtalk:v2.1.0. */
  image: defaulted(Image, 'docker.io/timonwong/prometheus-webhook-dingtalk:v2.1.0'),
  /** CPU and memory. Default: 10m and 32Mi, at most 100Mi. */
  resources: resources('10m', '32Mi', '100Mi'),
});
export type DingTalkProps = Static<typeof DingTalkProps>;
