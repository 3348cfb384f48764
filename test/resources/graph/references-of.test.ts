import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { podTemplateOf } from '../../../src/resources/graph/pod-template.js';
import { referencesOf } from '../../../src/resources/graph/references-of.js';
import { selects } from '../../../src/resources/graph/selects.js';

function references(text: string): string[] {
  return referencesOf(parse(text)).map(({ to, via, keys = [], optional, at }) =>
    [via, to, ...keys, optional && 'optional', at].filter(Boolean).join(' '),
  );
}

describe('the references of an object', () => {
  it('are everything that its Pods need', () => {
    const found = references(`
      apiVersion: batch/v1
      kind: CronJob
      metadata: { name: report, namespace: shop }
      spec:
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: report
                priorityClassName: low
                imagePullSecrets: [{ name: pull }]
                initContainers:
                  - name: wait
                    envFrom: [{ secretRef: { name: login, optional: true } }]
                containers:
                  - name: app
                    env:
                      - name: LEVEL
                        valueFrom: { configMapKeyRef: { name: settings, key: level } }
                    volumeMounts:
                      - { name: one, mountPath: /one, subPath: a }
                      - { name: all, mountPath: /all }
                volumes:
                  - { name: one, configMap: { name: files, items: [{ key: a, path: a }] } }
                  - { name: all, projected: { sources: [{ secret: { name: keys } }] } }
                  - { name: data, persistentVolumeClaim: { claimName: data } }
    `);
    const pod = '/spec/jobTemplate/spec/template/spec';
    expect(found).toEqual([
      `envFrom Secret/shop/login optional ${pod}/initContainers/0/envFrom/0/secretRef/name`,
      `env ConfigMap/shop/settings level ${pod}/containers/0/env/0/valueFrom/configMapKeyRef/name`,
      `subPath ConfigMap/shop/files a ${pod}/volumes/0/configMap/name`,
      `volume Secret/shop/keys ${pod}/volumes/1/projected/sources/0/secret/name`,
      `claim PersistentVolumeClaim/shop/data ${pod}/volumes/2/persistentVolumeClaim/claimName`,
      `imagePullSecret Secret/shop/pull ${pod}/imagePullSecrets/0/name`,
      `serviceAccount ServiceAccount/shop/report ${pod}/serviceAccountName`,
      `priorityClass PriorityClass.scheduling.k8s.io/low ${pod}/priorityClassName`,
    ]);
  });

  it('are the role and the accounts of a binding, each in its own namespace', () => {
    const found = references(`
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: { name: readers, namespace: shop }
      roleRef: { kind: Role, name: reader }
      subjects: [{ kind: ServiceAccount, name: web, namespace: front }, { kind: User, name: kim }]
    `);
    expect(found).toEqual([
      'role Role.rbac.authorization.k8s.io/shop/reader /roleRef/name',
      'subject ServiceAccount/front/web /subjects/0/name',
    ]);
  });

  it('are the Services, the class and the certificates of an Ingress', () => {
    const found = references(`
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: { name: web, namespace: shop }
      spec:
        ingressClassName: public
        tls: [{ secretName: cert }]
        rules: [{ http: { paths: [{ path: /, backend: { service: { name: web } } }] } }]
    `);
    expect(found).toEqual([
      'backend Service/shop/web /spec/rules/0/http/paths/0/backend/service/name',
      'tls Secret/shop/cert /spec/tls/0/secretName',
      'class IngressClass.networking.k8s.io/public /spec/ingressClassName',
    ]);
  });

  it('are the target of an autoscaler, of whatever group', () => {
    const scaler = (target: string) =>
      references(
        `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web, namespace: shop}, spec: {scaleTargetRef: ${target}}}`,
      );
    expect(scaler('{apiVersion: apps/v1, kind: StatefulSet, name: web}')).toEqual([
      'scaleTarget StatefulSet.apps/shop/web /spec/scaleTargetRef/name',
    ]);
    expect(scaler('{apiVersion: v1, kind: ReplicationController, name: web}')).toEqual([
      'scaleTarget ReplicationController/shop/web /spec/scaleTargetRef/name',
    ]);
    expect(scaler('null')).toEqual([]);
  });

  it('are none where names and templates are no such thing', () => {
    const texts = [
      '{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {spec: [1]}}}',
      '{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {volumes: [null, {configMap: {name: 1}}], containers: [3]}}',
      '{apiVersion: 3, kind: constructor, metadata: null}',
    ];
    expect(texts.map(references)).toEqual([[], [], []]);
    expect(podTemplateOf(parse(texts[0] ?? ''))).toBeUndefined();
  });
});

describe('a selector', () => {
  it.each([
    ['{}', true],
    ['{matchLabels: {app: web}}', true],
    ['{matchLabels: {app: api}}', false],
    ['{matchExpressions: [{key: app, operator: In, values: [web, api]}]}', true],
    ['{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}', false],
    ['{matchExpressions: [{key: tier, operator: NotIn, values: [web]}]}', true],
    ['{matchExpressions: [{key: app, operator: Exists}, {key: tier, operator: DoesNotExist}]}', true],
    ['{matchExpressions: [{key: app, operator: Near}]}', false],
  ])('%s takes app=web: %s', (selector, expected) => {
    expect(selects(parse(selector), { app: 'web' })).toBe(expected);
  });
});
