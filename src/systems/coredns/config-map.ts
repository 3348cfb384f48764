import type { Resolved } from '../../synth/props.js';
import { renderCorefile } from './corefile/corefile.js';
import { zoneKey } from './corefile/zone-path.js';
import { type CoreDnsTemplateProps, serversOf } from './props.js';
import { renderZone } from './zone/render-zone.js';

/** The ConfigMap's data: the Corefile, and a file for each zone. */
export function configData(props: Resolved<typeof CoreDnsTemplateProps>): Record<string, string> {
  const servers = serversOf(props);
  const zones = servers.flatMap(({ file = [] }) =>
    file.map((zone) => [zoneKey(zone.zone), renderZone(zone)]),
  );
  return { Corefile: renderCorefile(servers, props), ...Object.fromEntries(zones) };
}
