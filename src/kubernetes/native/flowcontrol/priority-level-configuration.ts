import type { JsonObject } from '../../../model/manifest.js';
import { forbidden, invalid, missing, unsupported } from '../blocks/faults.js';
import { neededFor } from '../blocks/limits.js';
import { between, required, whole } from '../blocks/looks.js';
import { at as below, fieldsOf, isFields, isSet, numberOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type Report } from '../native-rules.js';
import { priorityLevelInvalid, queuingInvalid } from '../rule-infos/flow-control.js';
import { valueOutOfRange } from '../rule-infos/general.js';
import { merged, under } from '../tables.js';

const mostBits = 60;
const mostQueues = 10_000_000;
const forEver = Number.POSITIVE_INFINITY;

const level: Look = whole(({ metadata, spec }, at, report) => {
  if (!isFields(spec)) return;
  const type = textOf(spec.type);
  const here = `${at}/spec/type`;
  const isExempt = below(metadata, 'name') === 'exempt';
  if (type === '') report(missing(here, '', priorityLevelInvalid));
  else if (type !== 'Exempt' && type !== 'Limited')
    report(unsupported(here, type, ['Exempt', 'Limited'], priorityLevelInvalid));
  else if (isExempt !== (type === 'Exempt')) {
    const says = "must be 'Exempt' if and only if `name` is 'exempt'";
    report(invalid(priorityLevelInvalid, here, type, says));
  }
  settings(spec, type, `${at}/spec`, report);
});

function settings(spec: JsonObject, type: string, at: string, report: Report): void {
  const refuse = (field: string, detail: string) => {
    if (isSet(spec[field])) report(forbidden(`${at}/${field}`, detail, priorityLevelInvalid));
  };
  if (type === 'Exempt') refuse('limited', 'must be nil if the type is not Limited');
  if (type !== 'Limited') return;
  refuse('exempt', 'must be nil if the type is Limited');
  const none = 'must not be empty when type is Limited';
  if (!isSet(spec.limited)) report(missing(`${at}/limited`, none, priorityLevelInvalid));
}

const limitResponse: Look = whole((response, at, report) => {
  const type = textOf(response.type);
  const here = `${at}/queuing`;
  if (type === '') report(missing(`${at}/type`, '', priorityLevelInvalid));
  else if (type !== 'Queue' && type !== 'Reject')
    report(unsupported(`${at}/type`, type, ['Queue', 'Reject'], priorityLevelInvalid));
  if (type === 'Reject' && isSet(response.queuing)) {
    const detail = 'must be nil if limited.limitResponse.type is not Limited';
    report(forbidden(here, detail, priorityLevelInvalid));
  }
  const none = 'must not be empty if limited.limitResponse.type is Limited';
  if (type === 'Queue' && !isSet(response.queuing)) report(missing(here, none, priorityLevelInvalid));
  if (type === 'Queue') queuing(fieldsOf(response.queuing), here, report);
});

/** 64 queues, hands of 8 and 50 requests each where nothing is written. */
function queuing(it: JsonObject, at: string, report: Report): void {
  const queues = numberOf(it.queues) || 64;
  const hand = numberOf(it.handSize) || 8;
  const say = (field: string, says: string) =>
    report(invalid(queuingInvalid, `${at}/${field}`, it[field], says));
  if ((numberOf(it.queueLengthLimit) || 50) <= 0) say('queueLengthLimit', 'must be positive');
  if (queues <= 0) say('queues', 'must be positive');
  if (queues > mostQueues) say('queues', `must not be greater than ${mostQueues}`);
  if (hand <= 0) say('handSize', 'must be positive');
  else if (hand > queues) say('handSize', `should not be greater than queues (${queues})`);
  else if (entropy(queues, hand) > mostBits) {
    const says = `required entropy bits of deckSize ${queues} and handSize ${hand} should not be greater than ${mostBits}`;
    say('handSize', says);
  }
}

/** How many bits of a hash it takes to deal a hand, and how many a hash has. */
function entropy(queues: number, hand: number): number {
  let bits = 0;
  for (let i = 0; i < hand && bits <= mostBits; i++) bits += Math.log2(queues - i);
  return Math.ceil(bits);
}

const percent = between(0, 100);
const shares = between(0, forEver, valueOutOfRange, 'must be a non-negative integer');

/** A PriorityLevelConfiguration. */
export const priorityLevelConfiguration = defineNativeRules({
  group: 'flowcontrol.apiserver.k8s.io',
  kind: 'PriorityLevelConfiguration',
  at: merged(
    { '': level, '/spec': required() },
    under('/spec/exempt', { '/nominalConcurrencyShares': shares, '/lendablePercent': percent }),
    under('/spec/limited', {
      '/nominalConcurrencyShares': shares,
      '/lendablePercent': percent,
      '/borrowingLimitPercent': between(
        0,
        forEver,
        valueOutOfRange,
        'if specified, must be a non-negative integer',
      ),
      '/limitResponse': [limitResponse, neededFor('type', '', priorityLevelInvalid)],
    }),
  ),
});
