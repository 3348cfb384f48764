import { child } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { checkServer } from './check-server.js';
import { keysOf } from './corefile.js';
import type { ServerBlock } from './server.js';
import { zoneKey } from './zone-path.js';

/** Each server block, and what they must be to one another. */
export function checkServers(servers: readonly ServerBlock[], refuse: Refuse): void {
  const keys = new Set<string>();
  const files = new Set<string>();
  for (const [i, server] of servers.entries()) {
    const at = child('/servers', i);
    checkServer(server, at, refuse);
    for (const key of keysOf(server).map((key) => key.replace(/(?<=[^.])\.:/, ':'))) {
      if (keys.has(key)) {
        const what = `${show(key)} is served twice; CoreDNS stops with: cannot serve dns://${key} - it is already defined.`;
        refuse(`${at}/zones`, what, 'Put its plugins into one server block, or choose another port.');
      }
      keys.add(key);
    }
    for (const [j, { zone }] of (server.file ?? []).entries()) {
      if (files.has(zoneKey(zone))) {
        refuse(
          `${at}/file/${j}/zone`,
          `The zone ${show(zone)} is given twice.`,
          'Put all of its records into one.',
        );
      }
      files.add(zoneKey(zone));
    }
  }
}
