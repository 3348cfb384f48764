import { compare } from '../../src/model/compare.js';
import type { Present } from '../support/installation.js';
import { grouped } from './grouped.js';
import type { Outcome } from './outcome.js';
import type { Recipe } from './recipes.js';

/** What a run has shown. */
export interface Run {
  readonly outcomes: readonly Outcome[];
  readonly instruments: readonly Present[];
  readonly recipes: readonly Recipe[];
  /** By number, why one machine cannot show the fix. */
  readonly unproven: Readonly<Record<string, string>>;
}

/** `docs/conformance.md`. */
export function conformancePage(run: Run): string {
  return [
    '# Conformance',
    '<!-- Written by npm run conformance; do not edit. -->',
    badge(run.outcomes),
    'What the real programs say of what we emit, and whether a fix takes its symptom away. How it is run, and what cannot be had, is in [conformance/README.md](../conformance/README.md).',
    '## Instruments',
    table(
      ['Instrument', 'Version', 'Proofs'],
      run.instruments.map((it) => instrumentRow(it, run.outcomes)),
    ),
    '## What was judged',
    table(['Judged', 'By', 'Passed', 'Skipped'], judged(run)),
    '## Recipes',
    'Each recipe that a construct carries: the proof that its fix takes the symptom away, or why one machine cannot show it.',
    table(
      ['Recipe', 'What it carries', 'Proof'],
      run.recipes.map((recipe) => recipeRow(recipe, run)),
    ),
    '',
  ].join('\n\n');
}

/** The line that the README shows: it counts. */
export function badge(outcomes: readonly Outcome[]): string {
  const [passed, skipped] = [count(outcomes, 'passed'), count(outcomes, 'skipped')];
  return `**${passed} proofs by the real software passed, ${skipped} skipped.**`;
}

/** The recipes that nothing proves and nobody explains. */
export function unexplained({ recipes, outcomes, unproven }: Run): string[] {
  return recipes
    .map(({ number }) => number)
    .filter((number) => !unproven[number] && proofsOf(number, outcomes).length === 0);
}

function instrumentRow({ name, version, installed }: Present, outcomes: readonly Outcome[]): string[] {
  const proofs = outcomes.filter(({ claim, state }) => claim.by.includes(name) && state === 'passed').length;
  return [name, version, 'missing' in installed ? installed.missing : String(proofs)];
}

function judged({ outcomes, instruments }: Run): string[][] {
  const versions = new Map(instruments.map(({ name, version }) => [name, version]));
  const named = (name: string) => `${name} ${versions.get(name) ?? ''}`.trim();
  const groups = grouped(outcomes, ({ claim }) => `${claim.of}\n${claim.by.map(named).join(', ')}`);
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([key, of]) => [...key.split('\n'), String(count(of, 'passed')), reasons(of)]);
}

function reasons(outcomes: readonly Outcome[]): string {
  const skipped = outcomes.filter(({ state }) => state === 'skipped');
  const texts = new Set(skipped.map(({ reason }) => reason ?? 'no reason given'));
  return skipped.length === 0 ? '' : `${skipped.length}: ${[...texts].join('; ')}`;
}

function recipeRow({ number, constructs, fix }: Recipe, { outcomes, unproven }: Run): string[] {
  const proofs = proofsOf(number, outcomes).map(({ title, claim }) => `${title} (${claim.by.join(', ')})`);
  const told = unproven[number] ? [`Not shown: ${unproven[number]}`] : [];
  return [number, `${[...new Set(constructs)].join(', ')}: ${fix}`, [...proofs, ...told].join('<br>')];
}

function proofsOf(number: string, outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(
    ({ claim, state }) => state === 'passed' && claim.fixes?.some((fix) => fix === number),
  );
}

function count(outcomes: readonly Outcome[], state: Outcome['state']): number {
  return outcomes.filter((outcome) => outcome.state === state).length;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}
