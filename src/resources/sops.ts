import type { JsonObject, JsonValue, KubernetesObject } from '../model/manifest.js';
import { child, type Pointer } from '../model/pointer.js';

/** What SOPS has encrypted in an object, and whether it is there what decrypts it. */
export interface Encryption {
  /** The values, in the order of the object. */
  readonly values: readonly Pointer[];
  /** Whether the object has the map that SOPS adds, with what the values are decrypted by. */
  readonly isComplete: boolean;
}

/** Deeper than any object of Kubernetes. */
const DEEPEST = 1000;
const E = 0x45;

/** Whether a value is what SOPS writes in place of one (its aes/cipher.go); an empty text it leaves alone. */
export function isEncrypted(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value.startsWith('ENC[AES256_GCM,data:') && value.endsWith(']');
}

/** Whether SOPS has encrypted the document: keys and their order stay, and a map `sops` with a `mac` is added. */
export function hasSopsMap({ sops }: JsonObject): boolean {
  return isMap(sops) && typeof sops.mac === 'string' && sops.mac !== '';
}

/** What is encrypted in the object; undefined where nothing is, and no map of SOPS says that something could be. */
export function encryptionOf(object: KubernetesObject): Encryption | undefined {
  const isComplete = hasSopsMap(object);
  if (!isComplete && !holdsEncrypted(object, 0)) return undefined;
  const values: Pointer[] = [];
  collect(withoutSopsMap(object), '', values, 0);
  return isComplete || values.length > 0 ? { values, isComplete } : undefined;
}

/** The object as it will be when SOPS has decrypted it, as far as that is known. */
export function withoutSopsMap({ sops: _, ...rest }: KubernetesObject): KubernetesObject {
  // Only what no object of Kubernetes has is gone.
  return rest as KubernetesObject;
}

function collect(value: JsonValue | undefined, at: Pointer, into: Pointer[], depth: number): void {
  if (isEncrypted(value)) into.push(at);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  for (const [key, part] of Object.entries(value)) collect(part, child(at, key), into, depth + 1);
}

/** Looks without making pointers: of nearly every object this is all that is done. */
function holdsEncrypted(value: JsonObject | readonly JsonValue[], depth: number): boolean {
  if (isList(value)) return value.some((part) => isOrHolds(part, depth));
  for (const key in value) if (isOrHolds(value[key], depth)) return true;
  return false;
}

function isOrHolds(part: JsonValue | undefined, depth: number): boolean {
  if (typeof part === 'string') return part.charCodeAt(0) === E && isEncrypted(part);
  return typeof part === 'object' && part !== null && depth < DEEPEST && holdsEncrypted(part, depth + 1);
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
