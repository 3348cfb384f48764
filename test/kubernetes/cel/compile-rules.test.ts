import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../src/kubernetes/cel/compile-rules.js';
import type { CelRule, Schema } from '../../../src/kubernetes/schema/schema.js';
import type { JsonValue } from '../../../src/model/manifest.js';

const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };

function found(schema: Schema, value: JsonValue, old?: JsonValue) {
  return compileRules(schema)
    ?.validate(value, old)
    .map(({ at, says }) => [at, says]);
}

function ruled(schema: Schema, ...rules: readonly (string | CelRule)[]): Schema {
  return { ...schema, rules: rules.map((rule) => (typeof rule === 'string' ? { rule } : rule)) };
}

function object(properties: Record<string, Schema>, ...rules: readonly (string | CelRule)[]): Schema {
  return ruled({ type: 'object', properties }, ...rules);
}

describe('compileRules', () => {
  it('gives nothing where there is no rule', () => {
    expect(compileRules({ type: 'object', properties: { a: text } })).toBeUndefined();
  });

  it('finds a rule that does not hold at every place it stands for', () => {
    const positive = ruled(integer, { rule: 'self > 0', message: 'must be positive' });
    const schema = object({
      list: { type: 'array', items: positive },
      map: { type: 'object', values: positive },
    });
    expect(found(schema, { list: [1, -1], map: { 'a/b': 0, c: 1 } })).toEqual([
      ['/list/1', 'must be positive'],
      ['/map/a~1b', 'must be positive'],
    ]);
  });

  it('names the rule where it has no message', () => {
    expect(found(ruled(integer, ' self > 0 '), 0)).toEqual([['', 'failed rule: self > 0']]);
  });

  it('takes the message from its expression, and the other one where that has no answer', () => {
    const rule = { rule: 'self.n > 2', message: 'too small', messageExpression: '"n is " + self.s' };
    const schema = object({ n: integer, s: text }, rule);
    expect(found(schema, { n: 1, s: 'one' })).toEqual([['', 'n is one']]);
    expect(found(schema, { n: 1 })).toEqual([['', 'too small']]);
    expect(found(schema, { n: 1, s: 'two\nlines' })).toEqual([['', 'too small']]);
  });

  it('points where fieldPath says', () => {
    const rule = { rule: 'false', message: 'no', fieldPath: ".a['b.c']" };
    const schema = object({ a: object({ 'b.c': text }) }, rule);
    expect(found(schema, {})).toEqual([['/a/b.c', 'no']]);
    const wrong = object({ a: text }, { ...rule, fieldPath: '.b' });
    expect(compileRules(wrong)?.problems()).toMatchObject([{ at: '', part: 'fieldPath' }]);
  });

  it('leaves rules about changes out when there is nothing old, unless they ask for it', () => {
    const rule = 'self >= oldSelf';
    expect(found(ruled(integer, rule), 1)).toEqual([]);
    expect(found(ruled(integer, rule), 1, 2)).toEqual([['', `failed rule: ${rule}`]]);
    const optional = { rule: 'oldSelf.hasValue()', message: 'new', optionalOldSelf: true };
    expect(found(ruled(integer, optional), 1)).toEqual([['', 'new']]);
    expect(found(ruled(integer, optional), 1, 1)).toEqual([]);
  });

  it('matches old items of a list by its keys', () => {
    const item = object({ k: text, v: integer }, { rule: 'self.v == oldSelf.v', message: 'changed' });
    const schema: Schema = { type: 'array', listType: 'map', listMapKeys: ['k'], items: item };
    const old = [
      { k: 'a', v: 1 },
      { k: 'b', v: 2 },
    ];
    expect(
      found(
        schema,
        [
          { k: 'b', v: 3 },
          { k: 'c', v: 9 },
          { k: 'a', v: 1 },
        ],
        old,
      ),
    ).toEqual([['/0', 'changed']]);
  });

  it('shows the names of a resource and nothing else of its metadata', () => {
    const named = {
      type: 'object',
      rules: [{ rule: 'self.metadata.name.size() < 3', message: 'long' }],
    } as const;
    const value = { apiVersion: 'v1', kind: 'A', metadata: { name: 'abc', labels: {} } };
    expect(compileRules(named, { root: true })?.validate(value)).toMatchObject([{ says: 'long' }]);
    const labels = { type: 'object', rules: [{ rule: 'has(self.metadata.labels)' }] } as const;
    expect(compileRules(labels, { root: true })?.problems()).toMatchObject([
      { error: "ERROR: <input>:1:4: undefined field 'labels'" },
    ]);
    expect(compileRules(named)?.problems()).toHaveLength(1);
  });

  it('reports a rule that cannot be compiled with its place, and again at every value', () => {
    const schema = object({ a: ruled(text, 'self > 1') });
    const rules = compileRules(schema);
    const error = "ERROR: <input>:1:6: found no matching overload for '_>_' applied to '(string, int)'";
    expect(rules?.problems()).toMatchObject([{ at: '/properties/a', part: 'rule', error }]);
    expect(rules?.validate({ a: 'x' })).toMatchObject([{ at: '/a', kind: 'refused' }]);
  });

  it('knows what came with which version', () => {
    const schema = ruled(text, 'isSemver(self)');
    expect(compileRules(schema, { minor: 33 })?.problems()).toEqual([]);
    expect(compileRules(schema, { minor: 32 })?.problems()).toHaveLength(1);
  });

  it('does not look into nulls, and takes a null field for an absent one', () => {
    const schema = object({ a: ruled({ ...text, nullable: true }, 'false') }, '!has(self.a)');
    expect(found(schema, { a: null })).toEqual([]);
  });

  it('stops at a rule that would take too long', () => {
    const loop = 'self.all(a, self.all(b, self.all(c, self.all(d, a + b + c + d >= 0))))';
    const schema = ruled({ type: 'array', items: integer }, loop, 'false');
    const value = Array.from({ length: 200 }, (_, i) => i);
    const findings = compileRules(schema)?.validate(value);
    expect(findings).toMatchObject([{ kind: 'budget' }]);
    expect(findings?.[0]?.says).toMatch(/^'operation cancelled: actual cost limit exceeded'/);
  });

  it('stops at a text that would grow without end', () => {
    const doubled = Array.from({ length: 40 }, () => '.replace("a", "aa")').join('');
    expect(found(ruled(text, `self${doubled} == ""`), 'a')).toMatchObject([
      ['', expect.stringMatching(/cost limit/)],
    ]);
  });

  it.each([
    '('.repeat(5000),
    `${'!'.repeat(5000)}true`,
    `true${' && true'.repeat(5000)}`,
    `1${' + 1'.repeat(5000)} > 0`,
    `self${'.a'.repeat(5000)}`,
    '['.repeat(5000),
    'true ? '.repeat(5000),
  ])('ends on an expression of great depth, number %#', (rule) => {
    expect(Array.isArray(compileRules(ruled(text, rule))?.validate('x'))).toBe(true);
  });

  it('never throws, whatever the rule and the value', () => {
    const word = fc.constantFrom(
      ...'self . a b ( ) [ ] { } , : ? ?. [? + - * / % == != < in && || ! 1 2.5 3u "s" b"x" null true has all exists map filter x size format dyn int string duration timestamp quantity ip optional.of orValue matches'.split(
        ' ',
      ),
    );
    const rule = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
    const properties = { a: integer, b: { intOrString: true as const } };
    fc.assert(
      fc.property(rule, fc.jsonValue(), (source, value) => {
        const rules = compileRules(object(properties, source));
        return (
          Array.isArray(rules?.problems()) &&
          Array.isArray(rules?.validate(JSON.parse(JSON.stringify(value))))
        );
      }),
    );
  });
});
