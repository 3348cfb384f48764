import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { checkDnsWord } from './dns-words.js';
import { checkNameRegex, groupsOf } from './go-regex.js';
import type { Rewrite, RewriteName } from './rewrite.js';

/** R021 and what keeps a rule from matching, or CoreDNS from starting. */
export function checkRewrite(rewrite: Rewrite, at: Pointer, refuse: Refuse): void {
  if (rewrite.field === 'name') checkName(rewrite, at, refuse);
  else if (rewrite.field === 'ttl') {
    if (rewrite.match === 'regex') checkNameRegex(rewrite.from, `${at}/from`, refuse);
    if (typeof rewrite.ttl === 'object' && rewrite.ttl.min > rewrite.ttl.max) {
      refuse(
        `${at}/ttl`,
        `The least TTL is ${rewrite.ttl.min} and the most ${rewrite.ttl.max}.`,
        'Swap them.',
      );
    }
  } else {
    const kind = rewrite.field === 'type' ? 'record type' : 'class';
    checkDnsWord(kind, rewrite.from, `${at}/from`, refuse);
    checkDnsWord(kind, rewrite.to, `${at}/to`, refuse);
  }
}

function checkName(rewrite: RewriteName, at: Pointer, refuse: Refuse): void {
  const { match, from, to, answer } = rewrite;
  if (match === 'regex') checkPair({ from, to }, at, refuse);
  else if (/\s/.test(from + to))
    refuse(at, `${show([from, to])} holds a space, which no name has.`, 'Remove it.');
  if (match === 'exact' || match === 'suffix') requireTrailingDot(to, `${at}/to`, refuse);
  if (answer === undefined && match !== 'exact') {
    const what = `Queries that match ${show(from)} are answered under the name ${show(to)}, which the client did not ask for.`;
    refuse(at, what, `Add answer: ${answerFor(rewrite)}, or answer: 'auto'.`);
  }
  if (typeof answer !== 'object') return;
  for (const [i, rule] of answer.entries()) checkPair(rule, `${at}/answer/${i}`, refuse);
}

/** A regular expression and what replaces it. */
function checkPair({ from, to }: { from: string; to: string }, at: Pointer, refuse: Refuse): void {
  let broken = false;
  checkNameRegex(from, `${at}/from`, (...refusal) => {
    broken = true;
    refuse(...refusal);
  });
  requireTrailingDot(to, `${at}/to`, refuse);
  if (broken) return;
  const groups = groupsOf(from);
  const used = Math.max(0, ...[...to.matchAll(/\{(\d+)\}/g)].map(([, group]) => Number(group)));
  if (used <= groups) return;
  const has = groups === 1 ? 'has 1 group' : `has ${groups} groups`;
  refuse(
    `${at}/to`,
    `${show(to)} uses the group {${used}}, but ${show(from)} ${has}.`,
    'Put the part that is meant into (…).',
  );
}

function requireTrailingDot(name: string, at: Pointer, refuse: Refuse): void {
  if (name.endsWith('.') || name.endsWith('}')) return;
  const what = `The name ${show(name)} is relative; names in questions and answers end in a dot.`;
  refuse(at, what, `Write ${show(`${name}.`)}.`);
}

/** The rule that turns the answer back, as far as it can be told: for a regex without groups. */
function answerFor({ match, from, to }: RewriteName): string {
  const name = from.replace(/^\^/, '').replace(/\$$/, '').replaceAll('\\.', '.');
  if (match !== 'regex' || /[^-\w.]/.test(name) || /[{}]/.test(to)) return "[{ field: 'name', from, to }]";
  const back = `^${to.replace(/\.?$/, '.').replaceAll('.', '\\.')}$`;
  return `[{ field: 'name', from: ${show(back)}, to: ${show(name.replace(/\.?$/, '.'))} }]`;
}
