import { parseCidr } from '../../kubernetes/cidr.js';
import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';
import { customRuleFiles } from './custom-rules.js';
import type { IptablesSettings } from './iptables-props.js';

/** Refuses what is wrong although each prop is right by itself. */
export function checkIptables(settings: IptablesSettings, refuse: Refuse): void {
  checkImage(settings, refuse);
  checkPrefixes(settings, refuse);
  checkRules(settings, refuse);
  checkNodes(settings, refuse);
}

function checkImage({ image }: IptablesSettings, refuse: Refuse): void {
  const [, tag] = /:((?:snapshot|stable|latest)(?:-amd64)?)$/.exec(image) ?? [];
  if (tag === undefined) return;
  refuse(
    '/image',
    `The tag ${show(tag)} moves: each node would run, with all privileges, what was there when it pulled.`,
    `Add the digest (${image.slice(0, -tag.length - 1)}@sha256:…), or mirror the image under a tag of its own.`,
  );
}

function checkPrefixes({ allowIpv6 = {} }: IptablesSettings, refuse: Refuse): void {
  for (const [end, cidrs = []] of Object.entries(allowIpv6)) {
    for (const [i, cidr] of cidrs.entries()) {
      const at = `/allowIpv6/${end}/${i}`;
      const { version, prefix } = parseCidr(cidr);
      if (version === 4) refuse(at, `${show(cidr)} is not IPv6.`, 'Allow IPv4 by customRules.ipv4.');
      else if (prefix === 0)
        refuse(at, `${show(cidr)} is every address there is: no policy would restrict IPv6.`, 'Narrow it.');
    }
  }
}

function checkRules(settings: IptablesSettings, refuse: Refuse): void {
  if (!settings.customRules || Object.keys(customRuleFiles(settings)).length > 0) return;
  refuse('/customRules', 'customRules has no rules.', 'Leave it out.');
}

function checkNodes({ nodeSelector }: IptablesSettings, refuse: Refuse): void {
  const os = nodeSelector['kubernetes.io/os'];
  if (os === undefined || os === 'linux') return;
  refuse('/nodeSelector/kubernetes.io~1os', `The image is for linux; got ${show(os)}.`, 'Leave it out.');
}
