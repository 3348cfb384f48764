import { PlainList, PlainMap } from '../collections.js';
import { fail } from '../failure.js';
import { arg, bool, fn, type Library, list, map, method, text } from '../overload.js';
import { urlType } from '../types.js';
import { type CelValue, Foreign } from '../values.js';
import { type GoUrl, hostname, parseUrl, port, queryValues } from './go-url.js';

class Url extends Foreign {
  readonly type = urlType;

  constructor(readonly parts: GoUrl) {
    super();
  }

  equals(other: CelValue): boolean {
    return other instanceof Url ? same(this.parts, other.parts) : fail('no such overload');
  }
}

function same(a: GoUrl, b: GoUrl): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function urlOf(source: string): Url {
  const parts = parseUrl(source);
  return 'error' in parts
    ? fail(`URL parse error during conversion from string: ${parts.error}`)
    : new Url(parts);
}

function queryOf({ parts }: Url): PlainMap {
  return new PlainMap([...queryValues(parts.query)].map(([key, values]) => [key, new PlainList(values)]));
}

const url = arg<Url>(urlType);

/** The API server's own: `kubernetes.urls`. */
export const urls: Library = {
  url: [fn([text], url, urlOf)],
  isURL: [fn([text], bool, (source) => !('error' in parseUrl(source)))],
  getScheme: [method([url], text, ({ parts }) => parts.scheme)],
  getHost: [method([url], text, ({ parts }) => parts.host)],
  getHostname: [method([url], text, ({ parts }) => hostname(parts.host))],
  getPort: [method([url], text, ({ parts }) => port(parts.host))],
  getEscapedPath: [method([url], text, ({ parts }) => parts.path)],
  getQuery: [method([url], map(text, list(text)), queryOf)],
};
