/** A type as the checker knows it. Messages of a schema are one type each: two of them are the same only if identical. */
export interface CelType {
  readonly kind: TypeKind;
  /** As messages name it: `int`, `list`, `net.IP`, the name of a type parameter. */
  readonly name: string;
  readonly params: readonly CelType[];
  /** Of an object: the type of a field, by its escaped name. Absent where it has none to be seen. */
  readonly fieldType?: (name: string) => CelType | undefined;
}

export type TypeKind =
  | 'bool'
  | 'int'
  | 'uint'
  | 'double'
  | 'string'
  | 'bytes'
  | 'null'
  | 'timestamp'
  | 'duration'
  | 'dyn'
  | 'error'
  | 'list'
  | 'map'
  | 'type'
  | 'opaque'
  | 'object'
  | 'param';

const none: readonly CelType[] = [];

function simple(kind: TypeKind, name: string = kind): CelType {
  return { kind, name, params: none };
}

export const boolType = simple('bool');
export const intType = simple('int');
export const uintType = simple('uint');
export const doubleType = simple('double');
export const stringType = simple('string');
export const bytesType = simple('bytes');
export const nullType = simple('null', 'null_type');
export const timestampType = simple('timestamp', 'google.protobuf.Timestamp');
export const durationType = simple('duration', 'google.protobuf.Duration');
export const dynType = simple('dyn');
export const errorType = simple('error', '!error!');
export const ipType = simple('opaque', 'net.IP');
export const cidrType = simple('opaque', 'net.CIDR');
export const urlType = simple('opaque', 'kubernetes.URL');
export const quantityType = simple('opaque', 'kubernetes.Quantity');
export const semverType = simple('opaque', 'kubernetes.Semver');
export const formatType = simple('opaque', 'kubernetes.NamedFormat');

export function listOf(item: CelType): CelType {
  return { kind: 'list', name: 'list', params: [item] };
}

export function mapOf(key: CelType, value: CelType): CelType {
  return { kind: 'map', name: 'map', params: [key, value] };
}

export function typeOf(type: CelType): CelType {
  return { kind: 'type', name: 'type', params: [type] };
}

export function optionalOf(type: CelType): CelType {
  return { kind: 'opaque', name: 'optional_type', params: [type] };
}

export function param(name: string): CelType {
  return simple('param', name);
}

/** `name`: as messages have it; that of a schema's object is `object`. */
export function objectOf(fieldType: (name: string) => CelType | undefined, name = 'object'): CelType {
  return { kind: 'object', name, params: none, fieldType };
}

/** An object of which expressions see nothing but that it is of the type. */
export function closedObject(name: string): CelType {
  return simple('object', name);
}

export function isOptional(type: CelType): boolean {
  return type.kind === 'opaque' && type.name === 'optional_type';
}

/** What is in an optional, or the type itself. */
export function unwrapped(type: CelType): CelType {
  return (isOptional(type) && type.params[0]) || type;
}

const shortNames: Partial<Record<TypeKind, string>> = {
  null: 'null',
  timestamp: 'timestamp',
  duration: 'duration',
};

/** As cel-go writes it in its messages: `list(string)`. */
export function showType(type: CelType): string {
  const name = shortNames[type.kind] ?? type.name;
  return type.params.length === 0 ? name : `${name}(${type.params.map(showType).join(', ')})`;
}

/** As cel-go writes it where it tells what an expression evaluates to: `google.protobuf.Timestamp`. */
export function typeText({ name, params }: CelType): string {
  return params.length === 0 ? name : `${name}(${params.map(typeText).join(', ')})`;
}

/** Whether two types are exactly the same. */
export function same(a: CelType, b: CelType): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.kind === 'object' || a.name !== b.name) return false;
  return (
    a.params.length === b.params.length && a.params.every((one, i) => same(one, b.params[i] ?? errorType))
  );
}
