import type { JsonObject } from '../../../model/manifest.js';
import type { Resolved } from '../../../synth/props.js';
import type { Alert } from './alert.js';
import type { AlertsProps } from './alerts-props.js';
import { loopbackAlert, targetDown } from './control-plane-alerts.js';
import { nodeAlerts } from './node-alerts.js';
import { podAlerts } from './pod-alerts.js';
import type { Rule, RuleGroup } from './rule.js';

/** The groups that come with the stack, without those alerts that are not wanted. */
export function stackGroups(props: Resolved<typeof AlertsProps>, kubernetesVersion?: string): RuleGroup[] {
  const team = { team: 'node' };
  return [
    group('nodes', nodeAlerts(props), props, team),
    group('pods', podAlerts(props), props),
    group('control-plane', [loopbackAlert(kubernetesVersion)], props),
    group('targets', [targetDown], props),
  ].filter(({ rules }) => rules.length > 0);
}

function group(
  name: string,
  alerts: readonly Alert[],
  { without, labels }: Resolved<typeof AlertsProps>,
  own: Readonly<Record<string, string>> = {},
): RuleGroup {
  const wanted = alerts.filter(({ alert }) => !without.includes(alert));
  return { name, rules: wanted.map((rule) => ({ ...rule, labels: { ...rule.labels, ...own, ...labels } })) };
}

/** A group as rule files and PrometheusRules have it. */
export function renderGroup({ name, interval, rules }: RuleGroup): RenderedGroup {
  return { name, ...(interval !== undefined && { interval }), rules: rules.map(renderRule) };
}

/** What `renderGroup` gives. */
export interface RenderedGroup extends JsonObject {
  readonly name: string;
  readonly rules: (JsonObject & { readonly expr: string })[];
}

function renderRule({ keepFiringFor, ...rule }: Rule): JsonObject & { expr: string } {
  const { alert, record, expr, for: duration, labels, annotations } = rule;
  return {
    ...(alert !== undefined && { alert }),
    ...(record !== undefined && { record }),
    expr,
    ...(duration !== undefined && { for: duration }),
    ...(keepFiringFor !== undefined && { keep_firing_for: keepFiringFor }),
    ...(labels && { labels }),
    ...(annotations && { annotations }),
  };
}
