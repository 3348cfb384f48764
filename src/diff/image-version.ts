import type { JsonValue } from '../model/manifest.js';
import type { FieldChange } from './change.js';

/** How the version of one image changes: `:v1` to `:v2`, whatever is called so. */
export interface VersionChange {
  /** The tag and digest as they stand behind the name; empty for none. */
  readonly from: string;
  readonly to: string;
}

const image = /(^|\.)image$/;
/** What stands behind the last part of the name: `:v1@sha256:…`. */
const version = /^(?<name>[^@]*?)(?<version>(:[\w.-]+)?(@[\w+.-]+:\w+)?)$/;

/** How the version of an image changes that keeps its name; nothing of other changes. */
export function versionChange({
  how,
  field,
  from,
  to,
  secret,
  masked,
}: FieldChange): VersionChange | undefined {
  if (how !== 'changed' || secret || masked || !image.test(field)) return undefined;
  const [before, after] = [partsOf(from), partsOf(to)];
  if (!before || !after || before.name !== after.name) return undefined;
  return { from: before.version, to: after.version };
}

/** Of `host:5000/shop/web:v1`, the name and `:v1`: the port of a registry is no tag. */
function partsOf(value: JsonValue | undefined): { name: string; version: string } | undefined {
  if (typeof value !== 'string') return undefined;
  const slash = value.lastIndexOf('/') + 1;
  const found = version.exec(value.slice(slash))?.groups;
  if (!found?.name) return undefined;
  return { name: value.slice(0, slash) + found.name, version: found.version ?? '' };
}
