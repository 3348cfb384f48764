import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../../kubernetes/kind.js';
import { closed } from '../../../../synth/props.js';
import { Duration, IntOrString } from './shared.js';

/** Alerts and recorded series. */
export const PrometheusRuleKind = defineKind({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  plural: 'prometheusrules',
  scope: 'Namespaced',
  body: closed({
    spec: closed({
      groups: Type.Optional(
        Type.Array(
          closed({
            interval: Type.Optional(Duration),
            labels: Type.Optional(Type.Record(Type.String(), Type.String())),
            limit: Type.Optional(Type.Integer()),
            name: Type.String({ minLength: 1 }),
            partial_response_strategy: Type.Optional(Type.String()),
            query_offset: Type.Optional(Duration),
            rules: Type.Optional(
              Type.Array(
                closed({
                  alert: Type.Optional(Type.String()),
                  annotations: Type.Optional(Type.Record(Type.String(), Type.String())),
                  expr: IntOrString,
                  for: Type.Optional(Duration),
                  keep_firing_for: Type.Optional(Duration),
                  labels: Type.Optional(Type.Record(Type.String(), Type.String())),
                  record: Type.Optional(Type.String()),
                }),
              ),
            ),
          }),
        ),
      ),
    }),
  }),
});
