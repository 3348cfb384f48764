import { numberOf, type Value } from '../blocks/read.js';

/** How many pods, or percent of them, the value stands for; what is no number counts as some. */
export function amountOfPods(value: Value, otherwise: number): number {
  if (typeof value === 'string') {
    const amount = Number(value.replace(/%$/, ''));
    return Number.isNaN(amount) ? 1 : amount;
  }
  return numberOf(value) ?? otherwise;
}
