import { describe, expect, it } from 'vitest';
import { looksSecret, nameOfField, nameOfItem } from '../../src/model/looks-secret.js';
import { masked } from '../../src/model/masked.js';
import { MASK, maskedText } from '../../src/model/masked-text.js';

const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----\n';

describe('a value looks secret', () => {
  it.each([
    ['password', 'hunter2'],
    ['DB_PASSWORD', 'hunter2'],
    ['dbPassword', 12345],
    ['GITHUB_TOKEN', 'abc'],
    ['client-secret', 'abc'],
    ['AWS_SECRET_ACCESS_KEY', 'abc'],
    ['apiKey', 'abc'],
    ['SECRET_KEY_BASE', 'abc'],
    ['any', pem],
    ['any', 'postgres://me:hunter2@db/x'],
    ['args', '--password=hunter2'],
    ['any', 'ghp_0123456789abcdef'],
    ['any', 'https://hooks.slack.com/services/T0/B0/abc'],
    ['any', '$2a$10$abcdefghijklmnopqrstuv'],
    ['any', 'postgres://me:with@sign@db/x'],
    ['Authorization', 'Basic bWU6aHVudGVyMg=='],
    ['auth', 'bWU6aHVudGVyMg=='],
    ['apiKeys', 'abc'],
  ])('%s', (name, value) => expect(looksSecret(name, value)).toBe(true));

  it.each([
    ['secretName', 'web-tls'],
    ['existingSecret', 'web'],
    ['imagePullSecret', 'registry'],
    ['tokenPath', '/var/run/token'],
    ['PASSWORD_FILE', '/run/secrets/password'],
    ['password', '$(PASSWORD)'],
    ['password', ''],
    ['automountServiceAccountToken', true],
    ['monkey', 'abc'],
    ['publicKey', 'abc'],
    ['url', 'https://example.com/a@b'],
    ['certificate', '-----BEGIN CERTIFICATE-----'],
    ['args', '--token-file=/a'],
    ['passwordSecret', 'database'],
    ['tokenSecretRef', 'a'],
    ['passwordSecretKeyRef', 'a'],
    ['GOOGLE_APPLICATION_CREDENTIALS', '/var/run/google/key.json'],
    ['password', 'vault:secret/data/db#password'],
    ['password', '<your-password>'],
    ['auth', 'enabled'],
    ['authorization', 'enabled'],
  ])('but not %s: %s', (name, value) => expect(looksSecret(name, value)).toBe(false));
});

describe('a masked object', () => {
  const object = (kind: string, body: object) => ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'a' },
    ...body,
  });

  it('keeps the keys of a Secret, and nothing of its values', () => {
    const found = masked({
      ...object('Secret', { data: { a: 'eA==', b: '' }, stringData: { c: 'x' } }),
      metadata: { name: 'a', annotations: { k: 'v' } },
    });
    expect(found).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a', annotations: { k: MASK } },
      data: { a: MASK, b: MASK },
      stringData: { c: MASK },
    });
  });

  it('hides what looks secret elsewhere: variables, entries, flags, lines of texts, what SOPS encrypts', () => {
    const spec = {
      env: [
        { name: 'PASSWORD', value: 'p' },
        { name: 'A', value: 'a' },
      ],
      args: ['--token=t', '--v=2'],
      x: 'ENC[AES256_GCM,data:x]',
    };
    const data = { 'my.token': 't', text: 'a: 1\npassword: "p"\n', key: pem };
    expect(masked(object('ConfigMap', { spec, data, sops: { mac: 'm', lastmodified: 'l' } }))).toEqual(
      object('ConfigMap', {
        spec: {
          env: [
            { name: 'PASSWORD', value: MASK },
            { name: 'A', value: 'a' },
          ],
          args: [MASK, '--v=2'],
          x: MASK,
        },
        data: { 'my.token': MASK, text: `a: 1\npassword: ${MASK}\n`, key: MASK },
        sops: { mac: MASK, lastmodified: MASK },
      }),
    );
  });

  it('takes secretKey beside the Secret that has it for the name of a key', () => {
    const data = [{ secretKey: 'password', remoteRef: { key: 'db' } }];
    expect(masked(object('ExternalSecret', { spec: { data } }))).toEqual(
      object('ExternalSecret', { spec: { data } }),
    );
    expect(masked(object('Bucket', { secretKey: 'x' }))).toEqual(object('Bucket', { secretKey: MASK }));
    expect(nameOfField({ secretKey: 'a', secretName: 'b' }, 'secretKey', 'auth')).toBe('secretKeyName');
  });

  it('hides the value of a flag that stands after it, and of a map that is called a secret', () => {
    const body = { args: ['--token', 't', '--v', '2'], password: { value: 'p' }, a: { value: 'v' } };
    expect(masked(object('Thing', body))).toEqual(
      object('Thing', { args: ['--token', MASK, '--v', '2'], password: { value: MASK }, a: { value: 'v' } }),
    );
    expect(nameOfItem(['--token', '--v'], 1, 'args')).toBe('args');
  });

  it('takes what is no Secret by its form', () => {
    expect(masked(object('Secret', { data: ['x'], stringData: 'x' }))).toMatchObject({
      data: MASK,
      stringData: MASK,
    });
    expect(maskedText('plain\ntext')).toBe('plain\ntext');
  });
});
