import { unknownField, wrongType } from '../kubernetes/schema/rules.js';
import type { Fault } from '../model/fault.js';
import type { KubernetesObject, Manifest } from '../model/manifest.js';
import { type Encryption, encryptionOf, isEncrypted, withoutSopsMap } from '../resources/sops.js';
import { encryptedHeadRule, sopsMapMissingRule, uncompiledRule } from './rules.js';

/** An object as it can be checked while some of its values are encrypted. */
export interface Sealed {
  /** Without the map that SOPS adds. */
  readonly object: KubernetesObject;
  /** What is to be said of the encryption itself. */
  readonly faults: readonly Fault[];
  /** Whether nobody can tell what kind of object it is. */
  readonly isHidden: boolean;
  /** Whether a fault would also be one of the object that SOPS has decrypted: it is about nothing that is encrypted. */
  holds(fault: Fault): boolean;
}

/** What they say of a value they would say of any value there: keys are not encrypted. */
const ofKeys = new Set([
  unknownField.id,
  'config-key-invalid',
  'annotation-key-invalid',
  'label-key-invalid',
]);
/** What they say of a map or list does not depend on the values in it. */
const ofShapes = new Set([unknownField.id, wrongType.id, uncompiledRule.id]);

/** The object as SOPS would give it back, as far as that is known; of any other object, the object. */
export function sealed({ object, isOpen }: Manifest): Sealed {
  const encryption = isOpen && object.sops === undefined ? undefined : encryptionOf(object);
  if (!encryption) return { object, faults: [], isHidden: false, holds: () => true };
  const [first] = encryption.values;
  if (!encryption.isComplete)
    return {
      object,
      faults: first === undefined ? [] : [mapMissing(object, first)],
      isHidden: false,
      holds: () => true,
    };
  const hidden = (['kind', 'apiVersion'] as const).find((key) => isEncrypted(object[key]));
  return {
    object: withoutSopsMap(object),
    faults: hidden ? [headHidden(hidden)] : [],
    isHidden: hidden !== undefined,
    holds: holdsIn(encryption),
  };
}

function holdsIn({ values }: Encryption): (fault: Fault) => boolean {
  const encrypted = new Set(values);
  return ({ rule, at }) => {
    if (encrypted.has(at)) return ofKeys.has(rule.id);
    return ofShapes.has(rule.id) || !values.some((value) => value.startsWith(`${at}/`));
  };
}

function headHidden(key: string): Fault {
  const says = `The ${key} is encrypted with SOPS, so nobody can tell what the object is; it was not checked.`;
  return { rule: encryptedHeadRule, at: `/${key}`, says };
}

function mapMissing({ sops }: KubernetesObject, at: string): Fault {
  const lacks =
    sops === undefined ? 'there is no map "sops" beside it' : 'the map "sops" beside it has no mac';
  return { rule: sopsMapMissingRule, at, says: `The value is encrypted with SOPS, but ${lacks}.` };
}
