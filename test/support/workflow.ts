import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One step, as a workflow or a composite action writes it. */
interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly 'working-directory'?: string;
  readonly 'continue-on-error'?: boolean;
}

/** The machine that a job runs on, as far as the steps of `docs/ci` know it. */
export interface Machine {
  /** The folder of the checkout. */
  readonly workspace: string;
  /** A folder for what is not of the checkout: outputs, summary, event. */
  readonly scratch: string;
  readonly env: NodeJS.ProcessEnv;
  /** What `github.…` and `runner.…` of expressions are. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Where artifacts are between jobs. */
  readonly artifacts: string;
}

/** What became of a job. */
export interface JobRun {
  readonly ok: boolean;
  /** Everything that its steps printed. */
  readonly log: string;
  /** The actions that were used, with what they were given. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, unknown>> }[];
}

/** The steps of a job of a workflow. */
export function stepsOf(file: string, job: string): readonly Step[] {
  // The workflow is one of ours.
  return (
    (parse(readFileSync(file, 'utf8')) as { jobs: Record<string, { steps: Step[] }> }).jobs[job]?.steps ?? []
  );
}

/**
 * Runs the steps in order, each `run` by bash as GitHub does it. Of actions, those of this machine are run, artifacts are copied,
 * and the others do nothing: the workspace is the checkout.
 */
export async function runSteps(
  steps: readonly Step[],
  machine: Machine,
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<JobRun> {
  const job = { ok: true, log: '', used: [] as JobRun['used'][number][] };
  const outputs: Record<string, { outputs: Record<string, string> }> = {};
  for (const step of steps) {
    const scope = { ...machine.context, inputs, steps: outputs };
    if (!isWanted(step, job.ok, scope)) continue;
    const values = (map: Readonly<Record<string, unknown>> = {}) =>
      Object.fromEntries(Object.entries(map).map(([key, value]) => [key, filled(String(value), scope)]));
    const found =
      step.run === undefined
        ? await use(step, machine, values(step.with), job)
        : await script(step, machine, values(step.env), scope);
    if (step.id) outputs[step.id] = { outputs: found.outputs };
    job.log += found.log;
    if (!found.ok && !step['continue-on-error']) job.ok = false;
  }
  return job;
}

interface StepRun {
  readonly ok: boolean;
  readonly log: string;
  readonly outputs: Record<string, string>;
}

function isWanted({ if: condition }: Step, ok: boolean, scope: object): boolean {
  if (condition === undefined) return ok;
  const value = Boolean(evaluate(condition.replace(/^\$\{\{(.*)\}\}$/s, '$1'), scope));
  return /\b(always|cancelled|failure|success)\(\)/.test(condition) ? value : ok && value;
}

async function use(
  step: Step,
  machine: Machine,
  given: Record<string, string>,
  job: JobRun,
): Promise<StepRun> {
  const uses = step.uses ?? '';
  // The list is that of `runSteps`.
  (job.used as { uses: string; with: object }[]).push({ uses, with: given });
  const artifact = join(machine.artifacts, given.name ?? '');
  const path = join(machine.workspace, given.path ?? '');
  if (uses.includes('/upload-artifact@') && existsSync(path))
    cpSync(path, artifact, { recursive: true, dereference: true });
  if (uses.includes('/download-artifact@')) {
    mkdirSync(path, { recursive: true });
    cpSync(artifact, path, { recursive: true, verbatimSymlinks: true });
  }
  if (!uses.startsWith('./')) return { ok: true, log: '', outputs: {} };
  const action = parse(readFileSync(join(machine.workspace, uses, 'action.yml'), 'utf8'));
  const defaults = Object.entries(action.inputs as Record<string, { default: string }>);
  const inputs = { ...Object.fromEntries(defaults.map(([key, input]) => [key, input.default])), ...given };
  const run = await runSteps(action.runs.steps, machine, inputs);
  return { ...run, outputs: {} };
}

async function script(
  step: Step,
  machine: Machine,
  env: Record<string, string>,
  scope: object,
): Promise<StepRun> {
  const file = join(machine.scratch, 'step.sh');
  const output = join(machine.scratch, 'output');
  writeFileSync(file, filled(step.run ?? '', scope));
  writeFileSync(output, '');
  appendFileSync(join(machine.scratch, 'summary'), '');
  const { ok, log } = await bash(
    file,
    join(machine.workspace, filled(step['working-directory'] ?? '.', scope)),
    {
      ...machine.env,
      ...env,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: join(machine.scratch, 'summary'),
      GITHUB_WORKSPACE: machine.workspace,
    },
  );
  const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
  return { ok, log, outputs: Object.fromEntries(lines.map((line) => line.split('=') as [string, string])) };
}

function bash(file: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ ok: boolean; log: string }> {
  return new Promise((settle) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], { cwd, env });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
    child.on('close', (code) => settle({ ok: code === 0, log }));
  });
}

function filled(text: string, scope: object): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => String(evaluate(expression, scope) ?? ''));
}

/** The expressions of our workflows are JavaScript, but for names with a dash. */
function evaluate(expression: string, scope: object): unknown {
  const script = expression.replace(/\.(\w+(?:-\w+)+)/g, "?.['$1']").replace(/\.(?=\w)/g, '?.');
  const names = { ...scope, cancelled: () => false, always: () => true };
  return new Function(...Object.keys(names), `return ${script};`)(...Object.values(names));
}
