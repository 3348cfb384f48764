import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';

/** The namespace that was asked for, or the chart's, or the one that the API server would choose. */
export function namespaceOf(scope: Construct, namespace: string | undefined): string {
  return namespace ?? Chart.of(scope).namespace ?? 'default';
}
