import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import { goTemplateProblem } from '../alerts/go-template.js';
import { goRegexProblem } from '../promql/go-regex.js';
import type { AlertmanagerProps } from './alertmanager-props.js';
import type { DingTalkProps, DingTalkTarget } from './dingtalk-props.js';
import type { Receiver } from './receiver.js';
import type { ChildRoute, Matcher, RootRoute } from './route.js';

/** Refuses names that lead nowhere, names that are there twice, and endpoints that cannot be reached. */
export function checkAlertmanager(
  alertmanager: AlertmanagerProps | undefined,
  dingtalk: DingTalkProps | undefined,
  refuse: Refuse,
): void {
  const targets = dingtalk?.targets.map(({ name }) => name) ?? [];
  checkUnique(targets, (i) => `/dingtalk/targets/${i}/name`, refuse);
  checkUsed(targets, alertmanager, refuse);
  dingtalk?.targets.forEach(({ message }, i) => {
    checkMessage(message, `/dingtalk/targets/${i}/message`, refuse);
  });
  if (!alertmanager) return;
  const receivers = alertmanager.receivers.map(({ name }) => name);
  checkUnique(receivers, (i) => `/alertmanager/receivers/${i}/name`, refuse);
  checkRoute(alertmanager.route, '/alertmanager/route', receivers, refuse);
  alertmanager.inhibitRules?.forEach(({ source, target }, i) => {
    checkMatchers(source, `/alertmanager/inhibitRules/${i}/source`, refuse);
    checkMatchers(target, `/alertmanager/inhibitRules/${i}/target`, refuse);
  });
  alertmanager.receivers.forEach((receiver, i) => {
    checkReceiver(receiver, `/alertmanager/receivers/${i}`, targets, refuse);
  });
}

function checkMessage(message: DingTalkTarget['message'], at: string, refuse: Refuse): void {
  for (const [prop, text] of Object.entries(message ?? {})) {
    const problem = goTemplateProblem(text, []);
    const what = `The template is wrong: ${problem}; got ${show(text)}.`;
    if (problem) refuse(`${at}/${prop}`, what, 'The bridge would send nothing: mend it.');
  }
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
  const { receiver, groupBy = [], routes = [] } = route;
  if ('matchers' in route) checkMatchers(route.matchers, `${at}/matchers`, refuse);
  if (groupBy.length > 1 && groupBy.includes('...'))
    refuse(`${at}/groupBy`, '"..." is all labels, and there are others beside it.', 'Give it alone.');
  if (receiver !== undefined && !receivers.includes(receiver)) {
    const what = `There is no receiver ${show(receiver)}.${didYouMean(receiver, receivers)}`;
    refuse(`${at}/receiver`, what, `The receivers are ${receivers.join(', ')}.`);
  }
  routes.forEach((child, i) => {
    checkRoute(child, `${at}/routes/${i}`, receivers, refuse);
  });
}

function checkMatchers(matchers: readonly Matcher[], at: string, refuse: Refuse): void {
  matchers.forEach(({ op = '=', value }, i) => {
    const problem = op.endsWith('~') ? goRegexProblem(value) : undefined;
    if (!problem) return;
    const what = `The regular expression ${show(value)} ${problem}.`;
    refuse(`${at}/${i}/value`, what, "Use Go's syntax: https://golang.org/s/re2syntax.");
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
