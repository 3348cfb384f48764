import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { AlertmanagerProps } from './alertmanager-props.js';
import type { DingTalkProps } from './dingtalk-props.js';
import type { Receiver } from './receiver.js';
import type { ChildRoute, RootRoute } from './route.js';

/** Refuses names that lead nowhere, names that are there twice, and endpoints that cannot be reached. */
export function checkAlertmanager(
  alertmanager: AlertmanagerProps | undefined,
  dingtalk: DingTalkProps | undefined,
  refuse: Refuse,
): void {
  const targets = dingtalk?.targets.map(({ name }) => name) ?? [];
  checkUnique(targets, (i) => `/dingtalk/targets/${i}/name`, refuse);
  checkUsed(targets, alertmanager, refuse);
  if (!alertmanager) return;
  const receivers = alertmanager.receivers.map(({ name }) => name);
  checkUnique(receivers, (i) => `/alertmanager/receivers/${i}/name`, refuse);
  checkRoute(alertmanager.route, '/alertmanager/route', receivers, refuse);
  alertmanager.receivers.forEach((receiver, i) => {
    checkReceiver(receiver, `/alertmanager/receivers/${i}`, targets, refuse);
  });
}

function checkUnique(names: readonly string[], at: (i: number) => string, refuse: Refuse): void {
  names.forEach((name, i) => {
    if (names.indexOf(name) < i)
      refuse(at(i), `The name ${show(name)} is there twice.`, 'Choose another name.');
  });
}

/** A robot that nobody writes to is a mistake in one of the names. */
function checkUsed(
  targets: readonly string[],
  alertmanager: AlertmanagerProps | undefined,
  refuse: Refuse,
): void {
  const used = new Set(alertmanager?.receivers.flatMap((receiver) => receiver.dingtalk ?? []));
  targets.forEach((name, i) => {
    if (used.has(name)) return;
    const what = `No receiver of alertmanager sends to the target ${show(name)}.`;
    refuse(
      `/dingtalk/targets/${i}/name`,
      what,
      `Give a receiver dingtalk: [${show(name)}], or remove the target.`,
    );
  });
}

function checkRoute(
  route: RootRoute | ChildRoute,
  at: string,
  receivers: readonly string[],
  refuse: Refuse,
): void {
  const { receiver, routes = [] } = route;
  if (receiver !== undefined && !receivers.includes(receiver)) {
    const what = `There is no receiver ${show(receiver)}.${didYouMean(receiver, receivers)}`;
    refuse(`${at}/receiver`, what, `The receivers are ${receivers.join(', ')}.`);
  }
  routes.forEach((child, i) => {
    checkRoute(child, `${at}/routes/${i}`, receivers, refuse);
  });
}

function checkReceiver(
  { dingtalk = [], webhooks = [], emails = [] }: Receiver,
  at: string,
  targets: readonly string[],
  refuse: Refuse,
): void {
  dingtalk.forEach((name, i) => {
    if (targets.includes(name)) return;
    const what = `The DingTalk bridge has no target ${show(name)}.${didYouMean(name, targets)}`;
    refuse(`${at}/dingtalk/${i}`, what, 'Name one of dingtalk.targets, or add it there.');
  });
  webhooks.forEach(({ url, urlSecret }, i) => {
    if ((url === undefined) === (urlSecret === undefined)) {
      const what = `The webhook has ${url === undefined ? 'neither url nor urlSecret' : 'both url and urlSecret'}.`;
      refuse(`${at}/webhooks/${i}`, what, 'Give it exactly one of them.');
    }
    if (url === undefined || !/^https?:\/\/(localhost|127\.|\[::1\])/.test(url)) return;
    const what = `${show(url)} is the Pod of Alertmanager itself, where nothing else listens.`;
    refuse(
      `${at}/webhooks/${i}/url`,
      what,
      'Name a Service; for the DingTalk bridge use dingtalk: [its target].',
    );
  });
  emails.forEach(({ username, passwordSecret }, i) => {
    if ((username === undefined) === (passwordSecret === undefined)) return;
    const what = 'username and passwordSecret are only of use together.';
    refuse(`${at}/emails/${i}`, what, 'Give both or none.');
  });
}
