import type { JsonObject, JsonValue } from './manifest.js';
import { memo } from './memo.js';

/** Names whose value is one, whatever stands before: `dbPassword`, `SLACK_TOKEN`, `aws-secret-access-key`. */
const secretEnds =
  /(^|-)(passwords?|passwd|passphrase|pwd|token|secret|credentials?|(api|access|secret|private|encryption|signing|master|shared|auth|account|license)-?keys?|secret-key-base|password-hash|dsn)$/;

/** The same words where they only lead to a Secret, or to a place in something: `existingSecret`, `nextToken`. */
const onlyNames =
  /(^|-)((existing|pull|tls|ca|cert|certificate|ssl|webhook-cert|password|passwd|credentials?|auth|registry|docker-?config)-secret|(next|continue|page|sync)-token|public-keys?)$/;

/** Texts that are one, whatever they are called: private keys, and what their issuers, or a hash of a password, mark. */
const marked = [
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY/,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+/,
  /\b(?:gh[pousr]_|github_pat_|glpat-|glsa_|xox[abprs]-|xapp-|sk_live_|sk-(?:proj|ant)-|npm_|dckr_pat_|dop_v1_|hvs\.|AGE-SECRET-KEY-1)[\w-]{10,}/,
  /\bAIza[\w-]{35}|\bSG\.[\w-]{16,}\.[\w-]{16,}|hooks\.slack\.com\/services\/\w|\bBearer\s+[\w.~+/-]{16,}|\bauthorization["']?(?:\s*[:=]\s*["']?|\s+["'])(?:basic|bearer|token)\s+\w/i,
  /\$(?:apr1|2[abxy]|[56y]|argon2id?)\$[\w./$,=-]{10,}/,
  /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/?#@]*:[^\s:/?#@$<{][^\s/?#]*@/i,
];

const flag = /^--?([A-Za-z][\w.-]*)[=\s](.+)$/s;

/**
 * Whether a value that is written out must not be shown: by the name of its field, of its variable, or of its key
 * (`password`, `API_TOKEN`), or because it tells by itself (a private key in PEM, a token, the password in an address).
 * A reference such as `$(PASSWORD)` is none, and neither is the name or the file of a secret.
 */
export function looksSecret(fieldName: string, value: JsonValue | undefined): boolean {
  if (typeof value === 'number') return namesSecret(fieldName);
  if (typeof value !== 'string' || value === '') return false;
  if (marked.some((pattern) => pattern.test(value))) return true;
  const [, name, rest] = flag.exec(value) ?? [];
  if (name !== undefined && rest !== undefined && namesSecret(name) && !refers(rest)) return true;
  return namesSecret(fieldName) ? !refers(value) : isLogin(fieldName, value);
}

/** Whether a value of this name can be secret because of the name. */
export function mayBeSecret(name: string): boolean {
  return mayBeLogin(name) || namesSecret(name);
}

function mayBeLogin(name: string): boolean {
  return /^((proxy-)?authorization|auth)$/i.test(name);
}

/** Whether what has this name is secret: `dbPassword`, `GITHUB_TOKEN`, `secret-key`. */
export function namesSecret(name: string): boolean {
  return name.length <= 253 && isSecretName(name);
}

const isSecretName = memo((name) => {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/[-\d]+$/, '')
    .toLowerCase();
  return secretEnds.test(words) && !onlyNames.test(words);
});

/**
 * The name by which the value of a field is judged: of the value in `{ name, value }`, the name beside it; of that in
 * `password: { value }`, what holds it. `secretKey` beside the Secret that has it is only the name of a key.
 *
 * @param own the name of the map
 */
export function nameOfField(map: JsonObject, field: string, own: string): string {
  if (field === 'value') {
    const { name, key } = map;
    return typeof name === 'string' ? name : typeof key === 'string' ? key : namesSecret(own) ? own : field;
  }
  const isKeyName = /secretKey$/i.test(field) && besideSecret.some((sibling) => Object.hasOwn(map, sibling));
  return isKeyName ? `${field}Name` : field;
}

const besideSecret = ['remoteRef', 'sourceRef', 'secretName', 'secretRef', 'existingSecret'];

/** The name by which an item of a list is judged: of the value of a flag (`--token`, `abc`), the flag; else the list's. */
export function nameOfItem(items: readonly JsonValue[], index: number, own: string): string {
  const [before, item] = [items[index - 1], items[index]];
  if (typeof item !== 'string' || typeof before !== 'string' || item.startsWith('-')) return own;
  const [, name] = /^--?([A-Za-z][\w.-]*)$/.exec(before) ?? [];
  return name !== undefined && namesSecret(name) ? name : own;
}

/** Whether it is filled in later, is where to find it, or is a word that turns something on or off. */
function refers(value: string): boolean {
  return /^(\$\([^)]*\)|\$\{[^}]*\}|\$[A-Z_][A-Z0-9_]*|\{\{.*\}\}|<[\w .:/#-]*>|true|false|null|(vault:|op:\/\/|ref\+\w+:\/\/).*|\/[\w.-]+(\/[\w.-]+)*\.(json|ya?ml|pem|crt|key|txt|conf|ini|toml))$/s.test(
    value.trim(),
  );
}

/** What goes before a request: `Authorization: Basic …`, and `auth` in the configuration of Docker. */
function isLogin(name: string, value: string): boolean {
  if (!mayBeLogin(name)) return false;
  if (name.toLowerCase() !== 'auth') return /^(basic|bearer|token|digest|apikey)\s+\S/i.test(value);
  if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(value)) return false;
  return /^[^\s:]+:\S+$/.test(Buffer.from(value, 'base64').toString('latin1'));
}
