import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { checkExpression } from '../alerts/check-rules.js';
import type { Dashboard, Variable } from './dashboard.js';
import { overview } from './overview.js';

/** Refuses dashboards that are there twice, and expressions that Prometheus would refuse. */
export function checkDashboards(
  dashboards: readonly Dashboard[],
  hasOverview: boolean,
  refuse: Refuse,
): void {
  const uids = new Set(hasOverview ? [overview.uid] : []);
  const titles = new Set(hasOverview ? [overview.title] : []);
  dashboards.forEach((dashboard, i) => {
    const at = `/grafana/dashboards/${i}`;
    if (uids.has(dashboard.uid))
      refuse(`${at}/uid`, `The uid ${show(dashboard.uid)} is there twice.`, 'Choose another.');
    uids.add(dashboard.uid);
    if (titles.has(dashboard.title)) {
      const what = `There is another dashboard ${show(dashboard.title)} in the same folder.`;
      refuse(`${at}/title`, what, 'Choose another title.');
    }
    titles.add(dashboard.title);
    checkDashboard(dashboard, at, refuse);
  });
}

function checkDashboard({ variables = [], panels }: Dashboard, at: string, refuse: Refuse): void {
  const known = new Set<string>();
  variables.forEach((variable, i) => {
    if (known.has(variable.name))
      refuse(
        `${at}/variables/${i}/name`,
        `The variable ${show(variable.name)} is there twice.`,
        'Rename it.',
      );
    checkQuery(variable, `${at}/variables/${i}/query`, known, refuse);
    known.add(variable.name);
  });
  panels.forEach(({ expr }, i) => {
    const place = `${at}/panels/${i}/expr`;
    checkExpression(expr, place, refuse, known);
    checkComparisons(expr, place, known, refuse);
  });
}

/** Variables are several values or all of them, `.*`, which `=` takes as a text: there would be nothing to see. */
function checkComparisons(expr: string, at: string, known: ReadonlySet<string>, refuse: Refuse): void {
  for (const [whole, name = ''] of expr.matchAll(/!?=\s*["'](?:\$\{?|\[\[)(\w+)[^"']*["']/g)) {
    if (!known.has(name)) continue;
    const what = `${show(whole)} compares a label with the text of ${show(name)}, which stands for several values.`;
    refuse(at, what, 'Write =~ instead of =, or !~ instead of !=.');
  }
}

const withExpression = /^(\s*(?:label_values|query_result)\()(.*?)(?:,\s*[a-zA-Z_]\w*\s*)?\)\s*$/s;
const withoutExpression = /^\s*(label_names\(.*\)|metrics\(.*\)|label_values\(\s*[a-zA-Z_]\w*\s*\))\s*$/s;

/** The selector in the query is checked where it stands, so that positions are those of the whole query. */
function checkQuery({ query }: Variable, at: string, known: ReadonlySet<string>, refuse: Refuse): void {
  if (withoutExpression.test(query)) return;
  const [, head, expression] = withExpression.exec(query) ?? [];
  if (head === undefined || expression === undefined) {
    const what = `${show(query)} is no query for values.`;
    refuse(
      at,
      what,
      'Write label_values(selector, label), label_values(label), query_result(expression) or metrics(regex).',
    );
    return;
  }
  checkExpression(' '.repeat(head.length) + expression, at, refuse, known, query);
}
