import { Unreadable } from './unreadable.js';

const FEW = 400_000;
const MANY = 4_000_000;

/**
 * Counts the values that a document is made of, and how many of them aliases made, with go-yaml's limits: 99% may come from
 * aliases in a document of up to 400,000 values, 10% in one of 4,000,000. What an alias stands for is made once and shared,
 * so that a bomb costs us nothing, but whoever walks over the values would walk for ever.
 */
export class Expansion {
  #steps = 0;
  #fromAliases = 0;
  #aliases = 0;

  get steps(): number {
    return this.#steps;
  }

  /** One more value. Throws `Unreadable` for too many. */
  step(at: number): void {
    this.#steps++;
    if (this.#aliases > 0) this.#fromAliases++;
    this.#check(at);
  }

  /** As many values as an alias stands for. */
  expand(size: number, at: number): void {
    this.#steps += size;
    this.#fromAliases += size;
    this.#check(at);
  }

  /** Makes what an alias stands for. */
  within<T>(make: () => T): T {
    this.#aliases++;
    const made = make();
    this.#aliases--;
    return made;
  }

  #check(at: number): void {
    // Go counts the document itself too.
    const all = this.#steps + 1;
    if (this.#fromAliases <= 100 || all <= 1000 || this.#fromAliases / all <= allowed(all)) return;
    throw new Unreadable(
      'The aliases of this document make far too many values of few.',
      'Write out what is meant; Kubernetes refuses such a document too.',
      at,
    );
  }
}

function allowed(steps: number): number {
  if (steps <= FEW) return 0.99;
  return steps >= MANY ? 0.1 : 0.99 - (0.89 * (steps - FEW)) / (MANY - FEW);
}
