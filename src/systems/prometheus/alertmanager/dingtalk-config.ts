import type { JsonObject } from '../../../model/manifest.js';
import { print } from '../../../yaml/print.js';
import type { SecretKey } from '../schemas.js';
import type { DingTalkTarget } from './dingtalk-props.js';
import type { Receiver, Webhook } from './receiver.js';

/** Where the bridge reads its configuration. */
export const CONFIG_FILE = '/config/config.yml';

/** The port of the bridge. */
export const PORT = 8060;

/** The URL that Alertmanager sends to: the target's name is a part of it. */
function dingTalkUrl(target: string, namespace: string): string {
  return `http://dingtalk.${namespace}.svc:${PORT}/dingtalk/${target}/send`;
}

/** The endpoints that a receiver sends to: those of the bridge, and its own. */
export function webhooksOf({ dingtalk = [], webhooks = [] }: Receiver, namespace: string): Webhook[] {
  return [...dingtalk.map((target) => ({ url: dingTalkUrl(target, namespace) })), ...webhooks];
}

/** The texts of Secrets that the configuration holds, by the variables that bring them. */
export function secretsOf(targets: readonly DingTalkTarget[]): [variable: string, secret: SecretKey][] {
  return targets.flatMap(({ urlSecret, signingSecret }, i) => [
    [variableOf('URL', i), urlSecret] as [string, SecretKey],
    ...(signingSecret ? [[variableOf('SIGNING', i), signingSecret] as [string, SecretKey]] : []),
  ]);
}

/**
 * A script that writes the configuration. The bridge reads its tokens from that file alone, so the file is put together
 * in the Pod, out of this text and variables that come from Secrets.
 */
export function configScript(targets: readonly DingTalkTarget[]): string {
  const secrets = secretsOf(targets);
  const literal = print(config(targets)).replace(/[\\`$]/g, '\\$&');
  const text = secrets.reduce((all, [name]) => all.replace(placeholder(name), `"$${name}"`), literal);
  return [
    'set -eu',
    // A line break at the end of a Secret is nobody's intention, and would be a part of the URL.
    ...secrets.map(([name]) => `${name}="$(printf %s "$${name}")"`),
    `cat > ${CONFIG_FILE} <<END_OF_CONFIG`,
    `${text}END_OF_CONFIG`,
    '',
  ].join('\n');
}

function config(targets: readonly DingTalkTarget[]): JsonObject {
  return { targets: Object.fromEntries(targets.map((target, i) => [target.name, targetConfig(target, i)])) };
}

function targetConfig({ signingSecret, message, mentionAll }: DingTalkTarget, i: number): JsonObject {
  return {
    url: placeholder(variableOf('URL', i)),
    ...(signingSecret && { secret: placeholder(variableOf('SIGNING', i)) }),
    ...(message && { message }),
    ...(mentionAll !== undefined && { mention: { all: mentionAll } }),
  };
}

function variableOf(what: 'URL' | 'SIGNING', i: number): string {
  return `DINGTALK_${what}_${i}`;
}

/** Stands for a variable in the printed YAML. */
function placeholder(variable: string): string {
  return `RUNBOOK_${variable}_VALUE`;
}
