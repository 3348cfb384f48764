/** Text that Kubernetes' readers refuse, or that exceeds a limit of ours: what is wrong, what to do, and where. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  /** `offset` is that of the character in the text, counted in UTF-16 code units. */
  constructor(
    readonly what: string,
    readonly fix: string,
    readonly offset: number,
  ) {
    super(what);
  }
}
