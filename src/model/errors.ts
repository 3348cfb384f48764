import { type ErrorArguments, type ErrorCode, messages } from './messages.js';
import { formatOrigin, type Origin } from './origin.js';
import type { Pointer } from './pointer.js';

/** Where a problem is, as far as that is known. */
export interface Place {
  /** The path of the construct in the app's tree, such as `dns/coredns/Deployment`. */
  readonly construct?: string | undefined;
  /** The value inside that construct's props or manifest. */
  readonly at?: Pointer | undefined;
  /** The line that created the construct. */
  readonly origin?: Origin | undefined;
}

/** One mistake of the user: what is wrong (the offending value quoted), what to do, and where. */
export interface Problem extends Place {
  readonly code: ErrorCode;
  readonly what: string;
  readonly fix: string;
}

/** A problem of the closed list, its text made from the values it is about. */
export function problem<C extends ErrorCode>(
  code: C,
  args: ErrorArguments<C>,
  { construct, at, origin }: Place = {},
): Problem {
  // Each code's message takes exactly its own arguments; the union of all of them cannot be called.
  const message = messages[code] as (...args: ErrorArguments<C>) => { what: string; fix: string };
  return {
    code,
    ...message(...args),
    ...(construct !== undefined && { construct }),
    ...(at !== undefined && { at }),
    ...(origin !== undefined && { origin }),
  };
}

/**
 * The user's mistake, thrown: one problem or several that were found together. Never our bug, never the user's own
 * exception. `code` is that of the first problem; `docs/errors.md` explains each.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const all = 'code' in problems ? [problems] : problems;
    super(all.map(formatProblem).join('\n'));
    this.problems = all;
  }

  get code(): ErrorCode | undefined {
    return this.problems[0]?.code;
  }
}

/** Throws one `UserError` for all of the problems, or returns if there is none. */
export function throwAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UserError(problems);
}

/** A problem as text: where, what, then what to do, on lines of their own. */
export function formatProblem({ code, what, fix, construct, at, origin }: Problem): string {
  const where = [origin && formatOrigin(origin), construct, at].filter(Boolean).join('  ');
  return [`${code}${where && `  ${where}`}`, what, fix].filter(Boolean).join('\n  ');
}
