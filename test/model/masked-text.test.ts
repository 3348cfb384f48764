import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK, maskedText, maskedWithin } from '../../src/model/masked-text.js';

describe('a masked text', () => {
  it.each([
    ['{"user":"me","apiKey":"hunter2","port":1}', `{"user":"me","apiKey":${MASK},"port":1}`],
    [
      '[{"name":"PASSWORD","value":"hunter2"},{"name":"A","value":"b"}]',
      `[{"name":"PASSWORD","value":${MASK}},{"name":"A","value":"b"}]`,
    ],
    ['a {\\"password\\":\\"hunter2\\"} b', `a {\\"password\\":${MASK}} b`],
    ['Server=db;Password=hunter2;Timeout=3', `Server=db;Password=${MASK};Timeout=3`],
    ['https://x/y?api_key=hunter2&v=1', `https://x/y?api_key=${MASK}&v=1`],
    ['mysql --password hunter2 -e x', `mysql --password ${MASK} -e x`],
    [
      'mysql --password=hunter2 && export TOKEN=hunter2 && id',
      `mysql --password=${MASK} && export TOKEN=${MASK} && id`,
    ],
    ['curl -u me:hunter2 https://x', `curl -u me:${MASK} https://x`],
    ['{ username: me, password: hunter2 }', `{ username: me, password: ${MASK} }`],
    ['proxy_set_header Authorization "Basic aHVudGVyMg"', MASK],
  ])('has no value after a name that tells it, wherever in a line: %s', (text, expected) => {
    expect(maskedText(text)).toBe(expected);
    expect(maskedText(`a: 1\n${text}\nb: 2`)).toBe(`a: 1\n${expected}\nb: 2`);
  });

  it.each([
    'TOKEN=$(cat /var/run/token) run',
    'if [ $PASSWORD == PASSWORD ]; then',
    'set `automountServiceAccountToken: true`, then',
    'docker run --user 1000:1000 x',
    'an authorization token is fetched',
    '{ secretName: web-tls, key: a }',
    'password: "{{ .Values.password }}"',
  ])('keeps %s', (text) => {
    expect(maskedText(text)).toBe(text);
    expect(maskedText(`a\n${text}`)).toBe(`a\n${text}`);
  });

  it('hides what YAML has below such a name', () => {
    const text = [
      ...[
        'password: |',
        '  hunter2',
        '',
        '  hunter3',
        'tokens:',
        '  a: b',
        'token:',
        '  - hunter4',
        'plain: |',
        '  text',
      ],
      ...['env:', '  - name: DB_PASSWORD', '    value: hunter5', '  - name: A', '    value: b'],
      ...['secret:', '  value: hunter6', '  secretKeyRef:', '    key: password'],
    ].join('\n');
    expect(maskedText(text).split('\n')).toEqual([
      ...[
        'password: |',
        `  ${MASK}`,
        '',
        `  ${MASK}`,
        'tokens:',
        '  a: b',
        'token:',
        `  ${MASK}`,
        'plain: |',
        '  text',
      ],
      ...['env:', '  - name: DB_PASSWORD', `    value: ${MASK}`, '  - name: A', '    value: b'],
      ...['secret:', `  value: ${MASK}`, '  secretKeyRef:', '    key: password'],
    ]);
  });

  it('hides what XML has in such an element, or beside such a name', () => {
    const text =
      '<a>\n<name>fs.s3a.secret.key</name>\n<value>x</value>\n<password>y</password>\n<b name="token" value="z"/>\n<v>1</v>\n</a>';
    expect(maskedText(text)).toBe(
      `<a>\n<name>fs.s3a.secret.key</name>\n<value>${MASK}</value>\n<password>${MASK}</password>\n<b name="token" value="${MASK}"/>\n<v>1</v>\n</a>`,
    );
  });

  it('hides a part as it is hidden in the whole', () => {
    expect(maskedWithin('[weird\npassword: |\n  hunter2\n')('  hunter2')).toBe(`  ${MASK}`);
    expect(maskedWithin('a\nb')('b')).toBe('b');
  });

  it('keeps line breaks, and is read at once however long a line is', () => {
    const lines = fc.string({ unit: fc.constantFrom(...'a:= "\'-{}\\\n<>password value|'), maxLength: 200 });
    fc.assert(
      fc.property(lines, (text) => {
        const found = maskedText(text);
        expect(found === MASK ? text.split('\n').length : found.split('\n').length).toBe(
          text.split('\n').length,
        );
      }),
    );
    for (const piece of ['a', 'a ', 'a:\\"', 'a="', '--a ', '"name": "', '<a>', 'password:', '<name>'])
      expect(maskedText(`token\n${piece.repeat(100_000)}`)).toContain('token');
  });
});
