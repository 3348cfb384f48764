/** Something that is wrong at an offset of an expression. Thrown inside this folder only. */
export class Mistake extends Error {
  constructor(
    readonly offset: number,
    readonly what: string,
  ) {
    super(what);
  }
}
