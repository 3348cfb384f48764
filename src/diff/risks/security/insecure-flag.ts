import { itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import { show } from '../../../model/show.js';
import type { Container, PodTemplate } from '../../../resources/graph/pod-template.js';
import { defineRisk } from '../../risk.js';
import { newly, type PodFact } from '../support/pod-facts.js';

const flag =
  /^--?(?:[\w.-]*insecure[\w.-]*|[\w.-]*skip-?(?:tls-?)?verify[\w.-]*|[\w.-]*(?:tls|ssl)-?(?:skip|no)-?verify[\w.-]*|disable-(?:tls|auth|authentication|authorization)|no-?auth|anonymous-auth)(?==|$)/i;
const off = /=(false|0|no|off)$/i;

/** A flag by which a program trusts whoever answers, or lets in whoever asks. */
export const insecureFlag = defineRisk({
  id: 'insecure-flag',
  level: 'security',
  why: 'The program does not verify whom it speaks with, or lets anybody in.',
  fix: 'Give it the CA of the other side, or credentials, instead of switching the check off.',
  *check(delta) {
    yield* newly(delta, look);
  },
});

function* look(_: PodTemplate, containers: readonly Container[]): Generator<PodFact> {
  for (const { name, container, at } of containers) {
    for (const list of ['command', 'args']) {
      for (const [index, argument] of itemsOf(container[list]).entries()) {
        const found = off.test(textOf(argument)) ? undefined : flag.exec(textOf(argument))?.[0];
        if (found) yield { what: `Container ${show(name)} is given ${found}.`, at: `${at}/${list}/${index}` };
      }
    }
  }
}
