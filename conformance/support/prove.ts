import { type TestContext, test } from 'vitest';
import { instrument } from './installation.js';

/** What a proof shows, and what shows it. */
export interface Claim {
  /** The construct, or the part of ours, that is judged: `CoreDnsTemplate`, `printer`. */
  readonly of: string;
  /** The instruments that judge, by name. */
  readonly by: readonly string[];
  /** The recipes whose fix it proves, by number: `R015`. */
  readonly fixes?: readonly `R${string}`[];
  /** What this machine must have besides: gives the reason if it lacks it. */
  readonly needs?: () => string | undefined;
}

declare module 'vitest' {
  interface TaskMeta {
    /** Read by the report. */
    claim?: Omit<Claim, 'needs'>;
  }
}

/** A test that real programs decide. Where one of them is missing it is skipped, with the reason. */
export function prove(
  claim: Claim,
  title: string,
  proof: (context: TestContext) => Promise<void> | void,
): void {
  test(title, async (context) => {
    const { needs, ...told } = claim;
    context.task.meta.claim = told;
    const reason = missing(claim.by) ?? needs?.();
    context.skip(reason !== undefined, reason);
    await proof(context);
  });
}

function missing(names: readonly string[]): string | undefined {
  for (const name of names) {
    const { installed } = instrument(name);
    if ('missing' in installed) return `${name}: ${installed.missing}`;
  }
  return undefined;
}
