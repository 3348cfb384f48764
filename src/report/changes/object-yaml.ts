import type { ObjectChange } from '../../diff/change.js';
import { masked } from '../../model/masked.js';
import { yamlText } from './value-text.js';

/** All of an object that comes or goes, without what is secret; undefined for others, or where YAML cannot say it. */
export function objectYaml({ how, head, base }: ObjectChange): string | undefined {
  const manifest = how === 'added' ? head : how === 'removed' ? base : undefined;
  return manifest && yamlText(masked(manifest.object));
}
