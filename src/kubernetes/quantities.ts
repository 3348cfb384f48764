import { k8s } from 'cdk8s-plus-27';

/** Quantities as the typed kinds want them: `{ cpu: '100m' }`. */
export function quantities(texts: Readonly<Record<string, string>>): Record<string, k8s.Quantity> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, k8s.Quantity.fromString(text)]),
  );
}
