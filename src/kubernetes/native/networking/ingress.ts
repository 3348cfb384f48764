import { child } from '../../../model/pointer.js';
import { invalid, missing, unsupported } from '../blocks/faults.js';
import { ipVersion } from '../blocks/ip.js';
import { anyText, required, text, whole } from '../blocks/looks.js';
import { dnsSubdomain, wildcardSubdomain } from '../blocks/names.js';
import { at as below, isSet, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type LookTable } from '../native-rules.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import {
  hostInvalid,
  ingressClassDiffers,
  ingressEmpty,
  ingressPathInvalid,
} from '../rule-infos/networking.js';
import { deprecatedField } from '../rule-infos/warnings.js';
import { merged, under } from '../tables.js';
import { ingressBackend } from './backend.js';

const classAnnotation = 'kubernetes.io/ingress.class';

const classes: Look = whole((object, at, report) => {
  const written = below(object.metadata, 'annotations', classAnnotation);
  const name = below(object.spec, 'ingressClassName');
  const here = child(`${at}/metadata/annotations`, classAnnotation);
  if (typeof written !== 'string') return;
  const deprecated = "is deprecated, please use 'spec.ingressClassName' instead";
  if (!isSet(name)) report({ rule: deprecatedField, at: here, says: deprecated });
  else if (written !== name)
    report(
      invalid(ingressClassDiffers, here, written, 'must match `ingressClassName` when both are specified'),
    );
});

function nameOfHost(host: string): string | undefined {
  return host.includes('*') ? wildcardSubdomain(host) : dnsSubdomain(host);
}

const host = text(hostInvalid, (name) =>
  ipVersion(name) === 0 ? nameOfHost(name) : 'must be a DNS name, not an IP address',
);

const sequences = ['//', '/./', '/../', '%2f', '%2F'];
const ends = ['/..', '/.'];
const types = ['Exact', 'ImplementationSpecific', 'Prefix'];

const path: Look = whole((it, at, report) => {
  const type = textOf(it.pathType);
  if (!isSet(it.pathType))
    return report(missing(`${at}/pathType`, 'pathType must be specified', ingressPathInvalid));
  if (!types.includes(type)) {
    if (typeof it.pathType === 'string') report(unsupported(`${at}/pathType`, type, types));
    return;
  }
  const says = pathComplaint(textOf(it.path), type === 'ImplementationSpecific');
  if (says !== undefined) report(invalid(ingressPathInvalid, `${at}/path`, textOf(it.path), says));
});

function pathComplaint(value: string, isFree: boolean): string | undefined {
  if (isFree && value === '') return undefined;
  if (!value.startsWith('/')) return 'must be an absolute path';
  if (isFree) return undefined;
  const sequence = sequences.find((it) => value.includes(it));
  if (sequence !== undefined) return `must not contain '${sequence}'`;
  const end = ends.find((it) => value.endsWith(it));
  return end && `cannot end with '${end}'`;
}

/** What need not be there. */
function whereWritten(table: LookTable): LookTable {
  const root = [table[''] ?? []].flat();
  const looks = root.map(
    (look): Look =>
      (value, ...rest) => {
        if (isSet(value)) look(value, ...rest);
      },
  );
  return { ...table, '': looks };
}

const spec: LookTable = merged(
  {
    '': [
      required(),
      whole((it, at, report) => {
        if (itemsOf(it.rules).length === 0 && !isSet(it.defaultBackend))
          report({ rule: ingressEmpty, at, says: 'either `defaultBackend` or `rules` must be specified' });
      }),
    ],
    '/ingressClassName': anyText(nameInvalid, dnsSubdomain),
    '/rules/*/host': host,
    '/rules/*/http/paths': required(),
    '/rules/*/http/paths/*': path,
    '/tls/*/hosts/*': anyText(hostInvalid, nameOfHost),
    '/tls/*/secretName': text(nameInvalid, dnsSubdomain),
  },
  under('/defaultBackend', whereWritten(ingressBackend)),
  under('/rules/*/http/paths/*/backend', ingressBackend),
);

/** An Ingress. */
export const ingress = defineNativeRules({
  group: 'networking.k8s.io',
  kind: 'Ingress',
  at: merged({ '': classes }, under('/spec', spec)),
});
