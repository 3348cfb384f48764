import type { JsonObject } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { fieldsOf, isFields, isSet, itemsOf, textOf } from '../native/blocks/read.js';
import { below, forbidden, invalid, missing, type Report } from './report.js';
import { crdListType } from './rules.js';

const listTypeName = 'x-kubernetes-list-type';
const mapTypeName = 'x-kubernetes-map-type';
const keysName = 'x-kubernetes-list-map-keys';

/** The types of lists and maps, and the keys of lists whose items are known by them. */
export function checkLists(schema: JsonObject, at: Pointer, report: Report): void {
  const { type, [listTypeName]: listType, [mapTypeName]: mapType } = schema;
  if (isSet(mapType)) checkNamed(schema, 'object', mapTypeName, ['atomic', 'granular'], at, report);
  if (isSet(listType)) checkNamed(schema, 'array', listTypeName, ['atomic', 'set', 'map'], at, report);
  if (itemsOf(schema[keysName]).length > 0 && listType !== 'map') {
    const says = `must be map if ${keysName} is non-empty`;
    const here = below(at, listTypeName);
    report(isSet(listType) ? invalid(crdListType, here, listType, says) : missing(crdListType, here, says));
  }
  const items = fieldsOf(schema.items);
  if ((listType === 'set' || listType === 'map') && items.nullable === true) {
    const says = `cannot be nullable when ${listTypeName} is ${listType}`;
    report(forbidden(crdListType, below(at, 'items', 'nullable'), says));
  }
  if (listType === 'set' && type === 'array') checkSet(items, at, report);
  if (listType === 'map') checkMapKeys(schema, at, report);
}

/** That the extension has a known value and stands beside its type. */
function checkNamed(
  schema: JsonObject,
  type: string,
  name: string,
  known: readonly string[],
  at: Pointer,
  report: Report,
): void {
  if (schema.type !== type) {
    const here = below(at, 'type');
    const says = `must be ${type} if ${name} is specified`;
    const isMissing = textOf(schema.type) === '';
    report(isMissing ? missing(crdListType, here, says) : invalid(crdListType, here, schema.type, says));
  }
  if (known.includes(textOf(schema[name]))) return;
  const listed = known.map((each) => JSON.stringify(each)).join(', ');
  report(
    invalid(crdListType, below(at, name), schema[name], `is not supported, supported values: ${listed}`),
  );
}

function checkSet(items: JsonObject, at: Pointer, report: Report): void {
  const says = `must be atomic as item of a list with ${listTypeName}=set`;
  const { type, [listTypeName]: listType, [mapTypeName]: mapType } = items;
  if (type === 'array' && isSet(listType) && listType !== 'atomic')
    report(invalid(crdListType, below(at, 'items', listTypeName), listType, says));
  if (type === 'object' && mapType !== 'atomic')
    report(invalid(crdListType, below(at, 'items', mapTypeName), mapType, says));
}

function checkMapKeys(schema: JsonObject, at: Pointer, report: Report): void {
  const keys = itemsOf(schema[keysName]).map(textOf);
  const here = below(at, keysName);
  if (keys.length === 0) report(missing(crdListType, here, `must not be empty if ${listTypeName} is map`));
  if (!isFields(schema.items)) {
    report(missing(crdListType, below(at, 'items'), `must have a schema if ${listTypeName} is map`));
    return;
  }
  if (schema.items.type !== 'object') {
    const says = `must be object if parent array's ${listTypeName} is map`;
    report(invalid(crdListType, below(at, 'items', 'type'), schema.items.type, says));
    return;
  }
  if (new Set(keys).size < keys.length)
    report(invalid(crdListType, here, keys, 'must not contain duplicate entries'));
  for (const key of new Set(keys)) checkKey(schema.items, key, keys, at, report);
}

function checkKey(
  items: JsonObject,
  key: string,
  keys: readonly string[],
  at: Pointer,
  report: Report,
): void {
  const properties = fieldsOf(items.properties);
  const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (!isFields(property)) {
    report(invalid(crdListType, below(at, keysName), keys, 'entries must all be names of item properties'));
    return;
  }
  const here = below(at, 'items', 'properties', key);
  if (property.type === 'array' || property.type === 'object') {
    const says = `must be a scalar type if parent array's ${listTypeName} is map`;
    report(invalid(crdListType, below(here, 'type'), property.type, says));
  }
  if (!itemsOf(items.required).includes(key) && !isSet(property.default)) {
    const says = `this property is in ${keysName}, so it must have a default or be a required property`;
    report(missing(crdListType, below(here, 'default'), says));
  }
  if (property.nullable === true) {
    const says = `this property is in ${keysName}, so it cannot be nullable`;
    report(forbidden(crdListType, below(here, 'nullable'), says));
  }
}
