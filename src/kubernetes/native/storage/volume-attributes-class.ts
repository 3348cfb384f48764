import { defineNativeRules } from '../native-rules.js';
import { parameters, provisioner } from './class-parts.js';

/** A VolumeAttributesClass. */
export const volumeAttributesClass = defineNativeRules({
  group: 'storage.k8s.io',
  kind: 'VolumeAttributesClass',
  at: { '/driverName': provisioner, '/parameters': parameters(false) },
});
