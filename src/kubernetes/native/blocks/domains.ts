import { type Complaint, unlike } from './complaints.js';
import { dnsLabel, dnsSubdomain } from './names.js';

const path = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const isPath = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** `policy.example.com`: at least three parts. Source: apimachinery's `validation`, as all of this file. */
export const fullyQualifiedName: Complaint = (text) => {
  const says = dnsSubdomain(text);
  if (says !== undefined) return says;
  return text.split('.').length < 3
    ? 'should be a domain with at least three segments separated by dots'
    : undefined;
};

/** `db.example`: at least two parts, and a dot at the end if one likes. */
export const fullyQualifiedDomainName: Complaint = (text) => {
  const name = text.replace(/\.$/, '');
  const says = dnsSubdomain(name);
  if (says !== undefined) return says;
  const parts = name.split('.');
  if (parts.length < 2) return 'should be a domain with at least two segments separated by dots';
  return parts.map(dnsLabel).find(Boolean);
};

/** `acme.io/foo`: a domain and a path of HTTP. */
export const domainPrefixedPath: Complaint = (text) => {
  const slash = text.indexOf('/');
  if (slash <= 0 || slash === text.length - 1)
    return 'must be a domain-prefixed path (such as "acme.io/foo")';
  const says = dnsSubdomain(text.slice(0, slash));
  if (says !== undefined) return says;
  return isPath.test(text.slice(slash + 1)) ? undefined : unlike('Invalid path', path);
};
