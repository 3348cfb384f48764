import type { JsonObject } from '../../../model/manifest.js';
import type { Resolved } from '../../../synth/props.js';
import { print } from '../../../yaml/print.js';
import type { SecretKey } from '../schemas.js';
import type { AlertmanagerProps, InhibitRule } from './alertmanager-props.js';
import { webhooksOf } from './dingtalk-config.js';
import type { Email, Receiver, Slack, Webhook } from './receiver.js';
import { type ChildRoute, type RootRoute, renderMatcher } from './route.js';

type Props = Resolved<typeof AlertmanagerProps>;

/** Where Secrets are mounted, each in a folder of its name. */
export const SECRETS_FOLDER = '/etc/alertmanager/secrets';

/** alertmanager.yml. What is secret is a file that it names. */
export function alertmanagerConfig(props: Props, namespace: string): string {
  return print({
    global: { resolve_timeout: props.resolveTimeout },
    route: { group_by: ['alertname'], ...renderRoute(props.route) },
    ...(props.inhibitRules.length > 0 && { inhibit_rules: props.inhibitRules.map(renderInhibitRule) }),
    receivers: props.receivers.map((receiver) => renderReceiver(receiver, namespace)),
  });
}

/** The Secrets that the receivers name, each once. */
export function secretNames({ receivers }: Props): string[] {
  const secrets = receivers.flatMap(({ webhooks = [], emails = [], slack = [] }) => [
    ...webhooks.map(({ urlSecret }) => urlSecret),
    ...emails.map(({ passwordSecret }) => passwordSecret),
    ...slack.map(({ urlSecret }) => urlSecret),
  ]);
  return [...new Set(secrets.flatMap((secret) => secret?.name ?? []))].sort();
}

function renderRoute(route: RootRoute | ChildRoute): JsonObject {
  const { receiver, groupBy, groupWait, groupInterval, repeatInterval, routes } = route;
  return {
    receiver,
    ...('matchers' in route && { matchers: route.matchers.map(renderMatcher), continue: route.continue }),
    ...(groupBy && { group_by: groupBy }),
    group_wait: groupWait,
    group_interval: groupInterval,
    repeat_interval: repeatInterval,
    routes: routes?.map(renderRoute),
  };
}

function renderInhibitRule({ source, target, equal }: InhibitRule): JsonObject {
  return {
    source_matchers: source.map(renderMatcher),
    target_matchers: target.map(renderMatcher),
    equal,
  };
}

function renderReceiver(receiver: Receiver, namespace: string): JsonObject {
  const { name, emails = [], slack = [] } = receiver;
  const hooks = webhooksOf(receiver, namespace);
  return {
    name,
    ...(hooks.length > 0 && { webhook_configs: hooks.map(renderWebhook) }),
    ...(emails.length > 0 && { email_configs: emails.map(renderEmail) }),
    ...(slack.length > 0 && { slack_configs: slack.map(renderSlack) }),
  };
}

function renderWebhook({ url, urlSecret, sendResolved = true, maxAlerts, timeout }: Webhook): JsonObject {
  return { url, url_file: fileOf(urlSecret), send_resolved: sendResolved, max_alerts: maxAlerts, timeout };
}

function renderEmail({ to, from, smarthost, username, passwordSecret, sendResolved }: Email): JsonObject {
  return {
    to,
    from,
    smarthost,
    auth_username: username,
    auth_password_file: fileOf(passwordSecret),
    send_resolved: sendResolved,
  };
}

function renderSlack({ urlSecret, channel, sendResolved }: Slack): JsonObject {
  return { api_url_file: fileOf(urlSecret), channel, send_resolved: sendResolved };
}

function fileOf(secret: SecretKey | undefined): string | undefined {
  return secret && `${SECRETS_FOLDER}/${secret.name}/${secret.key}`;
}
