import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { checkLabels } from '../check-labels.js';
import { promqlProblem } from '../promql.js';
import { alertFunctions, alertVariables, goTemplateProblem } from './go-template.js';
import type { Rule, RuleGroup } from './rule.js';

/** Refuses rules that Prometheus would not load, a wrong expression with its position. */
export function checkRuleGroups(
  groups: readonly RuleGroup[],
  taken: readonly string[],
  refuse: Refuse,
): void {
  const names = new Set(taken);
  groups.forEach(({ name, rules }, i) => {
    const at = `/ruleGroups/${i}`;
    if (names.has(name))
      refuse(`${at}/name`, `There is another group ${show(name)}.`, 'Choose another name.');
    names.add(name);
    rules.forEach((rule, j) => {
      checkRule(rule, `${at}/rules/${j}`, refuse);
    });
  });
}

function checkRule(rule: Rule, at: string, refuse: Refuse): void {
  if ((rule.alert === undefined) === (rule.record === undefined)) {
    const what = rule.alert === undefined ? 'has neither alert nor record' : 'has both alert and record';
    refuse(at, `The rule ${what}.`, 'Give it exactly one of them.');
  }
  const forAlerts = (['for', 'keepFiringFor', 'annotations'] as const).filter(
    (prop) => rule[prop] !== undefined,
  );
  for (const prop of rule.record === undefined ? [] : forAlerts)
    refuse(`${at}/${prop}`, `A recorded series has no ${prop}.`, 'Leave it out, or make the rule an alert.');
  checkExpression(rule.expr, `${at}/expr`, refuse);
  checkLabels(rule.labels, `${at}/labels`, refuse);
  checkLabels(rule.annotations, `${at}/annotations`, refuse);
  if (rule.alert !== undefined) checkTemplates(rule, at, refuse);
}

/** One template that cannot be read keeps the whole file of rules from being loaded. */
export function checkTemplates(
  { labels, annotations }: Pick<Rule, 'labels' | 'annotations'>,
  at: string,
  refuse: Refuse,
): void {
  for (const [prop, texts] of Object.entries({ labels, annotations }))
    for (const [name, text] of Object.entries(texts ?? {})) {
      const problem = goTemplateProblem(text, alertVariables, alertFunctions);
      const what = `The template is wrong: ${problem}; got ${show(text)}.`;
      if (problem) refuse(`${at}/${prop}/${name}`, what, 'Prometheus would load none of the rules: mend it.');
    }
}

/** Refuses a wrong expression, with the line and column where it is wrong; `got` is what the user wrote. */
export function checkExpression(
  expr: string,
  at: string,
  refuse: Refuse,
  variables?: ReadonlySet<string>,
  got = expr,
): void {
  const found = promqlProblem(expr, variables);
  if (!found) return;
  const what = `The expression is wrong at ${found.line}:${found.column}: ${found.what}; got ${show(got)}.`;
  refuse(at, what, 'Prometheus would refuse it: mend it there.');
}
