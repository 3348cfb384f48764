import { child } from '../../../model/pointer.js';
import { base64, decodedSize } from '../blocks/base64.js';
import { missing } from '../blocks/faults.js';
import { configMapKey } from '../blocks/names.js';
import { at as below, bytesOf, fieldsOf, textOf, type Value } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { dataTooLarge, keyTwice, secretContentInvalid, secretKeyMissing } from '../rule-infos/data.js';
import { base64Invalid } from '../rule-infos/general.js';
import { configKeyInvalid } from '../rule-infos/pod.js';

const most = 1024 * 1024;

/** A key. The finding names the key, never its value. */
const dataKey: Look = (key, at, report) => {
  const says = configMapKey(textOf(key));
  if (says !== undefined) report({ rule: configKeyInvalid, at, says: `the key is not valid: ${says}` });
};

const encoded: Look = (value, at, report) => {
  const says = typeof value === 'string' ? base64(value) : undefined;
  if (says !== undefined) report({ rule: base64Invalid, at, says });
};

function sizeOf(map: Value, size: (text: string) => number): number {
  let sum = 0;
  for (const value of Object.values(fieldsOf(map))) sum += typeof value === 'string' ? size(value) : 0;
  return sum;
}

/** A ConfigMap. */
export const configMap = defineNativeRules({
  group: '',
  kind: 'ConfigMap',
  at: {
    '': (value, at, report) => {
      const { data, binaryData } = fieldsOf(value);
      for (const key of Object.keys(fieldsOf(data)))
        if (Object.hasOwn(fieldsOf(binaryData), key))
          report({
            rule: keyTwice,
            at: child(`${at}/data`, key),
            says: 'duplicate of key present in binaryData',
          });
      const size = sizeOf(data, bytesOf) + sizeOf(binaryData, decodedSize);
      if (size > most)
        report({
          rule: dataTooLarge,
          at,
          says: `Too long: may not be more than ${most} bytes; there are ${size}`,
        });
    },
    '/data/~key': dataKey,
    '/binaryData/~key': dataKey,
    '/binaryData/*': encoded,
  },
});

const needs: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

const account = 'kubernetes.io/service-account.name';

const typed: Look = (value, at, report) => {
  const secret = fieldsOf(value);
  const type = textOf(secret.type);
  const [data, plain] = [fieldsOf(secret.data), fieldsOf(secret.stringData)];
  const has = (key: string) => Object.hasOwn(data, key) || Object.hasOwn(plain, key);
  const lacks = (key: string) => report(missing(child(`${at}/data`, key), '', secretKeyMissing));
  for (const key of (Object.hasOwn(needs, type) && needs[type]) || []) if (!has(key)) lacks(key);
  if (type === 'kubernetes.io/basic-auth' && !has('username') && !has('password')) lacks('username');
  const isAccount = type === 'kubernetes.io/service-account-token';
  if (isAccount && textOf(below(secret, 'metadata', 'annotations', account)) === '')
    report(missing(child(`${at}/metadata/annotations`, account), '', secretKeyMissing));
};

/** The values of the keys that hold JSON. What is wrong is told without the text. */
const dockerConfig: Look = (value, at, report) => {
  const secret = fieldsOf(value);
  const key = {
    'kubernetes.io/dockercfg': '.dockercfg',
    'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
  }[textOf(secret.type)];
  if (key === undefined) return;
  const plain = below(secret.stringData, key);
  const coded = below(secret.data, key);
  const list = typeof plain === 'string' ? 'stringData' : 'data';
  const text = typeof plain === 'string' ? plain : readBytes(coded);
  if (text !== undefined && !isJsonObject(text))
    report({ rule: secretContentInvalid, at: child(`${at}/${list}`, key), says: 'must be a JSON object' });
};

/** Go reads an empty list as no bytes. */
function readBytes(value: Value): string | undefined {
  if (typeof value === 'string') return decoded(value);
  return Array.isArray(value) && value.length === 0 ? '' : undefined;
}

function decoded(text: string): string | undefined {
  return base64(text) === undefined ? Buffer.from(text, 'base64').toString('utf8') : undefined;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

const size: Look = (value, at, report) => {
  const { data, stringData } = fieldsOf(value);
  const plain = fieldsOf(stringData);
  const kept = Object.fromEntries(
    Object.entries(fieldsOf(data)).filter(([key]) => !Object.hasOwn(plain, key)),
  );
  const sum = sizeOf(kept, decodedSize) + sizeOf(plain, bytesOf);
  if (sum > most)
    report({
      rule: dataTooLarge,
      at: `${at}/data`,
      says: `Too long: may not be more than ${most} bytes; there are ${sum}`,
    });
};

/** A Secret. No fault of it carries a value. */
export const secret = defineNativeRules({
  group: '',
  kind: 'Secret',
  at: {
    '': [typed, dockerConfig, size],
    '/data/~key': dataKey,
    '/stringData/~key': dataKey,
    '/data/*': encoded,
  },
});
