/** A system of the catalog: what its room offers, for documentation and for those who look for a fix. */
export interface System {
  /** The folder's name and the sub-path it is imported by: `coredns`. */
  readonly id: string;
  /** How the system calls itself. */
  readonly title: string;
  /** The upstream version that the defaults follow. */
  readonly version: string;
  readonly constructs: readonly ConstructEntry[];
}

/** One construct of a system. */
export interface ConstructEntry {
  readonly name: string;
  /** What it emits, in a few words. */
  readonly emits: string;
  /** The recipes it carries, by the number that the project's docs give them: `R014`. */
  readonly fixes: Readonly<Record<`R${string}`, string>>;
}

/** Checks the entry's type where it is written. */
export function defineSystem(system: System): System {
  return system;
}
