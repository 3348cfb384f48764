import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { CONFIG_FILE, configScript } from '../../../src/systems/prometheus/alertmanager/dingtalk-config.js';

const file = join(mkdtempSync(join(tmpdir(), 'dingtalk-')), 'config.yml');
const secret = { name: 's', key: 'k' };

it('the bridge gets its messages as they were given, and its tokens without a line break at the end', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replaceAll('\0', '')),
      (text) => {
        fc.pre(text !== '');
        const message = { title: text, text: `$(id) \`id\` $HOME \\ ${text}\nEND_OF_CONFIG\n` };
        const script = configScript([{ name: 'a', urlSecret: secret, signingSecret: secret, message }]);
        const env = {
          DINGTALK_URL_0: 'https://oapi.example/send?access_token=x\n',
          DINGTALK_SIGNING_0: 'SEC$1',
        };
        execFileSync('/bin/sh', ['-c', script.replaceAll(CONFIG_FILE, file)], { env });
        expect(parse(readFileSync(file, 'utf8'))).toEqual({
          targets: { a: { url: 'https://oapi.example/send?access_token=x', secret: 'SEC$1', message } },
        });
      },
    ),
    { numRuns: 40 },
  );
});
