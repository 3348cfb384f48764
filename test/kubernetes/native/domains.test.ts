import { describe, expect, it } from 'vitest';
import {
  domainPrefixedPath,
  fullyQualifiedDomainName,
  fullyQualifiedName,
} from '../../../src/kubernetes/native/blocks/domains.js';

describe('names with a domain', () => {
  it.each(['a.b.c', 'pods.policy.example.com'])('takes %s for a webhook', (name) => {
    expect(fullyQualifiedName(name)).toBeUndefined();
  });

  it.each(['example.com', 'Pods.example.com', 'a..b.c'])('refuses %s for a webhook', (name) => {
    expect(fullyQualifiedName(name)).toEqual(expect.any(String));
  });

  it('takes a dot at the end of a domain name, and looks at each part', () => {
    expect(fullyQualifiedDomainName('db.example.')).toBeUndefined();
    expect(fullyQualifiedDomainName('db')).toContain('at least two segments');
    expect(fullyQualifiedDomainName(`${'a'.repeat(64)}.com`)).toBe('must be no more than 63 characters');
  });

  it('wants a domain and a path of a controller', () => {
    expect(domainPrefixedPath('example.com/ingress/v1~beta')).toBeUndefined();
    for (const name of ['nginx', '/nginx', 'example.com/'])
      expect(domainPrefixedPath(name)).toContain('must be a domain-prefixed path');
    expect(domainPrefixedPath('Example/ingress')).toContain('RFC 1123');
    expect(domainPrefixedPath('example.com/a b')).toContain('Invalid path');
  });
});
