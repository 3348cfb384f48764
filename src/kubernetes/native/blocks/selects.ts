import { fieldsOf, isFields, itemsOf, textOf, type Value } from './read.js';

/** Whether a `matchLabels`/`matchExpressions` selector matches the labels. */
export function selects(selector: Value, labels: Value): boolean {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  return hasLabels(matchLabels, labels) && itemsOf(matchExpressions).every((term) => meets(term, labels));
}

/** Whether every one of the wanted labels is among these, with its value. */
export function hasLabels(wanted: Value, labels: Value): boolean {
  const has = fieldsOf(labels);
  return Object.entries(fieldsOf(wanted)).every(
    ([key, value]) => Object.hasOwn(has, key) && has[key] === value,
  );
}

/** Whether nothing is asked of the labels, so that all match. */
export function selectsAll(selector: Value): boolean {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  return Object.keys(fieldsOf(matchLabels)).length === 0 && itemsOf(matchExpressions).length === 0;
}

function meets(term: Value, labels: Value): boolean {
  if (!isFields(term)) return true;
  const has = fieldsOf(labels);
  const key = textOf(term.key);
  const isThere = Object.hasOwn(has, key);
  const isAmong = isThere && itemsOf(term.values).includes(has[key]);
  switch (term.operator) {
    case 'In':
      return isAmong;
    case 'NotIn':
      return !isAmong;
    case 'Exists':
      return isThere;
    case 'DoesNotExist':
      return !isThere;
    default:
      return true;
  }
}
