import { isIP, isIPv4, isIPv6 } from 'node:net';

/** A way to write a value in a string: how to tell it, and how to describe it to a person. */
export interface Format {
  readonly test: (text: string) => boolean;
  /** Completes the sentence "must be …". */
  readonly means: string;
}

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const zone = /^([a-z0-9_]([-a-z0-9_]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([-a-z0-9_]{0,61}[a-z0-9_])?)*\.?$/;

/**
 * The string formats of props and kinds, by the name that a schema's `format` uses. They follow the API server:
 * apimachinery's `validation` package for names, its `resource.Quantity` for quantities, Go's `time.ParseDuration`
 * for durations (without a sign).
 */
export const formats = {
  quantity: {
    test: (text) => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/.test(text),
    means: 'a quantity such as 100m, 1.5 or 200Mi',
  },
  duration: {
    test: (text) => /^(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/.test(text),
    means: 'a duration such as 15s, 1m30s or 2h',
  },
  ip: {
    test: (text) => isIP(text) !== 0 && !text.includes('%'),
    means: 'an IP address such as 10.96.0.10 or fd00::10',
  },
  ipv4: { test: isIPv4, means: 'an IPv4 address such as 10.96.0.10' },
  cidr: { test: isCidr, means: 'a CIDR such as 10.244.0.0/16 or fd00::/108' },
  'dns-label': {
    test: isDnsLabel,
    means: "a DNS label: at most 63 of a-z, 0-9 and '-', with a letter or digit at both ends",
  },
  'dns-subdomain': {
    test: isDnsSubdomain,
    means: "a DNS name: at most 253 of a-z, 0-9, '-' and '.', each part with a letter or digit at both ends",
  },
  ipv6: {
    test: (text) => isIPv6(text) && !text.includes('%'),
    means: 'an IPv6 address without a zone, such as fd00::10',
  },
  'dns-zone': {
    test: (text) => text === '.' || (text.length <= 254 && zone.test(text)),
    means:
      "a DNS zone such as upyun.local, or '.' for every name: labels of at most 63 of a-z, 0-9, '-' and '_'",
  },
  'label-key': {
    test: isLabelKey,
    means: 'a label key: at most 63 of A-Z, a-z, 0-9, -, _ and ., after an optional DNS name and a slash',
  },
  'label-value': {
    test: (text) => text === '' || isLabelName(text),
    means:
      'a label value: at most 63 of A-Z, a-z, 0-9, -, _ and ., with a letter or digit at both ends, or empty',
  },
  'config-key': {
    test: (text) => text.length <= 253 && /^(?!\.\.?$|\.\..)[-._A-Za-z0-9]+$/.test(text),
    means: 'a key of a ConfigMap or Secret: at most 253 of A-Z, a-z, 0-9, -, _ and ., not beginning with ..',
  },
  certificate: {
    test: (text) => /^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/.test(text),
    means: 'certificates as PEM text, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----',
  },
  'flux-duration': {
    test: (text) => /^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/.test(text),
    means: 'a duration such as 30s, 5m or 1h30m, of the units ms, s, m and h',
  },
  'flux-timeout': {
    test: (text) => /^([0-9]+(\.[0-9]+)?(ms|s|m))+$/.test(text),
    means: 'a duration such as 60s or 2m, of the units ms, s and m (not h)',
  },
  'http-url': {
    test: (text) => /^https?:\/\/[^\s/]+\S*$/.test(text),
    means: 'an URL that begins with https:// or http://',
  },
  'git-url': {
    test: (text) => /^(https?|ssh):\/\/[^\s/]+\S*$/.test(text),
    means: 'an URL that begins with https://, http:// or ssh://, such as ssh://git@github.com/org/repository',
  },
  'oci-url': {
    test: (text) => /^oci:\/\/[^\s/]+\S*$/.test(text),
    means: 'an URL such as oci://ghcr.io/org/repository',
  },
  'helm-url': {
    test: (text) => /^(https?|oci):\/\/[^\s/]+\S*$/.test(text),
    means: 'an URL that begins with https://, http:// or oci://',
  },
  image: {
    test: (text) => /^[^\s@]+(@sha256:[0-9a-f]{64})$|^[^\s@]+:(?!latest$)[\w][\w.-]{0,127}$/.test(text),
    means: 'an image with a tag other than latest, or with a sha256 digest',
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** Whether the text can be the name of a Service, a Namespace or a port's host: RFC 1123, 63 characters. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && label.test(text);
}

/** Whether the text is an IPv4 or IPv6 address with a prefix length. Host bits are allowed, as in the API server. */
export function isCidr(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/');
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  return (
    rest.length === 0 &&
    version !== 0 &&
    !text.includes('%') &&
    /^(0|[1-9]\d{0,2})$/.test(bits) &&
    Number(bits) <= most
  );
}

function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every((part) => label.test(part));
}

/** Whether the text can be the key of a label: `app`, `kubernetes.io/os`. */
export function isLabelKey(text: string): boolean {
  const slash = text.indexOf('/');
  return isLabelName(text.slice(slash + 1)) && (slash < 0 || isDnsSubdomain(text.slice(0, slash)));
}

function isLabelName(text: string): boolean {
  return text.length <= 63 && /^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$/.test(text);
}
