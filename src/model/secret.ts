import type { Pointer } from './pointer.js';

/** Whether the value there must not be shown: everything of a Secret below its data, and an annotation that repeats it. */
export function isSecretValue(kind: string | undefined, at: Pointer): boolean {
  return kind === 'Secret' && /^\/(data|stringData|metadata\/annotations)?(\/|$)/.test(at);
}
