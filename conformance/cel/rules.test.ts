import { afterAll, beforeAll, expect } from 'vitest';
import { compileRules, type RuleFinding } from '../../src/kubernetes/cel/compile-rules.js';
import type { CelRule } from '../../src/kubernetes/schema/schema.js';
import type { JsonObject } from '../../src/model/manifest.js';
import { type ApiServer, startApiServer } from '../support/api-server.js';
import { instrument } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { otherWords, rules, schema, texts, value, wrong } from './cases.js';
import { type Cause, define, judge } from './judge.js';
import { schemaOf } from './schema.js';

const name = 'kube-apiserver-1.37';
const claim = { of: 'cel', by: ['etcd', name] };
/** What a server lets new rules use is one minor version behind itself. */
const minor = 36;
let server: ApiServer;

beforeAll(async () => {
  if (!claim.by.some((one) => 'missing' in instrument(one).installed)) server = await startApiServer(name);
});
afterAll(() => server?.stop());

prove(claim, `${rules.length} rules hold, fail and break as in the server, word for word`, async () => {
  const list = rules.map((rule, i) => ({ rule, message: `case ${i}.` }));
  expect(await define(server, 'Rule', withRules(schema, list))).toEqual([]);
  const theirs = await judge(server, 'Rule', value);
  const ours = find(schema, list);
  const said = (texts: readonly string[], { message }: CelRule) =>
    texts.find((text) => text.endsWith(message ?? ''));
  const server_ = list.map((rule) => ({ rule: rule.rule, says: said(theirs.map(plain), rule) }));
  const own = list.map((rule) => ({
    rule: rule.rule,
    says: said(
      ours.map(({ says }) => says),
      rule,
    ),
  }));
  expect(own).toEqual(server_);
});

prove(claim, `${texts.length} message expressions make the texts that the server makes`, async () => {
  const fields = Object.fromEntries(texts.map((_, i) => [`f${i}`, { type: 'boolean' }]));
  const wide = { ...schema, properties: { ...schema.properties, ...fields } };
  const list = texts.map((messageExpression, i) => ({
    rule: 'false',
    message: 'no text',
    messageExpression,
    fieldPath: `.f${i}`,
  }));
  expect(await define(server, 'Text', withRules(wide, list))).toEqual([]);
  const theirs = await judge(server, 'Text', value);
  const ours = find(wide, list);
  const made = texts.map((text, i) => [text, ours.find(({ at }) => at === `/f${i}`)?.says]);
  const their = texts.map((text, i) => [text, plain(theirs.find(({ field }) => field === `spec.f${i}`))]);
  expect(made).toEqual(their);
});

prove(
  claim,
  `${wrong.length} rules are refused as by the server, with the first of its reasons`,
  async () => {
    const list = wrong.map((rule, i) => ({ rule, message: `case ${i}.` }));
    const causes = await define(server, 'Wrong', withRules(schema, list));
    const problems = compileRules(schemaOf(withRules(schema, list)), { minor })?.problems() ?? [];
    const theirs = wrong.map((rule, i) => [rule, firstReason(causes, i)]);
    const ours = list.map(({ rule, message }) => [
      rule,
      problems.find((one) => one.rule.message === message)?.error,
    ]);
    const same = ([rule]: readonly (string | undefined)[]) => !otherWords.includes(rule ?? '');
    expect(ours.filter(same)).toEqual(theirs.filter(same));
    expect([...ours, ...theirs].filter(([, reason]) => reason === undefined)).toEqual([]);
  },
);

prove(claim, 'a rule of a list in a map in a resource is told at its place, with its reason', async () => {
  const rule = { rule: 'self != "bad"', message: 'is bad', reason: 'FieldValueForbidden' };
  const items = { type: 'string', maxLength: 10, 'x-kubernetes-validations': [rule] };
  const lists = { type: 'array', maxItems: 9, items };
  const nested = {
    type: 'object',
    properties: { m: { type: 'object', maxProperties: 9, additionalProperties: lists } },
  };
  expect(await define(server, 'Nested', nested)).toEqual([]);
  const object = { m: { a: ['good', 'bad'] } };
  const theirs = await judge(server, 'Nested', object);
  const ours = compileRules(schemaOf(nested))?.validate(object);
  expect(theirs).toMatchObject([
    { field: 'spec.m[a][1]', message: 'Forbidden: is bad', reason: 'FieldValueForbidden' },
  ]);
  expect(ours).toMatchObject([{ at: '/m/a/1', says: 'is bad', reason: 'FieldValueForbidden' }]);
});

function withRules(of: JsonObject, list: readonly JsonObject[]): JsonObject {
  return { ...of, 'x-kubernetes-validations': list };
}

function find(of: JsonObject, list: readonly JsonObject[]): readonly RuleFinding[] {
  return compileRules(schemaOf(withRules(of, list)), { minor })?.validate(value) ?? [];
}

function plain(cause: Cause | undefined): string {
  return (cause?.message ?? '').replace(/^Invalid value: (?:"object": )?/, '');
}

/** Without the rule itself, which the server quotes, and without the lines that point into it. */
function firstReason(causes: readonly Cause[], i: number): string | undefined {
  const cause = causes.find(({ field }) => field.includes(`validations[${i}]`));
  const reason = cause?.message.replace(/^.*"OptionalOldSelf":null\}: /s, '');
  return /ERROR: .*/.exec(reason ?? '')?.[0] ?? reason;
}
