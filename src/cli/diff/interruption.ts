import { problem, UserError } from '../../model/errors.js';

/** What asks a process to end. */
export const endings: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs what must tidy up behind itself: a signal that asks us to end makes `stopIfAsked` throw, instead of ending the process
 * at once.
 */
export async function tidyingUp<T>(run: (stopIfAsked: () => void) => Promise<T>): Promise<T> {
  let came: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals) => {
    came = signal;
  };
  for (const signal of endings) process.on(signal, note);
  const stopIfAsked = () => {
    if (came) throw interrupted(came);
  };
  try {
    const result = await run(stopIfAsked);
    stopIfAsked();
    return result;
  } finally {
    for (const signal of endings) process.off(signal, note);
  }
}

function interrupted(signal: NodeJS.Signals): UserError {
  return new UserError(problem('GIT_FAILED', [`Interrupted by ${signal}.`, 'Run it again.']));
}
