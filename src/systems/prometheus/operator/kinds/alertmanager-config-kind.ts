import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../../kubernetes/kind.js';
import { closed } from '../../../../synth/props.js';
import { oneOf } from '../../schemas.js';
import { AlertMatcher, Duration, HttpConfig, KeySelector, TlsConfig } from './shared.js';

/** Routes and receivers. */
export const AlertmanagerConfigKind = defineKind({
  apiVersion: 'monitoring.coreos.com/v1alpha1',
  kind: 'AlertmanagerConfig',
  plural: 'alertmanagerconfigs',
  scope: 'Namespaced',
  body: closed({
    spec: closed({
      inhibitRules: Type.Optional(
        Type.Array(
          closed({
            equal: Type.Optional(Type.Array(Type.String())),
            sourceMatch: Type.Optional(Type.Array(AlertMatcher)),
            targetMatch: Type.Optional(Type.Array(AlertMatcher)),
          }),
        ),
      ),
      muteTimeIntervals: Type.Optional(
        Type.Array(
          closed({
            name: Type.String(),
            timeIntervals: Type.Optional(
              Type.Array(
                closed({
                  daysOfMonth: Type.Optional(
                    Type.Array(
                      closed({
                        end: Type.Optional(Type.Integer({ minimum: -31, maximum: 31 })),
                        start: Type.Optional(Type.Integer({ minimum: -31, maximum: 31 })),
                      }),
                    ),
                  ),
                  months: Type.Optional(Type.Array(Type.String())),
                  times: Type.Optional(
                    Type.Array(
                      closed({
                        endTime: Type.Optional(
                          Type.String({ pattern: '^((([01][0-9])|(2[0-3])):[0-5][0-9])$|(^24:00$)' }),
                        ),
                        startTime: Type.Optional(
                          Type.String({ pattern: '^((([01][0-9])|(2[0-3])):[0-5][0-9])$|(^24:00$)' }),
                        ),
                      }),
                    ),
                  ),
                  weekdays: Type.Optional(Type.Array(Type.String())),
                  years: Type.Optional(Type.Array(Type.String({ pattern: '^2\\d{3}(?::2\\d{3}|$)' }))),
                }),
              ),
            ),
          }),
        ),
      ),
      receivers: Type.Optional(
        Type.Array(
          Type.Object(
            {
              emailConfigs: Type.Optional(
                Type.Array(
                  closed({
                    authIdentity: Type.Optional(Type.String({ minLength: 1 })),
                    authPassword: Type.Optional(KeySelector),
                    authSecret: Type.Optional(KeySelector),
                    authUsername: Type.Optional(Type.String({ minLength: 1 })),
                    forceImplicitTLS: Type.Optional(Type.Boolean()),
                    from: Type.Optional(Type.String({ minLength: 1 })),
                    headers: Type.Optional(
                      Type.Array(
                        closed({
                          key: Type.String({ minLength: 1 }),
                          value: Type.String(),
                        }),
                      ),
                    ),
                    hello: Type.Optional(Type.String({ minLength: 1 })),
                    html: Type.Optional(Type.String()),
                    requireTLS: Type.Optional(Type.Boolean()),
                    sendResolved: Type.Optional(Type.Boolean()),
                    smarthost: Type.Optional(Type.String({ minLength: 1 })),
                    text: Type.Optional(Type.String({ minLength: 1 })),
                    threading: Type.Optional(
                      closed({
                        threadByDate: oneOf('Daily', 'None'),
                      }),
                    ),
                    tlsConfig: Type.Optional(TlsConfig),
                    to: Type.Optional(Type.String({ minLength: 1 })),
                  }),
                ),
              ),
              name: Type.String({ minLength: 1 }),
              slackConfigs: Type.Optional(
                Type.Array(
                  closed({
                    actions: Type.Optional(
                      Type.Array(
                        closed({
                          confirm: Type.Optional(
                            closed({
                              dismissText: Type.Optional(Type.String({ minLength: 1 })),
                              okText: Type.Optional(Type.String({ minLength: 1 })),
                              text: Type.String({ minLength: 1 }),
                              title: Type.Optional(Type.String({ minLength: 1 })),
                            }),
                          ),
                          name: Type.Optional(Type.String({ minLength: 1 })),
                          style: Type.Optional(Type.String({ minLength: 1 })),
                          text: Type.String({ minLength: 1 }),
                          type: Type.String({ minLength: 1 }),
                          url: Type.Optional(Type.String()),
                          value: Type.Optional(Type.String({ minLength: 1 })),
                        }),
                        { minItems: 1 },
                      ),
                    ),
                    apiURL: Type.Optional(KeySelector),
                    callbackId: Type.Optional(Type.String({ minLength: 1 })),
                    channel: Type.Optional(Type.String({ minLength: 1 })),
                    color: Type.Optional(Type.String({ minLength: 1 })),
                    fallback: Type.Optional(Type.String({ minLength: 1 })),
                    fields: Type.Optional(
                      Type.Array(
                        closed({
                          short: Type.Optional(Type.Boolean()),
                          title: Type.String({ minLength: 1 }),
                          value: Type.String({ minLength: 1 }),
                        }),
                        { minItems: 1 },
                      ),
                    ),
                    footer: Type.Optional(Type.String({ minLength: 1 })),
                    httpConfig: Type.Optional(HttpConfig),
                    iconEmoji: Type.Optional(Type.String({ minLength: 1 })),
                    iconURL: Type.Optional(Type.String()),
                    imageURL: Type.Optional(Type.String()),
                    linkNames: Type.Optional(Type.Boolean()),
                    messageText: Type.Optional(Type.String({ minLength: 1 })),
                    mrkdwnIn: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
                    pretext: Type.Optional(Type.String({ minLength: 1 })),
                    sendResolved: Type.Optional(Type.Boolean()),
                    shortFields: Type.Optional(Type.Boolean()),
                    text: Type.Optional(Type.String({ minLength: 1 })),
                    thumbURL: Type.Optional(Type.String()),
                    timeout: Type.Optional(Duration),
                    title: Type.Optional(Type.String({ minLength: 1 })),
                    titleLink: Type.Optional(Type.String()),
                    updateMessage: Type.Optional(Type.Boolean()),
                    username: Type.Optional(Type.String({ minLength: 1 })),
                  }),
                ),
              ),
              webhookConfigs: Type.Optional(
                Type.Array(
                  closed({
                    httpConfig: Type.Optional(HttpConfig),
                    maxAlerts: Type.Optional(Type.Integer({ minimum: 0 })),
                    payload: Type.Optional(Type.String({ minLength: 1 })),
                    sendResolved: Type.Optional(Type.Boolean()),
                    timeout: Type.Optional(Duration),
                    url: Type.Optional(Type.String()),
                    urlSecret: Type.Optional(KeySelector),
                  }),
                ),
              ),
            },
            { additionalProperties: true },
          ),
        ),
      ),
      route: Type.Optional(
        closed({
          activeTimeIntervals: Type.Optional(Type.Array(Type.String())),
          continue: Type.Optional(Type.Boolean()),
          groupBy: Type.Optional(Type.Array(Type.String())),
          groupInterval: Type.Optional(Duration),
          groupWait: Type.Optional(Duration),
          matchers: Type.Optional(Type.Array(AlertMatcher)),
          muteTimeIntervals: Type.Optional(Type.Array(Type.String())),
          receiver: Type.Optional(Type.String()),
          repeatInterval: Type.Optional(Duration),
          routes: Type.Optional(Type.Array(Type.Unknown())),
        }),
      ),
    }),
  }),
});
