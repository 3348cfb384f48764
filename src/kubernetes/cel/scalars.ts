import type { JsonValue } from '../../model/manifest.js';
import type { Schema } from '../schema/schema.js';
import { fail } from './failure.js';
import { parseDate, parseTimestamp, parseWordyDuration } from './time.js';
import type { CelType } from './types.js';
import * as types from './types.js';
import { type CelValue, Timestamp } from './values.js';

interface Reader {
  readonly type: CelType;
  readonly read: (value: JsonValue) => CelValue;
}

/** How a value of a simple type is read: by its format, a text may stand for a time, a duration or bytes. */
export function scalarReader({ type, format }: Schema): Reader {
  switch (type) {
    case 'boolean':
      return {
        type: types.boolType,
        read: (value) => (typeof value === 'boolean' ? value : wrong('bool', value)),
      };
    case 'integer':
      return { type: types.intType, read: readInteger };
    case 'number':
      return {
        type: types.doubleType,
        read: (value) => (typeof value === 'number' ? value : wrong('float', value)),
      };
    default:
      return textReader(format);
  }
}

function readInteger(value: JsonValue): bigint {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : wrong('int', value);
}

function textReader(format: string | undefined): Reader {
  const parse = format === undefined ? undefined : formats[format];
  if (!parse) return { type: types.stringType, read: readText };
  return { type: parse.type, read: (value) => parse.read(readText(value)) };
}

function readText(value: JsonValue): string {
  return typeof value === 'string' ? value : wrong('string', value);
}

const formats: Readonly<
  Record<string, { readonly type: CelType; readonly read: (text: string) => CelValue }>
> = {
  duration: {
    type: types.durationType,
    read: (text) =>
      parseWordyDuration(text) ?? fail(`Invalid duration ${text}: unable to parse ${text} as duration`),
  },
  date: {
    type: types.timestampType,
    read: (text) => parseDate(text) ?? fail(`Invalid date formatted string ${text}`),
  },
  'date-time': {
    type: types.timestampType,
    read: (text) => readDateTime(text) ?? fail(`Invalid date-time formatted string ${text}`),
  },
  byte: { type: types.bytesType, read: readBase64 },
};

/** An empty text is the beginning of 1970, and a time without a zone is one of UTC. */
function readDateTime(text: string): Timestamp | undefined {
  return text === '' ? new Timestamp(0n) : (parseTimestamp(text) ?? parseTimestamp(`${text}Z`));
}

/** The server decodes by the alphabet of URLs, whatever it let in before. */
function readBase64(text: string): Uint8Array {
  const bare = text.replace(/[\r\n]/g, '');
  const at = /[^A-Za-z0-9_=-]/.exec(bare)?.index ?? (bare.length % 4 === 0 ? -1 : bare.length);
  return at < 0
    ? new Uint8Array(Buffer.from(bare, 'base64url'))
    : fail(`Invalid byte formatted string ${text}: illegal base64 data at input byte ${at}`);
}

function wrong(wanted: string, value: JsonValue): never {
  const goTypes: Readonly<Record<string, string>> = {
    number: 'float64',
    boolean: 'bool',
    object: 'map[string]interface {}',
  };
  const is = Array.isArray(value) ? '[]interface {}' : (goTypes[typeof value] ?? typeof value);
  return fail(`invalid data, expected ${wanted}, got ${is}`);
}
