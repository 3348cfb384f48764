import { invalid, missing } from '../blocks/faults.js';
import { between, required, text, whole } from '../blocks/looks.js';
import { dnsSubdomain } from '../blocks/names.js';
import { isSet } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { webhookClientInvalid } from '../rule-infos/admission.js';
import { portOutOfRange } from '../rule-infos/ports.js';

const form = '; desired format: https://host[/path]';

const either: Look = whole(({ url, service }, at, report) => {
  const detail = 'exactly one of url or service is required';
  if (isSet(url) === isSet(service)) report(missing(at, detail, webhookClientInvalid));
});

/** The server reads it as Go does; what a URL is at all is left to it where Node knows another URL. */
const address: Look = (value, at, report) => {
  if (typeof value !== 'string') return;
  for (const says of urlComplaints(value)) report(invalid(webhookClientInvalid, at, value, says));
};

function urlComplaints(text: string): readonly string[] {
  const parts = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(text);
  if (!parts) return [`url must be a valid URL${form}`];
  const [, scheme = '', authority = '', , query = '', fragment = ''] = parts;
  const at = authority.lastIndexOf('@');
  return [
    ...(scheme.toLowerCase() === 'https' ? [] : [`'https' is the only allowed URL scheme${form}`]),
    ...(authority.slice(at + 1) === '' ? [`host must be specified${form}`] : []),
    ...(at >= 0 ? ['user information is not permitted in the URL'] : []),
    ...(fragment.length > 1 ? ['fragments are not permitted in the URL'] : []),
    ...(query.length > 1 ? ['query parameters are not permitted in the URL'] : []),
  ];
}

function pathComplaint(path: string): string | undefined {
  if (path === '/') return undefined;
  if (path === '//') return 'segment[0] may not be empty';
  if (!path.startsWith('/')) return "must start with a '/'";
  for (const [index, step] of path.slice(1).replace(/\/$/, '').split('/').entries()) {
    if (step === '') return `segment[${index}] may not be empty`;
    const says = dnsSubdomain(step);
    if (says !== undefined) return `segment[${index}]: ${says}`;
  }
  return undefined;
}

/** How a webhook is reached. Of CustomResourceDefinitions too. */
export const clientConfig: LookTable = {
  '': either,
  '/url': address,
  '/service/name': required('', webhookClientInvalid),
  '/service/namespace': required('', webhookClientInvalid),
  '/service/port': between(
    1,
    65535,
    portOutOfRange,
    'port is not valid: must be between 1 and 65535, inclusive',
  ),
  '/service/path': text(webhookClientInvalid, pathComplaint),
};
