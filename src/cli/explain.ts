import { ruleGroups, ruleOf } from '../check/all-rules.js';
import { allRisks, riskOf } from '../diff/risks/all-risks.js';
import { newestRelease } from '../kubernetes/facts/releases.js';
import { problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';
import type { Command } from './command.js';
import { readOptionalConfig } from './config.js';
import { explainKind, type Known } from './explain/explain-kind.js';
import { kindNames } from './explain/kind-names.js';
import { section, wrapped } from './explain/layout.js';
import { documents, explainConstruct, explainRecipe, namesOfSystems } from './explain/systems.js';
import { type ExitCode, FINE, type Io } from './io.js';
import { newestOf } from './targets.js';

interface Values {
  readonly operands: readonly string[];
  readonly kubernetes?: string;
  readonly schemas?: string;
}

/** `runbook explain NAME`: the documentation of whatever is called so. */
export const explain: Command = {
  name: 'explain',
  summary: 'Tells about a kind or field, a rule, a risk, an error code, a construct or a recipe.',
  operands: 'Deployment.spec.strategy|svc|port-out-of-range|CHECK_FAILED|R001 …',
  options: {
    kubernetes: {
      type: 'string',
      value: 'RELEASE',
      help: `The minor release of kinds. Default: the newest of cdk8s.yaml, else ${newestRelease}.`,
    },
    schemas: {
      type: 'string',
      value: 'PATHS',
      help: 'Files or folders with CRDs, separated by commas, beside schemas of cdk8s.yaml.',
    },
  },
  // `parseOptions` has checked the values against the options above.
  run: async (values, io) => runExplain(values as unknown as Values, io),
};

function runExplain(values: Values, io: Io): ExitCode {
  if (values.operands.length === 0)
    throw invalid(
      'runbook explain needs a name.',
      'Write one, such as Deployment.spec or port-out-of-range.',
    );
  const known = lazily(() => knownFor(values, io));
  const texts = values.operands.flatMap((name) => explained(name, known));
  io.out(texts.join('\n'));
  return FINE;
}

/** The project's settings are looked at only for kinds. */
function knownFor(values: Values, io: Io): Known {
  return newestOf(readOptionalConfig(io.cwd), values, io);
}

function explained(name: string, known: () => Known): readonly string[] {
  const texts = [explainRule(name), explainRisk(name), explainError(name), explainRecipe(name)];
  const own = texts.filter((text) => text !== undefined);
  // Rules, codes and recipes are no names of kinds.
  if (own.length > 0) return own;
  const construct = explainConstruct(name);
  const kinds = explainKind(name, known());
  const all = [...kinds.texts, ...(construct ? [construct] : [])];
  if (all.length === 0)
    throw kinds.problem === undefined ? unknown(name, known()) : wrongField(kinds.problem);
  return all;
}

function explainRule(id: string): string | undefined {
  const rule = ruleOf(id);
  return rule && section(`${id}  ${rule.severity}, found by runbook check`, whyAndFix(rule));
}

function explainRisk(id: string): string | undefined {
  const risk = riskOf(id);
  return risk && section(`${id}  ${risk.level}, told by runbook diff`, whyAndFix(risk));
}

function whyAndFix({ why, fix }: { readonly why: string; readonly fix: string }) {
  return [['why', wrapped(why)] as const, ['fix', wrapped(fix)] as const];
}

function explainError(code: string): string | undefined {
  const { errors } = documents();
  const wanted = code.toUpperCase();
  if (!Object.hasOwn(errors, wanted)) return undefined;
  return section(`${wanted}  error`, [['for example', errors[wanted] ?? '']]);
}

function unknown(name: string, known: Known): UserError {
  const kinds = kindNames(known.release, known.definitions).flatMap(({ kind, aliases }) => [
    kind,
    ...aliases,
  ]);
  const rules = ruleGroups.flatMap((group) => group.rules.map(({ id }) => id));
  const risks = allRisks.map(({ id }) => id);
  const names = [...rules, ...risks, ...Object.keys(documents().errors), ...kinds, ...namesOfSystems()];
  return invalid(
    `Nothing is called ${show(name)}.${didYouMean(name, names)}`,
    'There are kinds and their fields, rules, risks, error codes, constructs and recipes; docs/ has all of them.',
  );
}

function wrongField(what: string): UserError {
  return invalid(what, 'Explain what is above it to see its fields.');
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
