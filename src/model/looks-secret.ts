import type { JsonValue } from './manifest.js';

/** Names whose value is one, whatever stands before: `dbPassword`, `SLACK_TOKEN`, `aws-secret-access-key`. */
const secretEnds =
  /(^|-)(password|passwd|passphrase|pwd|token|secret|credentials?|(api|access|secret|private|encryption|signing|master|shared|auth|account|license)-?key|secret-key-base|password-hash|dsn)$/;

/** The same words where they only lead to a Secret, or to a place in something: `existingSecret`, `nextToken`. */
const onlyNames =
  /(^|-)((existing|pull|tls|ca|cert|certificate|ssl|webhook-cert)-secret|(next|continue|page|sync)-token|public-key)$/;

/** Texts that are one, whatever they are called: private keys, and tokens whose issuers mark them. */
const marked = [
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY/,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+/,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_|AGE-SECRET-KEY-1)[\w-]{10,}/,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@]*:[^\s:/?#@$<{][^\s/?#@]*@/i,
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
  if (name !== undefined && looksSecret(name, rest)) return true;
  return namesSecret(fieldName) && !refers(value);
}

/** Whether what has this name is secret: `dbPassword`, `GITHUB_TOKEN`, `secret-key`. */
export function namesSecret(name: string): boolean {
  if (name.length > 253) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/[-\d]+$/, '')
    .toLowerCase();
  return secretEnds.test(words) && !onlyNames.test(words);
}

/** Whether it is filled in later, or is a word that turns something on or off. */
function refers(value: string): boolean {
  return /^(\$\([^)]*\)|\$\{[^}]*\}|\$[A-Z_][A-Z0-9_]*|\{\{.*\}\}|true|false|null)$/s.test(value.trim());
}
