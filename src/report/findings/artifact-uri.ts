/**
 * A file name as a URI reference (RFC 3986): `charts/a%20b.ts` stays relative, an absolute one becomes `file:///…`. A
 * backslash is a character like any other.
 */
export function artifactUri(file: string): string {
  const path = file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? `file:///${path.replace(/^\/+/, '')}` : path;
}
