import { ruleGroups } from '../../src/check/all-rules.js';
import type { RuleInfo } from '../../src/model/fault.js';

const HEAD = `# Rules

<!-- Written by npm run generate from the rules themselves; do not edit. -->

What \`runbook check\`, and every synthesis, can find. An error is what the API server refuses; a warning is what it takes with
a warning of its own, or what could not be checked. \`runbook explain RULE\` tells the same in the terminal.
`;

/** `docs/rules.md`: every rule, with why it matters and what to do. */
export function rulesPage(): string {
  return [HEAD, ...ruleGroups.map(({ title, rules }) => `## ${title}\n\n${table(rules)}`)].join('\n');
}

function table(rules: readonly RuleInfo[]): string {
  const rows = rules.map(
    ({ id, severity, why, fix }) => `| \`${id}\` | ${severity} | ${cell(why)} | ${cell(fix)} |`,
  );
  return ['| Rule | | Why | What to do |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll('\n', ' ');
}
