import type { Directive } from './directive.js';

/** Where each plugin stands in a block; what is not named stands before `forward`. CoreDNS itself does not care. */
const places = [
  ...['errors', 'log', 'health', 'ready', 'prometheus', 'cache', 'loadbalance', 'template', 'rewrite'],
  ...['hosts', 'kubernetes', 'file', '(others)', 'forward', 'loop', 'reload'],
];

/** The directives in one fixed order. Of several `forward`s the one of the longer zone comes first, as the first that fits is used. */
export function inOrder(directives: readonly Directive[]): Directive[] {
  return directives.toSorted((a, b) => placeOf(a) - placeOf(b) || labelsIn(b) - labelsIn(a));
}

function placeOf({ name }: Directive): number {
  const place = places.indexOf(name);
  return place < 0 ? places.indexOf('(others)') : place;
}

function labelsIn({ name, args: [from = '.'] = [] }: Directive): number {
  return name === 'forward' ? from.split('.').filter(Boolean).length : 0;
}
