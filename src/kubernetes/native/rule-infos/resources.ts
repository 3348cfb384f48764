import { refused } from './rule-info.js';

/** Requests, limits and quotas. */

export const resourceNameInvalid = refused(
  'resource-name-invalid',
  'The API server knows few resources by a plain name; all others need the domain of who counts them.',
  'Write cpu, memory, ephemeral-storage or hugepages-<size>, or a name with a domain such as example.com/gpu.',
);

export const quantityNotWhole = refused(
  'quantity-not-whole',
  'What is counted comes in whole pieces.',
  'Write a whole number.',
);

export const requestsExceedLimits = refused(
  'requests-exceed-limits',
  'More would be reserved than may be used.',
  'Raise the limit or lower the request; of huge pages and extended resources both must be equal.',
);

export const limitMissing = refused(
  'limit-missing',
  'Huge pages and extended resources cannot be promised twice, so that request and limit are one.',
  'Set a limit equal to the request.',
);

export const hugePagesInvalid = refused(
  'huge-pages-invalid',
  'Huge pages are had as whole pages, and beside cpu or memory only.',
  'Ask for a multiple of the page size, and for cpu or memory too.',
);

export const resourceClaimUnknown = refused(
  'resource-claim-unknown',
  'A container can use only the claims that its pod has.',
  'Add the claim to spec.resourceClaims, or correct its name.',
);

export const limitRangeContradictory = refused(
  'limit-range-contradictory',
  'No container could meet limits that contradict one another.',
  'Keep min ≤ defaultRequest ≤ default ≤ max, and the ratio between 1 and max/min.',
);

export const quotaScopeInvalid = refused(
  'quota-scope-invalid',
  'The scopes contradict one another or cannot count what the quota limits.',
  'Use known scopes that fit all resources under hard, and not both of a pair such as BestEffort and NotBestEffort.',
);
