import { defaultOf } from '../default-of.js';
import { cacheDirective } from './cache.js';
import { type Directive, renderServer } from './directive.js';
import { errorsDirectives } from './errors.js';
import { forwardDirective } from './forward.js';
import { hostsDirective } from './hosts.js';
import { kubernetesDirective } from './kubernetes.js';
import { logDirectives } from './log.js';
import { inOrder } from './order.js';
import { type ProcessPlugins, processDirectives } from './process.js';
import { rewriteDirective } from './rewrite.js';
import { ServerBlock } from './server.js';
import { noAaaa } from './suppress-aaaa.js';
import { templateDirective } from './template.js';
import { fileDirective } from './zone-path.js';

/** The Corefile: one server block after the other, one directive per line. */
export function renderCorefile(servers: readonly ServerBlock[], plugins: ProcessPlugins): string {
  return servers
    .map((server, i) => {
      const directives = [...processDirectives(plugins, i === 0), ...serverDirectives(server)];
      return renderServer(keysOf(server), inOrder(directives));
    })
    .join('\n');
}

/** What stands before the block: `upyun.local:253`. */
export function keysOf({ zones, port }: ServerBlock): string[] {
  const is = ServerBlock.properties;
  return (zones ?? defaultOf(is.zones)).map((zone) => `${zone}:${port ?? defaultOf(is.port)}`);
}

/** The directives that the server's props ask for, in no particular order. */
function serverDirectives(server: ServerBlock): Directive[] {
  const is = ServerBlock.properties;
  const { zones = defaultOf(is.zones), loadbalance, loop, cache, hosts, kubernetes, file = [] } = server;
  const templates = [...(server.template ?? []), ...noAaaa(server.suppressAaaa ?? false, zones, file)];
  return [
    ...errorsDirectives(server.errors ?? defaultOf(is.errors)),
    ...logDirectives(server.log ?? defaultOf(is.log)),
    ...(cache === undefined ? [] : [cacheDirective(cache)]),
    ...(loadbalance ? [{ name: 'loadbalance', args: loadbalance === true ? [] : [loadbalance] }] : []),
    ...templates.map(templateDirective),
    ...(server.rewrite ?? []).map(rewriteDirective),
    ...(hosts ? [hostsDirective(hosts)] : []),
    ...(kubernetes ? [kubernetesDirective(kubernetes)] : []),
    ...file.map(fileDirective),
    ...(server.forward ?? []).map(forwardDirective),
    ...(loop ? [{ name: 'loop' }] : []),
    ...(server.raw ?? []),
  ];
}
