import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { defaultOf } from '../default-of.js';
import { checkZone } from '../zone/check-zone.js';
import { checkCache } from './check-cache.js';
import { checkForwards } from './check-forward.js';
import { checkRaw } from './check-raw.js';
import { checkRewrite } from './check-rewrite.js';
import { checkTemplate } from './check-template.js';
import { checkWords } from './check-words.js';
import { checkGoRegex } from './go-regex.js';
import { clusterDomain } from './kubernetes.js';
import { checkLog } from './log.js';
import { ServerBlock } from './server.js';

/** Everything about one server block that each prop by itself could not tell. */
export function checkServer(server: ServerBlock, at: Pointer, refuse: Refuse): void {
  const { file, ...corefile } = server;
  checkWords(corefile, at, refuse);
  checkLog(server.log ?? false, `${at}/log`, refuse);
  if (server.cache !== undefined) checkCache(server.cache, `${at}/cache`, refuse);
  checkForwards(server.forward ?? [], `${at}/forward`, refuse);
  for (const [i, rewrite] of (server.rewrite ?? []).entries())
    checkRewrite(rewrite, child(`${at}/rewrite`, i), refuse);
  for (const [i, raw] of (server.raw ?? []).entries()) checkRaw(raw, child(`${at}/raw`, i), refuse);
  for (const [i, template] of (server.template ?? []).entries())
    checkTemplate(template, child(`${at}/template`, i), refuse);
  checkErrors(server, at, refuse);
  checkKubernetes(server, at, refuse);
  for (const [i, zone] of (file ?? []).entries()) {
    checkServed(zone.zone, server, `${at}/file/${i}/zone`, refuse);
    checkZone(zone, child(`${at}/file`, i), refuse);
  }
}

function checkErrors({ errors }: ServerBlock, at: Pointer, refuse: Refuse): void {
  if (typeof errors !== 'object') return;
  for (const [i, { pattern }] of (errors.consolidate ?? []).entries()) {
    checkGoRegex(pattern, `${at}/errors/consolidate/${i}/pattern`, refuse);
  }
}

function checkKubernetes({ kubernetes }: ServerBlock, at: Pointer, refuse: Refuse): void {
  if (!kubernetes) return;
  if (!clusterDomain(kubernetes)) {
    const what = `${show(kubernetes.zones)} are zones of addresses only.`;
    refuse(`${at}/kubernetes/zones`, what, 'Add the cluster domain, such as cluster.local.');
  }
  if (kubernetes.namespaces && kubernetes.namespaceLabels) {
    const what = 'namespaces and namespaceLabels are both set; CoreDNS does not start with both.';
    refuse(`${at}/kubernetes/namespaceLabels`, what, 'Leave one of them out.');
  }
}

function checkServed(zone: string, server: ServerBlock, at: Pointer, refuse: Refuse): void {
  const zones = server.zones ?? defaultOf(ServerBlock.properties.zones);
  const name = `.${zone.replace(/\.$/, '')}`;
  if (zones.some((served) => served === '.' || name.endsWith(`.${served.replace(/\.$/, '')}`))) return;
  const what = `No query for ${show(zone)} reaches its file: the server block answers only for ${show(zones)}.`;
  refuse(at, what, 'Add the zone, or one above it, to the zones of the block.');
}
