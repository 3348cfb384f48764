import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../kubernetes/kind.js';
import { closed } from '../../../synth/props.js';

/** A network that Pods can be attached to, as the configuration of a CNI plugin. */
export const NetworkAttachmentDefinitionKind = defineKind({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  plural: 'network-attachment-definitions',
  scope: 'Namespaced',
  body: closed({ spec: Type.Optional(closed({ config: Type.Optional(Type.String()) })) }),
});
