import type { Fault, RuleInfo } from '../../model/fault.js';
import type { JsonValue } from '../../model/manifest.js';
import { child, type Pointer } from '../../model/pointer.js';

/** So many faults tell enough of one value. */
const most = 1000;
/** What lies deeper is reported, not checked: the stack of the machine ends somewhere. */
const deepest = 500;
/** Alternatives inside alternatives of the same value: a schema that refers to itself has no end. */
const mostNested = 20;
/** So many values are looked at, each as often as alternatives make it. */
const mostLooks = 1_000_000;

/** Where a check is in the value, and what it has found. The pointer is put together only when something is wrong. */
export class Walk {
  readonly #steps: (string | number)[] = [];
  #faults: Fault[] = [];
  #nested = 0;
  #looks = 0;

  constructor(
    private readonly root: Pointer,
    /** See `Reading.builtIn`. */
    readonly isBuiltIn: boolean,
    readonly minor: number,
  ) {}

  get faults(): readonly Fault[] {
    return this.#faults;
  }

  get isFull(): boolean {
    return this.#faults.length >= most;
  }

  /** Why the check goes no further, if it does not. */
  look(): string | undefined {
    this.#looks++;
    if (this.#steps.length >= deepest) return `is nested more than ${deepest} levels deep`;
    if (this.#nested > mostNested) return `has alternatives nested more than ${mostNested} levels deep`;
    return this.#looks > mostLooks ? 'has more alternatives than can be tried' : undefined;
  }

  /** Checks a value again, by a schema inside of its schema. */
  nested(check: () => void): void {
    this.#nested++;
    check();
    this.#nested--;
  }

  down(step: string | number): void {
    this.#steps.push(step);
  }

  up(): void {
    this.#steps.pop();
  }

  get at(): Pointer {
    let pointer = this.root;
    for (const step of this.#steps) pointer = child(pointer, step);
    return pointer;
  }

  report(rule: RuleInfo, value: JsonValue | undefined, says: string, fix?: string): void {
    this.#faults.push({ rule, at: this.at, value, says, ...(fix !== undefined && { fix }) });
  }

  reportBelow(step: string | number, rule: RuleInfo, says: string, fix?: string): void {
    this.#faults.push({ rule, at: child(this.at, step), says, ...(fix !== undefined && { fix }) });
  }

  reportAt(fault: Fault): void {
    this.#faults.push(fault);
  }

  /** What a check finds, without it being reported. */
  attempt(check: () => void): readonly Fault[] {
    const before = this.#faults;
    this.#faults = [];
    check();
    const found = this.#faults;
    this.#faults = before;
    return found;
  }
}
