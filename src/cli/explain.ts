import { ruleGroups, ruleOf } from '../check/all-rules.js';
import { problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';
import type { Command } from './command.js';
import { type ExitCode, FINE, type Io } from './io.js';

/** `runbook explain RULE`: why a rule exists and what to do. */
export const explain: Command = {
  name: 'explain',
  summary: 'Tells why a rule of runbook check exists, and what to do.',
  operands: 'RULE …',
  options: {},
  // `parseOptions` gives operands to a command that takes some.
  run: async (values, io) => runExplain(values.operands as readonly string[], io),
};

function runExplain(ids: readonly string[], io: Io): ExitCode {
  if (ids.length === 0)
    throw invalid('runbook explain needs a rule.', 'Write one, such as port-out-of-range.');
  const rules = ids.map((id) => ruleOf(id) ?? unknown(id));
  const texts = rules.map(
    ({ id, severity, why, fix }) => `${id}  ${severity}\n  why  ${why}\n  fix  ${fix}\n`,
  );
  io.out(texts.join('\n'));
  return FINE;
}

function unknown(id: string): never {
  const known = ruleGroups.flatMap(({ rules }) => rules.map((rule) => rule.id));
  throw invalid(`${show(id)} is not a rule.${didYouMean(id, known)}`, 'docs/rules.md lists all of them.');
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
