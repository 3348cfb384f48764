import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { checkDnsWord } from './dns-words.js';
import { checkGoRegex } from './go-regex.js';
import { whyNoTemplate } from './go-template.js';
import type { Template } from './template.js';

/** Names that CoreDNS does not know; regular expressions and templates that Go cannot read. */
export function checkTemplate(template: Template, at: Pointer, refuse: Refuse): void {
  checkDnsWord('class', template.class, `${at}/class`, refuse);
  checkDnsWord('record type', template.type, `${at}/type`, refuse);
  if (template.rcode !== undefined) checkDnsWord('response code', template.rcode, `${at}/rcode`, refuse);
  for (const [i, pattern] of (template.match ?? []).entries())
    checkGoRegex(pattern, `${at}/match/${i}`, refuse);
  for (const section of ['answer', 'additional', 'authority'] as const) {
    for (const [i, text] of (template[section] ?? []).entries()) {
      const wrong = whyNoTemplate(text);
      if (wrong)
        refuse(`${at}/${section}/${i}`, `${show(text)} ${wrong}.`, 'Write {{ .Name }} 60 IN A 192.0.2.1.');
    }
  }
}
