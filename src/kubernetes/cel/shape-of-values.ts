import type { JsonValue } from '../../model/manifest.js';
import type { CelType } from './types.js';
import type { CelValue } from './values.js';

/** How expressions see the values of one schema. */
export interface Shape {
  /** Absent where expressions can't see them: there is nothing that tells what they look like. */
  readonly type: CelType | undefined;
  /** Fails for a value that is not of the schema. */
  readonly read: (value: JsonValue) => CelValue;
}
