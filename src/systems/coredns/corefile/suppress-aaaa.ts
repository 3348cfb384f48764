import { type Static, Type } from '@sinclair/typebox';
import { parseName, writeName } from '../zone/name.js';
import { labelsOf } from '../zone/resolve-name.js';
import type { ZoneFile } from '../zone/zone-file.js';
import { Zones } from './schemas.js';
import type { Template } from './template.js';

/** Answers AAAA queries with "no such data": for the server's zones (`true`), or for those listed. */
export const SuppressAaaa = Type.Union([Type.Boolean(), Zones]);
export type SuppressAaaa = Static<typeof SuppressAaaa>;

/** Names that lead nowhere (RFC 6761): where the server has no zone of its own, nobody is to be asked about it. */
const NOBODY = 'ns.invalid. hostmaster.invalid.';

/**
 * The template that answers NODATA. Its SOA makes the empty answer cacheable, for 60 seconds (RFC 2308): without one,
 * every client asks again for every connection.
 */
export function noAaaa(
  suppress: SuppressAaaa,
  zones: readonly string[],
  files: readonly ZoneFile[],
): Template[] {
  if (suppress === false) return [];
  const authority = `{{ .Zone }} 60 IN SOA ${nobodyOr(files[0])} 1 300 60 604800 60`;
  return [
    { class: 'IN', type: 'AAAA', zones: [...(suppress === true ? zones : suppress)], authority: [authority] },
  ];
}

function nobodyOr(file: ZoneFile | undefined): string {
  return file ? `${absolute(file.soa.primary, file)} ${absolute(file.soa.mailbox, file)}` : NOBODY;
}

function absolute(text: string, { zone }: ZoneFile): string {
  const name = parseName(text);
  // What is no name has been refused by then.
  if ('wrong' in name) return text;
  return writeName(name.absolute ? name.labels : [...name.labels, ...labelsOf(zone)]);
}
