import { OverBudget } from './failure.js';
import type { CelValue } from './values.js';

/** The state of one evaluation. */
export class Frame {
  /** The values of the names, each in its slot. */
  readonly slots: (CelValue | undefined)[];
  #left: number;

  constructor(slots: number, budget: number) {
    this.slots = new Array(slots);
    this.#left = budget;
  }

  /** Takes steps from the budget. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new OverBudget();
  }

  get left(): number {
    return this.#left;
  }
}

/** A node made ready to run. */
export type Run = (frame: Frame) => CelValue;
