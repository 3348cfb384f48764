import type { BodyOf } from '../../../kubernetes/kind.js';
import type { Resolved } from '../../../synth/props.js';
import type { AlertmanagerProps } from '../alertmanager/alertmanager-props.js';
import { webhooksOf } from '../alertmanager/dingtalk-config.js';
import type { Email, Receiver, Slack } from '../alertmanager/receiver.js';
import type { ChildRoute, Matcher, RootRoute } from '../alertmanager/route.js';
import type { AlertmanagerConfigKind } from './kinds/alertmanager-config-kind.js';

type Spec = BodyOf<typeof AlertmanagerConfigKind>['spec'];
type ReceiverSpec = NonNullable<Spec['receivers']>[number];

/** Routes and receivers as an AlertmanagerConfig; the operator reads the Secrets that it names. */
export function alertmanagerConfigSpec(props: Resolved<typeof AlertmanagerProps>, namespace: string): Spec {
  return {
    route: { groupBy: ['alertname'], ...routeSpec(props.route) },
    receivers: props.receivers.map((receiver) => receiverSpec(receiver, namespace)),
    ...(props.inhibitRules.length > 0 && {
      inhibitRules: props.inhibitRules.map(({ source, target, equal }) => ({
        sourceMatch: source.map(matcherSpec),
        targetMatch: target.map(matcherSpec),
        ...(equal && { equal }),
      })),
    }),
  };
}

type Route = NonNullable<Spec['route']>;

function routeSpec({ routes, ...rest }: RootRoute): Route {
  return { ...rest, ...(routes && { routes: routes.map(childSpec) }) };
}

function childSpec({ matchers, routes, ...rest }: ChildRoute): Route {
  return {
    matchers: matchers.map(matcherSpec),
    ...rest,
    ...(routes && { routes: routes.map(childSpec) }),
  };
}

function matcherSpec({ label, op = '=', value }: Matcher) {
  return { name: label, matchType: op, value };
}

function receiverSpec(receiver: Receiver, namespace: string): ReceiverSpec {
  const { name, emails = [], slack = [] } = receiver;
  const hooks = webhooksOf(receiver, namespace);
  return {
    name,
    ...(hooks.length > 0 && { webhookConfigs: hooks.map((hook) => ({ sendResolved: true, ...hook })) }),
    ...(emails.length > 0 && { emailConfigs: emails.map(emailSpec) }),
    ...(slack.length > 0 && { slackConfigs: slack.map(slackSpec) }),
  };
}

function emailSpec({ username, passwordSecret, ...rest }: Email) {
  return {
    ...rest,
    ...(username !== undefined && { authUsername: username }),
    ...(passwordSecret && { authPassword: passwordSecret }),
  };
}

function slackSpec({ urlSecret, ...rest }: Slack) {
  return { ...rest, apiURL: urlSecret };
}
