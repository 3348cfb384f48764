import { type ChartLike, rootOf } from './tree.js';

type Generate = (this: { _disableResourceNameHashes: boolean }, construct: ChartLike) => string;

/**
 * The name that stock cdk8s gives to a chart's file: its path as a DNS label, with a hash unless it is one already.
 * cdk8s makes the default names of objects in the same way, so its own function is used.
 */
export function stockLabel(chart: ChartLike): string {
  const generate = rootOf(Object.getPrototypeOf(chart), 'generateObjectName')?.generateObjectName as
    | Generate
    | undefined;
  return generate?.call({ _disableResourceNameHashes: false }, chart) ?? chart.node.id;
}
