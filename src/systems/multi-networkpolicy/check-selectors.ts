import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';
import type { PolicySelector, PolicySettings } from './policy-props.js';
import { rulesOf } from './rules.js';

type Expression = NonNullable<PolicySelector['matchExpressions']>[number];

/** Refuses selectors that the API does not have, and those that the enforcer skips. */
export function checkSelectors(settings: PolicySettings, refuse: Refuse): void {
  for (const [at, { matchExpressions = [] }] of selectorsOf(settings)) {
    for (const [i, expression] of matchExpressions.entries()) {
      const place = `${at}/matchExpressions/${i}`;
      checkValues(expression, place, refuse);
      if (settings.enforcedBy === 'iptables') checkIptables(expression, place, refuse);
    }
  }
}

function selectorsOf(settings: PolicySettings): [at: string, selector: PolicySelector][] {
  const peers = rulesOf(settings).flatMap(({ at, peers }) =>
    peers.flatMap(({ podSelector, namespaceSelector }, i) => [
      [`${at}/${i}/podSelector`, podSelector] as const,
      [`${at}/${i}/namespaceSelector`, namespaceSelector] as const,
    ]),
  );
  return [['/podSelector', settings.podSelector] as const, ...peers].flatMap(([at, selector]) =>
    selector ? [[at, selector]] : [],
  );
}

function checkValues({ operator, values = [] }: Expression, at: string, refuse: Refuse): void {
  const takesValues = operator === 'In' || operator === 'NotIn';
  if (takesValues === values.length > 0) return;
  refuse(
    at,
    `${operator} ${takesValues ? 'needs values, and has none' : `takes no values; got ${show(values)}`}.`,
    takesValues ? 'Give at least one value.' : 'Leave values out.',
  );
}

function checkIptables({ key, operator, values = [] }: Expression, at: string, refuse: Refuse): void {
  if (operator === 'In' && values.length <= 1) return;
  const condition = [show(key), operator, ...values.map(show)].join(' ');
  const fix =
    operator === 'In'
      ? "Make a policy or a peer for each value with matchLabels; or set enforcedBy: 'another'."
      : "Give the Pods a label and select that by matchLabels; or set enforcedBy: 'another'.";
  refuse(
    at,
    `The iptables enforcer knows In with one value only, and skips a selector with ${condition}.`,
    fix,
  );
}
