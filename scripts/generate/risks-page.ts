import type { RiskRule } from '../../src/diff/risk.js';
import { type RiskLevel, riskLevels } from '../../src/diff/risk-level.js';
import { allRisks } from '../../src/diff/risks/all-risks.js';

const HEAD = `# Risks

<!-- Written by npm run generate from the rules themselves; do not edit. -->

What \`runbook diff\` says of a change, the worst first. A rule that finds a case names the values, and sometimes another thing
to do than the one here.
`;

const titles: Readonly<Record<RiskLevel, string>> = {
  impossible: 'Impossible: the API server refuses the update',
  'data-loss': 'Data loss: something is deleted or made anew, with what it holds',
  outage: 'Outage: somebody gets no answer',
  compatibility: 'Compatibility: objects of a CRD stop being valid',
  security: 'Security: somebody may do more than before',
  rollout: "Rollout: Pods restart, or don't although they should",
  scale: 'Scale: more or less of something runs, and costs',
  cosmetic: 'Cosmetic: nothing happens',
};

/** `docs/risks.md`: every rule, with what happens and what to do. */
export function risksPage(): string {
  const sections = riskLevels.map((level) => {
    const rules = allRisks.filter((rule) => rule.level === level);
    return `## ${titles[level]}\n\n${table(rules)}`;
  });
  return [HEAD, ...sections].join('\n');
}

function table(rules: readonly RiskRule[]): string {
  const rows = rules.map(({ id, why, fix }) => `| \`${id}\` | ${cell(why)} | ${cell(fix)} |`);
  return ['| Risk | What happens | What to do |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll('*', '\\*').replaceAll('\n', ' ');
}
