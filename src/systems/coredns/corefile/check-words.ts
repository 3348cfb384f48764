import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { whyUnwritable } from './token.js';

/** Every text in the value becomes words of the Corefile; refuses those that would not stay what they are. */
export function checkWords(value: unknown, at: Pointer, refuse: Refuse): void {
  if (typeof value === 'string') {
    const wrong = whyUnwritable(value);
    if (wrong) refuse(at, `${show(value)} ${wrong.what}.`, wrong.fix);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) checkWords(inner, child(at, key), refuse);
  }
}
