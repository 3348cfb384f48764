import { at, fieldsOf, isFields, itemsOf, textOf, type Value } from '../../kubernetes/native/blocks/read.js';

/** Labels as an object carries them. */
export type Labels = Readonly<Record<string, string>>;

/** Whether every label of a simple selector, such as a Service's, is there. An empty one selects everything. */
export function selectsLabels(selector: Value, labels: Labels): boolean {
  return Object.entries(fieldsOf(selector)).every(([key, value]) => labels[key] === value);
}

/** Whether a selector of `matchLabels` and `matchExpressions` selects them. An empty one selects everything. */
export function selects(selector: Value, labels: Labels): boolean {
  const expressions = itemsOf(at(selector, 'matchExpressions'));
  return selectsLabels(at(selector, 'matchLabels'), labels) && expressions.every((one) => holds(one, labels));
}

function holds(expression: Value, labels: Labels): boolean {
  if (!isFields(expression)) return false;
  const value = labels[textOf(expression.key)];
  const values = itemsOf(expression.values);
  switch (expression.operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** The longest text that whatever is selected must hold somewhere; nothing where the selector names none. */
export function telltaleOf(selector: Value): string | undefined {
  const simple =
    isFields(selector) && !isFields(selector.matchLabels) ? selector : at(selector, 'matchLabels');
  const texts = Object.entries(fieldsOf(simple)).flatMap(([key, value]) =>
    typeof value === 'string' ? [key, value] : [],
  );
  return texts.sort((a, b) => b.length - a.length)[0];
}
