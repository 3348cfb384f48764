import { type CelType, dynType, listOf, mapOf, objectOf } from '../types.js';

const simple = new Set<CelType['kind']>([
  ...(['bool', 'bytes', 'double', 'duration', 'int'] as const),
  ...(['null', 'string', 'timestamp', 'uint'] as const),
]);

/** The variables of a policy as far as they are known: each sees those before it. */
export class Variables {
  readonly #types = new Map<string, CelType>();

  /** The type of `variables`: asked for a field, it tells what is known then. */
  readonly type = objectOf((name) => this.#types.get(name), 'kubernetes.variables');

  /** `type`: what its expression evaluates to, if it compiles. */
  add(name: string, type: CelType = dynType): void {
    this.#types.set(name, declared(type));
  }
}

/** The server keeps the types of what it can print; of all else it knows nothing any more. */
function declared(type: CelType): CelType {
  const [first = dynType, second = dynType] = type.params;
  if (type.kind === 'list') return listOf(declared(first));
  if (type.kind === 'map') return mapOf(declared(first), declared(second));
  return simple.has(type.kind) ? type : dynType;
}
