import { spawnSync } from 'node:child_process';
import { program } from './installation.js';

/** Far more than any answer takes. */
const most = 512 * 2 ** 20;

/**
 * What a program of ours answers to questions, in their order: both go through it as one JSON array. Throws with what it
 * said if it does not succeed.
 */
export function ask(name: string, questions: readonly unknown[], args: readonly string[] = []): unknown[] {
  const { status, stdout, stderr, error } = spawnSync(program(name), args, {
    input: JSON.stringify(questions),
    encoding: 'utf8',
    maxBuffer: most,
    timeout: 120_000,
  });
  if (error || status !== 0) throw new Error(`${name}: ${error ?? stderr}`);
  const answers: unknown = JSON.parse(stdout);
  if (!Array.isArray(answers) || answers.length !== questions.length)
    throw new Error(`${name} gave other than ${questions.length} answers`);
  return answers;
}
