import { formats } from '../../../kubernetes/formats.js';
import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';

/** An image must say which it is, so that a run can be repeated; with variables only the run knows. */
export function checkImage(image: string | undefined, at: Pointer, refuse: Refuse): void {
  if (image === undefined || image.includes('$(') || formats.image.test(image)) return;
  refuse(at, `The image is ${show(image)}; it must be ${formats.image.means}.`, 'Add the tag or digest.');
}
