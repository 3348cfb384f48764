import { looksSecret } from '../../model/looks-secret.js';
import type { JsonValue } from '../../model/manifest.js';
import { isEncrypted, maskedPart } from '../../model/masked.js';
import { MASK } from '../../model/masked-text.js';
import { isSecretValue } from '../../model/secret.js';
import type { Node } from './node.js';

/** A value as it may be told. */
export interface Shown {
  /** Absent where it is secret as a whole. */
  readonly value?: JsonValue;
  readonly secret?: true;
  readonly masked?: true;
}

/** What may be told of a value in an object of this kind. */
export function shown(kind: string, { raw, name, at }: Node): Shown {
  if (isSecret(kind, name, at, raw)) return { secret: true };
  const value = maskedPart(name, raw);
  // Masking shares nothing with what it was given, so it is the texts that tell.
  return JSON.stringify(value) === JSON.stringify(raw) ? { value: raw } : { value, masked: true };
}

function isSecret(kind: string, name: string, at: string, raw: JsonValue): boolean {
  if (isSecretValue(kind, at) || isEncrypted(raw) || at === '/sops') return true;
  // Of a text of several lines, those that are secret are masked alone, unless all of it is.
  const isText = typeof raw === 'string' && raw.includes('\n');
  return isText ? maskedPart(name, raw) === MASK : looksSecret(name, raw);
}
