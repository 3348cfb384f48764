import { type Problem, UserError } from '../../src/model/errors.js';

/** The problems that `run` throws as a `UserError`; fails if it throws none or something else. */
export function problemsOf(run: () => unknown): readonly Problem[] {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** Their codes alone. */
export function codesOf(run: () => unknown): string[] {
  return problemsOf(run).map(({ code }) => code);
}
