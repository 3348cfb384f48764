import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { suggest } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import { renderDirective } from './directive.js';
import { forwardDirective, forwardOptions } from './forward.js';
import { refuseStream } from './log.js';
import { forwardFromProxy } from './proxy.js';
import type { RawDirective } from './raw.js';
import { whyUnwritable } from './token.js';

/** Directives that are props, and where: probes, ports, RBAC and files are made from the same values. */
const typed: Readonly<Record<string, string>> = {
  cache: 'cache',
  errors: 'errors',
  file: 'file',
  health: 'the construct, as health',
  hosts: 'hosts',
  kubernetes: 'kubernetes',
  loadbalance: 'loadbalance',
  loop: 'loop',
  prometheus: 'the construct, as prometheus',
  ready: 'the construct, as ready',
  reload: 'the construct, as reload',
  template: 'template',
};

/** Options that `proxy` had, or that never were, and what to do instead. */
const notOfForward: Readonly<Record<string, string>> = {
  fail_timeout: 'Leave it out; health_check sets how soon an upstream that failed is tried again.',
  protocol:
    'Leave it out; force_tcp and prefer_udp choose the transport, tls:// before an upstream encrypts.',
  retry_failed: 'Leave it out; max_fails sets after how many failed probes an upstream is left out.',
  spray: 'Leave it out; when all upstreams are unhealthy forward asks a random one anyway.',
};

/** What CoreDNS removed, what has a prop of its own, and the known mistakes. */
export function checkRaw(raw: RawDirective, at: Pointer, refuse: Refuse): void {
  const { name, args = [], block = [] } = raw;
  if (name === 'proxy') refuseProxy(raw, at, refuse);
  else if (name === 'federation') {
    refuse(
      `${at}/name`,
      'federation was removed in CoreDNS 1.7.0, with the federation of clusters.',
      'Remove it.',
    );
  } else if (name === 'import') {
    const fix = 'Give its directives here: then ports, probes and RBAC are made to fit them.';
    refuse(`${at}/name`, 'import reads directives from a file that nothing here can see.', fix);
  } else if (typed[name]) {
    refuse(`${at}/name`, `${name} has a prop of its own.`, `Give it to ${whereOf(name)}.`);
  } else if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    refuse(`${at}/name`, `${show(name)} is no plugin's name.`, 'Plugins have names of a-z, 0-9 and _.');
  }
  if (name === 'log') {
    const stream = args.find((zone) => zone === 'stdout' || zone === 'stderr');
    if (stream) refuseStream(stream, `${at}/args`, refuse);
  }
  if (name === 'rewrite') refuseName([...args, ...(block[0] ?? [])], at, refuse);
  if (name === 'forward') {
    const what = 'forward needs a zone and at least one upstream.';
    if (args.length < 2) refuse(`${at}/args`, what, "Write args: ['.', '192.0.2.1'].");
    checkOptions(block, at, refuse);
  }
  for (const [i, line] of block.entries()) {
    if (line[0] === 'import') {
      refuse(`${at}/block/${i}/0`, 'import reads a file that nothing here can see.', 'Write its lines here.');
    }
  }
}

function whereOf(name: string): string {
  return typed[name]?.startsWith('the ') ? `${typed[name]}` : `the server block, as ${typed[name]}`;
}

function refuseProxy(raw: RawDirective, at: Pointer, refuse: Refuse): void {
  const words = [raw.name, ...(raw.args ?? []), ...(raw.block ?? []).flat()];
  // The stanza is shown in the message; what cannot be written is refused by itself.
  if (words.some(whyUnwritable) || (raw.args ?? []).length < 2) {
    refuse(`${at}/name`, 'proxy was removed in CoreDNS 1.5.0.', 'Use the prop forward.');
    return;
  }
  const stanza = renderDirective(forwardDirective(forwardFromProxy(raw)));
  const what = "proxy was removed in CoreDNS 1.5.0, which stops with: Unknown directive 'proxy'.";
  refuse(`${at}/name`, what, `Use the prop forward; this replaces it:\n${stanza.join('\n')}`);
}

function refuseName(words: readonly string[], at: Pointer, refuse: Refuse): void {
  const field = words.find((word) => word !== 'stop' && word !== 'continue');
  if (field !== 'name' && field !== 'ttl') return;
  refuse(`${at}/name`, `rewrite ${field} has a prop of its own.`, 'Give it to the server block, as rewrite.');
}

function checkOptions(block: readonly (readonly string[])[], at: Pointer, refuse: Refuse): void {
  for (const [i, [name = '']] of block.entries()) {
    if (forwardOptions.includes(name)) continue;
    const meant = suggest(name, forwardOptions);
    const what = `forward has no option ${show(name)}; CoreDNS stops with: unknown property '${name}'.`;
    const fix = meant ? `Did you mean ${show(meant)}?` : `Its options are ${forwardOptions.join(', ')}.`;
    refuse(`${at}/block/${i}/0`, what, notOfForward[name] ?? fix);
  }
}
