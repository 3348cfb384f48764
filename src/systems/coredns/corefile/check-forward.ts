import { isIP } from 'node:net';
import { durationInSeconds } from '../../../kubernetes/duration.js';
import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { checkDnsWord } from './dns-words.js';
import type { Forward } from './forward.js';

/** Upstreams that CoreDNS cannot use, and zones that no query would reach. */
export function checkForwards(forwards: readonly Forward[], at: Pointer, refuse: Refuse): void {
  const seen = new Map<string, Forward>();
  for (const [i, forward] of forwards.entries()) {
    const here = child(at, i);
    for (const [j, upstream] of forward.to.entries()) checkUpstream(upstream, `${here}/to/${j}`, refuse);
    if (forward.tlsServername && !forward.to.some((upstream) => upstream.startsWith('tls://'))) {
      const what = `tlsServername is ${show(forward.tlsServername)}, but no upstream is asked over TLS.`;
      refuse(`${here}/tlsServername`, what, 'Write the upstreams as tls://ADDRESS, or leave it out.');
    }
    for (const [j, address] of (forward.resolver ?? []).entries()) {
      if (isIP(hostOf(address)) === 0) {
        refuse(
          `${here}/resolver/${j}`,
          `The resolver ${show(address)} is no IP address.`,
          'Write one, with or without a port.',
        );
      }
    }
    checkAnswers(forward, here, refuse);
    const from = (forward.from ?? '.').replace(/(?<=.)\.$/, '');
    const earlier = seen.get(from);
    if (earlier && !earlier.next) {
      const what = `A second forward of ${show(from)} is never asked.`;
      refuse(
        `${here}/from`,
        what,
        "Put its upstreams into the first one, or give that one next: ['NXDOMAIN'].",
      );
    }
    seen.set(from, forward);
  }
}

/** What of an upstream's answer is waited for, and which answers lead to the next. */
function checkAnswers({ next = [], failover = [], readTimeout }: Forward, at: Pointer, refuse: Refuse): void {
  for (const [i, code] of next.entries()) checkDnsWord('response code', code, `${at}/next/${i}`, refuse);
  for (const [i, code] of failover.entries()) {
    checkDnsWord('response code', code, `${at}/failover/${i}`, refuse);
    if (code !== 'NOERROR') continue;
    refuse(`${at}/failover/${i}`, 'failover at NOERROR would leave every good answer unused.', 'Remove it.');
  }
  if (readTimeout !== undefined && durationInSeconds(readTimeout) === 0) {
    const what = `readTimeout is ${show(readTimeout)}; CoreDNS stops with: read_timeout must be positive.`;
    refuse(`${at}/readTimeout`, what, 'Leave it out: 2s is the default.');
  }
}

function checkUpstream(upstream: string, at: Pointer, refuse: Refuse): void {
  const scheme = /^([a-z]+):\/\//.exec(upstream)?.[1];
  if (scheme !== undefined && !['dns', 'tls', 'https'].includes(scheme)) {
    refuse(
      at,
      `forward cannot ask over ${scheme}://, as in ${show(upstream)}.`,
      'Use an address, tls:// or https:// and an address.',
    );
    return;
  }
  if (upstream.startsWith('/')) {
    if (upstream === '/etc/resolv.conf') return;
    const fix = "Use /etc/resolv.conf: it is the node's, or the file that the kubelet's resolvConf names.";
    refuse(at, `The file ${show(upstream)} is not in the Pod.`, fix);
    return;
  }
  const host = hostOf(upstream.replace(/^[a-z]+:\/\//, ''));
  if (isLoopback(host)) {
    const what = `${show(upstream)} is this Pod's own loopback: CoreDNS would ask itself (plugin/loop stops it).`;
    const fix =
      "Name the real resolver. Where it is a node's systemd-resolved, forward to /etc/resolv.conf and set the kubelet's resolvConf to /run/systemd/resolve/resolv.conf.";
    refuse(at, what, fix);
  } else if (isIP(host) === 0 && !isHostname(host)) {
    const fix =
      'Write 192.0.2.1, 192.0.2.1:8600, [2001:db8::1]:53, tls://192.0.2.1, a host name or an absolute path.';
    refuse(at, `${show(upstream)} is no upstream.`, fix);
  }
}

/** `192.0.2.1:53`, `[2001:db8::1]:53`, `192.0.2.1%name`, `example.org:53`, each without what follows the host. */
export function hostOf(address: string): string {
  const bracketed = /^\[([^\]]+)\](:\d{1,5})?$/.exec(address)?.[1];
  const host = bracketed ?? (isIP(address) ? address : address.replace(/:\d{1,5}$/, ''));
  return host.replace(/%.*$/, '');
}

/** Whether the host means whoever asks. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127\./.test(host) || (isIP(host) === 6 && /^[0:]*:0*1$/.test(host));
}

function isHostname(host: string): boolean {
  return (
    host.length <= 253 &&
    /^(?!\d+(\.\d+)*$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\.?$/i.test(host)
  );
}
