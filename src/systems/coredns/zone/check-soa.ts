import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { defaultOf } from '../default-of.js';
import { resolveName } from './resolve-name.js';
import { Soa } from './zone-file.js';

/** The relations of RFC 1912 §2.2, and a mailbox that is a name. */
export function checkSoa(soa: Soa, zone: readonly string[], at: Pointer, refuse: Refuse): void {
  const is = Soa.properties;
  const {
    mailbox,
    refresh = defaultOf(is.refresh),
    retry = defaultOf(is.retry),
    expire = defaultOf(is.expire),
  } = soa;
  if (mailbox.includes('@')) {
    refuse(
      `${at}/mailbox`,
      `The mailbox ${show(mailbox)} holds an @, which means the zone here.`,
      `Write ${show(asName(mailbox))}.`,
    );
  } else {
    resolveName(mailbox, zone, `${at}/mailbox`, refuse);
  }
  if (retry >= refresh) {
    const fix = 'Set retry below refresh: 300 and 60, for example.';
    refuse(
      `${at}/retry`,
      `retry is ${retry} and refresh ${refresh}: who retries must do so sooner than it refreshes.`,
      fix,
    );
  }
  if (expire <= refresh + retry) {
    const what = `expire is ${expire}, no more than refresh + retry (${refresh + retry}): a secondary would drop the zone before it has asked again.`;
    refuse(`${at}/expire`, what, 'Set expire far above them: 604800 (a week).');
  }
}

/** `first.last@upyun.local` as the name `first\.last.upyun.local.` */
function asName(mailbox: string): string {
  const [local = '', domain = ''] = mailbox.split('@');
  return `${local.replaceAll('.', '\\.')}.${domain.replace(/\.$/, '')}.`;
}
