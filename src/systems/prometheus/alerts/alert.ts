import type { AlertName } from './alerts-props.js';
import type { Rule } from './rule.js';

/** An alert that comes with the stack. */
export type Alert = Rule & { readonly alert: AlertName };

interface Condition {
  readonly expr: string;
  readonly for?: string;
  readonly summary: string;
}

/** An alert of this name, with a summary for people. */
export function alert(
  name: AlertName,
  severity: 'warning' | 'critical',
  { expr, for: duration, summary }: Condition,
): Alert {
  return {
    alert: name,
    expr,
    ...(duration !== undefined && { for: duration }),
    labels: { severity },
    annotations: { summary },
  };
}
