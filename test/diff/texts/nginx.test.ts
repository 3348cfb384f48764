// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are variables of nginx.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/diff/texts/compare-texts.js';
import { isSafe, meanTheSame, parts } from './support.js';

const site =
  'http {\n  server {\n    listen 80;\n    location / {\n      proxy_pass http://a;\n    }\n  }\n}\n';

describe('a configuration of nginx', () => {
  meanTheSame('nginx.conf', 'nginx', [
    ['white space', site, site.replaceAll(/\s+/g, ' ')],
    ['another line ending', site, site.replaceAll('\n', '\r\n')],
    ['a comment', site, `# why\n${site.replace('listen', '# no; {\nlisten')}`],
    ['quoting', site, site.replace('80', '"80"').replace('http://a', "'http://a'")],
    ['an escape of a quote', 'http { set $a "b\\"c"; }', "http { set $a 'b\"c'; }"],
  ]);

  it.each([
    [
      'an argument',
      site,
      site.replace('//a', '//b'),
      ['changed http > server > location / > proxy_pass: proxy_pass http://a → proxy_pass http://b'],
    ],
    [
      'an inserted directive',
      site,
      site.replace('listen', 'server_name x;\nlisten'),
      ['added http > server > server_name: server_name x'],
    ],
    [
      'a second server',
      site,
      site.replace('http {', 'http { server { listen 81; }'),
      ['added http > server[0]: server {\n  listen 81\n}'],
    ],
    [
      'the order of directives',
      'http { allow a; deny b; }',
      'http { deny b; allow a; }',
      ['moved http > allow: [0] → [1]'],
    ],
    [
      'another location',
      site,
      site.replace('location /', 'location /b'),
      ['changed http > server > location /b: location / → location /b'],
    ],
    ['a block in place of a directive', 'events {}', 'events;', ['changed events: events {\n} → events']],
    [
      'a # in a word',
      'http { set $a b#c; }',
      'http { set $a b; }',
      ['changed http > set: set $a b#c → set $a b'],
    ],
    [
      'a variable with braces',
      'http { set $a ${b}c; }',
      'http { set $a ${b}d; }',
      ['changed http > set: set $a ${b}c → set $a ${b}d'],
    ],
  ])('shows %s', (_, from, to, expected) => {
    expect(compareTexts('nginx.conf', from, to).language).toBe('nginx');
    expect(parts('nginx.conf', from, to)).toEqual(expected);
  });

  it.each([
    ['a brace does not close', 'http {\n', 'http  {\n'],
    ['there is Lua in it', 'http { x_by_lua_block { a = 1 } }', 'http { x_by_lua_block { a  = 1 } }'],
    ['a word goes on behind quotes', 'http { a "b"c; }', 'http {  a "b"c; }'],
    ['nesting is endless', 'a {'.repeat(50_000), 'a {'.repeat(50_001)],
  ])('is compared by lines where %s', (_, from, to) => {
    expect(compareTexts('nginx.conf', from, to)).toMatchObject({
      language: 'text',
      parts: [{ how: 'changed' }],
    });
  });

  it('is known by its blocks, whatever it is called', () => {
    expect(compareTexts('default', 'server { listen 80; }', 'server { listen 81; }').language).toBe('nginx');
  });

  it('has no part where it was laid out anew, and one where an argument was changed', () => {
    const word = fc.stringMatching(/^[a-z0-9$./]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.array(word)), { minLength: 1 }), (all) => {
        const text = (some: typeof all, gap: string, quote: string) =>
          `http {${some.map(([name, words]) => `${gap}${[name, ...words.map((arg) => quote + arg + quote)].join(gap)};# c\n`).join('')}}`;
        expect(parts('nginx.conf', text(all, ' ', ''), text(all, '\n\t', '"'))).toEqual([]);
        const [[name, words] = ['', []], ...others] = all;
        expect(
          parts('nginx.conf', text(all, ' ', ''), text([[name, [...words, 'more']], ...others], ' ', ''))
            .length,
        ).toBeGreaterThan(0);
      }),
    );
  });

  isSafe('nginx.conf');
});
