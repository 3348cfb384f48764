import { expect, it } from 'vitest';
import { HelmRelease } from '../../../src/systems/flux/kinds/helm-release.js';
import {
  ImagePolicy,
  ImageRepository,
  ImageUpdateAutomation,
} from '../../../src/systems/flux/kinds/image.js';
import { Kustomization } from '../../../src/systems/flux/kinds/kustomization.js';
import { Alert, Provider, Receiver } from '../../../src/systems/flux/kinds/notification.js';
import {
  Bucket,
  GitRepository,
  HelmRepository,
  OCIRepository,
} from '../../../src/systems/flux/kinds/sources.js';
import { crdsOf, disagreements } from '../../support/crds.js';

const kinds = [
  GitRepository,
  OCIRepository,
  HelmRepository,
  Bucket,
  Kustomization,
  HelmRelease,
  Alert,
  Provider,
  Receiver,
  ImageRepository,
  ImagePolicy,
  ImageUpdateAutomation,
];

it.each(kinds)("$kind of $apiVersion says what Flux's own CRD says", (kind) => {
  expect(disagreements(kind, crdsOf('flux'))).toEqual([]);
});
