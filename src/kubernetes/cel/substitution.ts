import { type CelType, dynType, errorType, same } from './types.js';

const takesNull: ReadonlySet<CelType['kind']> = new Set(['opaque', 'object', 'duration', 'timestamp']);

/** What the type parameters of an expression have been found to stand for, while it is being checked. */
export class Substitution {
  readonly #known = new Map<string, CelType>();
  /** What was set, in order, with what it was before: to be taken back. */
  readonly #learned: (readonly [string, CelType | undefined])[] = [];
  #made = 0;

  /** A parameter that stands for nothing yet. */
  fresh(): CelType {
    return { kind: 'param', name: `_var${this.#made++}`, params: [] };
  }

  /** Whether every value of the one may stand where the other is wanted; if not, nothing has been learned. */
  assignable(given: readonly CelType[], wanted: readonly CelType[]): boolean {
    const learned = this.#learned.length;
    if (this.#all(given, wanted)) return true;
    for (const [name, before] of this.#learned.splice(learned).reverse()) {
      if (before) this.#known.set(name, before);
      else this.#known.delete(name);
    }
    return false;
  }

  /** The type with everything known put in; what stays unknown is `dyn` if asked for. */
  apply(type: CelType, unknownIsDyn = false): CelType {
    if (type.kind === 'param') {
      const stands = this.#known.get(type.name);
      if (stands) return this.apply(stands, unknownIsDyn);
      return unknownIsDyn ? dynType : type;
    }
    if (type.params.length === 0) return type;
    return { ...type, params: type.params.map((one) => this.apply(one, unknownIsDyn)) };
  }

  #all(given: readonly CelType[], wanted: readonly CelType[]): boolean {
    return given.length === wanted.length && given.every((one, i) => this.#one(one, wanted[i] ?? errorType));
  }

  #one(given: CelType, wanted: CelType): boolean {
    if (wanted.kind === 'param') {
      const answer = this.#stand(given, wanted);
      if (answer !== undefined) return answer;
    }
    if (given.kind === 'param') return this.#stand(wanted, given) ?? false;
    if ([given, wanted].some(({ kind }) => kind === 'dyn' || kind === 'error')) return true;
    if (given.kind === 'null') return wanted.kind === 'null' || takesNull.has(wanted.kind);
    if (wanted.kind === 'null') return takesNull.has(given.kind);
    if (given.kind === 'type') return wanted.kind === 'type';
    if (given.kind === 'object') return given === wanted;
    return given.kind === wanted.kind && given.name === wanted.name && this.#all(given.params, wanted.params);
  }

  /** Whether the parameter may stand for the type. `undefined` where it would have to stand for a part of itself. */
  #stand(type: CelType, param: CelType): boolean | undefined {
    if (same(type, param)) return true;
    const stands = this.#known.get(param.name);
    if (stands) {
      if (same(type, stands)) return true;
      if (!this.#one(type, stands)) return false;
      const wider = isWider(type, stands) ? type : stands;
      if (!this.#mentions(param, wider)) this.#learn(param, wider);
      return true;
    }
    if (this.#mentions(param, type)) return undefined;
    this.#learn(param, type);
    return true;
  }

  #learn({ name }: CelType, type: CelType): void {
    this.#learned.push([name, this.#known.get(name)]);
    this.#known.set(name, type);
  }

  #mentions(param: CelType, type: CelType): boolean {
    if (same(param, type)) return true;
    if (type.kind === 'param') {
      const stands = this.#known.get(type.name);
      return stands !== undefined && this.#mentions(param, stands);
    }
    return type.params.some((one) => this.#mentions(param, one));
  }
}

/** The more general of two types that go together. */
export function widest(a: CelType, b: CelType): CelType {
  return isWider(a, b) ? a : b;
}

function isWider(a: CelType, b: CelType): boolean {
  if (a.kind === 'dyn' || a.kind === 'param') return true;
  if (b.kind === 'dyn' || b.kind === 'param' || a.kind !== b.kind) return false;
  if (a.kind === 'type') return true;
  if (a.params.length === 0 || a.params.length !== b.params.length) return same(a, b);
  return a.name === b.name && a.params.every((one, i) => isWider(one, b.params[i] ?? errorType));
}
