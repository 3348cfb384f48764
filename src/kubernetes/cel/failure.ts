/** An evaluation that has no result, with the reason in the API server's words. Thrown inside this folder only. */
export class Failure {
  constructor(readonly says: string) {}
}

/** The evaluation takes too long; nothing in an expression can absorb it. */
export class OverBudget {}

export function fail(says: string): never {
  throw new Failure(says);
}
