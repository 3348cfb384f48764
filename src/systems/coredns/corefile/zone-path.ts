import type { ZoneFile } from '../zone/zone-file.js';
import { type Directive, fallthrough, flag, option } from './directive.js';

/** Where the ConfigMap is mounted: the Corefile, and the zone files beside it. */
export const CONFIG_FOLDER = '/etc/coredns';

/** The zone file's name in the ConfigMap, and so in the folder: `upyun.local.zone`. */
export function zoneKey(zone: string): string {
  return zone === '.' ? 'root.zone' : `${zone.replace(/\.$/, '')}.zone`;
}

/** `file PATH ZONE { … }`; the path is where the ConfigMap's key is mounted. */
export function fileDirective({ zone, reload, reloadByMtime, fallthrough: zones }: ZoneFile): Directive {
  const block = [
    ...option('reload', reload),
    ...flag('reload_by_mtime', reloadByMtime),
    ...fallthrough(zones),
  ];
  return { name: 'file', args: [`${CONFIG_FOLDER}/${zoneKey(zone)}`, zone], block };
}
