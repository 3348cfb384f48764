import { describe, expect, it } from 'vitest';
import { appOf, refused, smallest } from './support.js';

const web = { name: 'web', type: 'webservice', properties: { image: 'nginx:1.29' } };
const topology = { name: 'here', type: 'topology', properties: { clusters: ['local'] } };
const deploy = { name: 'go', type: 'deploy' };

const withWeb = (properties: object) => ({
  components: [{ ...web, properties: { ...web.properties, ...properties } }],
});
const withTraits = (...traits: object[]) => ({ components: [{ ...web, traits }] });
const withOverride = (...components: object[]) => ({
  policies: [{ name: 'small', type: 'override', properties: { components } }],
});
const withSteps = (...steps: object[]) => ({ workflow: { steps } });

const refusals: Record<string, { props: Readonly<Record<string, unknown>>; at: string; what: string }> = {
  'a label that cannot be': {
    props: { labels: { team: 'a b' } },
    at: '/labels/team',
    what: expect.stringContaining('must be a label value'),
  },
  'an annotation that cannot be': {
    props: { annotations: { 'a b': 'c' } },
    at: '/annotations',
    what: expect.stringContaining('must be a label key'),
  },
  'a component type that KubeVela does not bring': {
    props: { components: [{ name: 'web', type: 'webservce' }] },
    at: '/components/0/type',
    what: '"webservce" is not a component type that KubeVela brings. Did you mean "webservice"?',
  },
  'a deprecated type': {
    props: withTraits({ type: 'ingress' }),
    at: '/components/0/traits/0/type',
    what: 'The trait type "ingress" is deprecated.',
  },
  'a property that KubeVela would ignore': {
    props: withWeb({ imagePullPolcy: 'Always' }),
    at: '/components/0/properties',
    what: '"imagePullPolcy" is not a prop of webservice. Did you mean "imagePullPolicy"?',
  },
  'a property of another type': {
    props: withWeb({ cpu: 1 }),
    at: '/components/0/properties/cpu',
    what: 'webservice.cpu must be a string; got 1.',
  },
  'a missing property': {
    props: { components: [{ name: 'web', type: 'webservice' }] },
    at: '/components/0/properties',
    what: 'webservice.image is required and has no default.',
  },
  'two components of one name': {
    props: { components: [web, web] },
    at: '/components/1/name',
    what: 'The component "web" is already there, at /components/0.',
  },
  'two policies of one name': {
    props: { policies: [topology, topology] },
    at: '/policies/1/name',
    what: 'The policy "here" is already there, at /policies/0.',
  },
  'two steps of one name, one of them in a group': {
    props: withSteps(deploy, { name: 'group', type: 'step-group', subSteps: [deploy] }),
    at: '/workflow/steps/1/subSteps/0/name',
    what: 'The step "go" is already there, at /workflow/steps/0.',
  },
  'more components than there may be': {
    props: { maxComponents: 1, components: [web, { ...web, name: 'api' }] },
    at: '/components',
    what: 'There are 2 components; maxComponents is 1.',
  },
  'a nodePort that is ignored': {
    props: withWeb({ ports: [{ port: 80, nodePort: 30080 }] }),
    at: '/components/0/properties/ports/0/nodePort',
    what: 'The nodePort 30080 is ignored: exposeType is ClusterIP.',
  },
  'a port that is there twice': {
    props: withWeb({ ports: [{ port: 80 }, { port: 80, protocol: 'TCP' }] }),
    at: '/components/0/properties/ports/1',
    what: 'The port "80/TCP" is already there, at /components/0/properties/ports/0.',
  },
  'a variable with a value and a source': {
    props: withWeb({
      env: [{ name: 'A', value: 'b', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
    }),
    at: '/components/0/properties/env/0',
    what: '2 of value, valueFrom is set; got {"name":"A","value":"b","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}}.',
  },
  'a probe that asks nothing': {
    props: withWeb({ livenessProbe: { periodSeconds: 5 } }),
    at: '/components/0/properties/livenessProbe',
    what: 'None of exec, httpGet, tcpSocket is set; got {"periodSeconds":5}.',
  },
  'a probe of a task, which KubeVela ignores': {
    props: {
      components: [
        {
          name: 'job',
          type: 'task',
          properties: { image: 'a:1', livenessProbe: { tcpSocket: { port: 80 } } },
        },
      ],
    },
    at: '/components/0/properties',
    what: '"livenessProbe" is not a prop of task.',
  },
  'a trait that has no effect on the workload': {
    props: {
      components: [{ name: 'job', type: 'task', properties: { image: 'a:1' }, traits: [{ type: 'scaler' }] }],
    },
    at: '/components/0/traits/0/type',
    what: 'The trait scaler has no effect on "job": a task is a Job, not a Deployment or StatefulSet.',
  },
  'a scaler that means another workload': {
    props: {
      components: [
        { name: 'db', type: 'statefulset', properties: { image: 'a:1' }, traits: [{ type: 'hpa' }] },
      ],
    },
    at: '/components/0/traits/0/properties/targetKind',
    what: 'The trait hpa means a Deployment; the component is a StatefulSet.',
  },
  'two traits that set the replicas': {
    props: withTraits({ type: 'scaler' }, { type: 'cpuscaler' }),
    at: '/components/0/traits/1/type',
    what: 'scaler and cpuscaler both set the replicas of "web", each against the other.',
  },
  'the same scaler twice': {
    props: withTraits({ type: 'scaler' }, { type: 'scaler' }),
    at: '/components/0/traits/1',
    what: 'The trait scaler is already there, at /components/0/traits/0.',
  },
  'two Services of one name': {
    props: {
      components: [
        {
          ...web,
          properties: { image: 'a:1', ports: [{ port: 80, expose: true }] },
          traits: [{ type: 'expose', properties: { ports: [{ port: 81 }] } }],
        },
      ],
    },
    at: '/components/0/traits/0',
    what: 'The trait expose and the exposed ports of "web" both make the Service "web".',
  },
  'a Secret in plain text': {
    props: withTraits({ type: 'storage', properties: { secret: [{ name: 's', mountPath: '/s' }] } }),
    at: '/components/0/traits/0/properties/secret/0',
    what: 'storage.secret[0].mountOnly is required and has no default.',
  },
  'an override whose name matches no component': {
    props: withOverride({ name: 'wbe', type: 'webservice', properties: { image: 'a:1' } }),
    at: '/policies/0/properties/components/0/name',
    what: 'The override\'s name "wbe" matches no component. Did you mean "web"?',
  },
  'an override whose type matches no component': {
    props: withOverride({ type: 'worker', properties: { cpu: '1' } }),
    at: '/policies/0/properties/components/0/type',
    what: 'The override\'s type "worker" matches no component.',
  },
  'an override whose name matches more than it says': {
    props: {
      components: [web, { ...web, name: 'web-admin' }],
      ...withOverride({ name: 'web', properties: { cpu: '1' } }),
    },
    at: '/policies/0/properties/components/0/name',
    what: 'The override\'s name "web" also matches "web-admin": it is looked for anywhere in a name.',
  },
  'an override that would replace a component': {
    props: withOverride({ name: 'web', type: 'worker', properties: { image: 'a:1' } }),
    at: '/policies/0/properties/components/0/type',
    what: '"web" is a webservice, not a worker: KubeVela would replace the whole component.',
  },
  'an override with a property that the component does not have': {
    props: withOverride({ properties: { replicas: 2 } }),
    at: '/policies/0/properties/components/0/properties',
    what: '"replicas" is not a prop of webservice.',
  },
  'an override that takes a trait away that is not there': {
    props: withOverride({ type: 'webservice', traits: [{ type: 'hpa', disable: true }] }),
    at: '/policies/0/properties/components/0/traits/0/type',
    what: 'The trait hpa is taken away, but "web" has none.',
  },
  'an override that adds a second scaler': {
    props: { ...withTraits({ type: 'scaler' }), ...withOverride({ traits: [{ type: 'hpa' }] }) },
    at: '/policies/0/properties/components/0/traits/0/type',
    what: 'scaler and hpa both set the replicas of "web", each against the other.',
  },
  'an override of a component with two traits of one type': {
    props: {
      ...withTraits(
        { type: 'sidecar', properties: { name: 'a', image: 'a:1' } },
        { type: 'sidecar', properties: { name: 'b', image: 'b:1' } },
      ),
      ...withOverride({ properties: { cpu: '1' } }),
    },
    at: '/policies/0/properties/components/0',
    what: '"web" has several traits of type "sidecar"; after an override KubeVela has the last of them several times.',
  },
  'an override that changes nothing': {
    props: { policies: [{ name: 'small', type: 'override', properties: {} }] },
    at: '/policies/0/properties',
    what: 'The override "small" changes nothing.',
  },
  'an override that selects no component': {
    props: { policies: [{ name: 'small', type: 'override', properties: { selector: ['wep'] } }] },
    at: '/policies/0/properties/selector/0',
    what: 'There is no component "wep". Did you mean "web"?',
  },
  'a policy for a component that is not there': {
    props: {
      policies: [
        {
          name: 'keep',
          type: 'garbage-collect',
          properties: { rules: [{ selector: { componentNames: ['db'] } }] },
        },
      ],
    },
    at: '/policies/0/properties/rules/0/selector/componentNames/0',
    what: 'There is no component "db".',
  },
  'a topology with a cluster that is not there': {
    props: { policies: [{ ...topology, properties: { clusters: ['locl'] } }] },
    at: '/policies/0/properties/clusters/0',
    what: 'There is no cluster "locl". Did you mean "local"?',
  },
  'a topology with clusters by name and by label': {
    props: {
      policies: [{ ...topology, properties: { clusters: ['local'], clusterLabelSelector: { a: 'b' } } }],
    },
    at: '/policies/0/properties/clusterLabelSelector',
    what: 'clusters and clusterLabelSelector are both set; KubeVela ignores the labels.',
  },
  'R110 a namespace in a cluster where it cannot be made': {
    props: {
      clusters: ['local', 'hangzhou'],
      policies: [{ ...topology, properties: { clusters: ['hangzhou'], namespace: 'prod' } }],
    },
    at: '/policies/0/properties/namespace',
    what: 'The topology "here" needs the namespace "prod" in clusters other than local, where this application cannot make it.',
  },
  'a step that names a policy that is not there': {
    props: { policies: [topology], ...withSteps({ ...deploy, properties: { policies: ['here', 'hree'] } }) },
    at: '/workflow/steps/0/properties/policies/1',
    what: 'There is no policy "hree". Did you mean "here"?',
  },
  'a step that names a policy that it ignores': {
    props: {
      policies: [{ name: 'once', type: 'apply-once', properties: { enable: true } }],
      ...withSteps({ ...deploy, properties: { policies: ['once'] } }),
    },
    at: '/workflow/steps/0/properties/policies/0',
    what: 'The policy "once" is of type apply-once, which a step of type deploy ignores.',
  },
  'a policy that no step names': {
    props: { policies: [topology], ...withSteps(deploy) },
    at: '/policies/0',
    what: 'No step names the topology "here", so it does nothing.',
  },
  'a step that names a component that is not there': {
    props: withSteps(
      { name: 'a', type: 'apply-component', properties: { component: 'web' } },
      { name: 'b', type: 'apply-component', properties: { component: 'wbe' } },
    ),
    at: '/workflow/steps/1/properties/component',
    what: 'There is no component "wbe". Did you mean "web"?',
  },
  'a component that no step deploys': {
    props: withSteps({ name: 'say', type: 'print-message-in-status', properties: { message: 'hello' } }),
    at: '/components/0',
    what: 'No step deploys the component "web".',
  },
  'a step that waits for one that is not there': {
    props: withSteps({ ...deploy, dependsOn: ['og'] }),
    at: '/workflow/steps/0/dependsOn/0',
    what: 'There is no step "og". Did you mean "go"?',
  },
  'steps that wait for one another': {
    props: withSteps({ ...deploy, dependsOn: ['b'] }, { name: 'b', type: 'suspend', dependsOn: ['go'] }),
    at: '/workflow/steps/0/dependsOn',
    what: 'These wait for one another: go → b → go.',
  },
  'an input that nothing puts out': {
    props: withSteps({ ...deploy, inputs: [{ from: 'x' }] }),
    at: '/workflow/steps/0/inputs/0/from',
    what: 'There is no output "x".',
  },
  'an empty group': {
    props: withSteps(deploy, { name: 'group', type: 'step-group' }),
    at: '/workflow/steps/1',
    what: 'The group "group" has no steps.',
  },
  'steps inside a step that is no group': {
    props: withSteps({ ...deploy, subSteps: [{ name: 'a', type: 'suspend' }] }),
    at: '/workflow/steps/0/subSteps',
    what: 'A step of type deploy has no subSteps.',
  },
  'steps and a reference to others': {
    props: { workflow: { ref: 'other', steps: [deploy] } },
    at: '/workflow/ref',
    what: 'KubeVela takes either steps or ref; both are set.',
  },
  'a duration that Go does not know': {
    props: withSteps(deploy, { name: 'wait', type: 'suspend', properties: { duration: '1d' } }),
    at: '/workflow/steps/1/properties/duration',
    what: 'suspend.duration must be a duration such as 15s, 1m30s or 2h; got "1d".',
  },
  'a Secret whose content is in the manifest': {
    props: withSteps(deploy, {
      name: 'keep',
      type: 'export2secret',
      properties: { secretName: 's', data: { a: 'b' } },
    }),
    at: '/workflow/steps/1/properties',
    what: '"data" is not a prop of export2secret.',
  },
  'a webhook of a chat whose address is in the manifest': {
    props: withSteps(deploy, {
      name: 'tell',
      type: 'notification',
      properties: { slack: { url: { value: 'https://hooks.example/x' }, message: { text: 'hello' } } },
    }),
    at: '/workflow/steps/1/properties/slack/url',
    what: 'notification.slack.url.secretRef is required and has no default.',
  },
};

describe('an application is refused with', () => {
  it.each(Object.entries(refusals))('%s', (_, { props, at, what }) => {
    expect(refused(props)).toContainEqual({
      code: 'PROP_INVALID',
      at,
      what,
      fix: expect.stringMatching(/\.$/),
    });
  });

  it('everything that is wrong at once', () => {
    const props = {
      components: [
        { ...web, properties: {} },
        { ...web, type: 'x' },
      ],
      maxComponents: 1,
    };
    expect(refused(props).map(({ at }) => at)).toEqual([
      '/components/1/name',
      '/components',
      '/components/0/properties',
      '/components/1/type',
    ]);
  });
});

describe('an application is not refused with', () => {
  const accepted: Record<string, object> = {
    'types that are its own': {
      components: [{ name: 'a', type: 'mine', own: true, properties: { anything: [1] } }],
      policies: [{ name: 'p', type: 'mine', own: true }],
      workflow: { steps: [{ name: 's', type: 'mine', own: true }] },
    },
    'what an input gives': {
      components: [
        { name: 'web', type: 'webservice', inputs: [{ from: 'image', parameterKey: 'image' }] },
        { ...web, name: 'db', outputs: [{ name: 'image', valueFrom: 'output.spec.x' }] },
      ],
    },
    'a Secret that is fed by an input': withSteps(
      {
        name: 'read',
        type: 'read-config',
        properties: { name: 'c' },
        outputs: [{ name: 'd', valueFrom: 'output.config' }],
      },
      {
        name: 'keep',
        type: 'export2secret',
        properties: { secretName: 's' },
        inputs: [{ from: 'd', parameterKey: 'data' }],
      },
      deploy,
    ),
    'a Policy object that is there': {
      existingPolicies: ['shared'],
      ...withSteps({ ...deploy, properties: { policies: ['shared'] } }),
    },
    'policies whose use a Workflow object decides': { policies: [topology], workflow: { ref: 'other' } },
    'an override by a pattern': {
      components: [web, { ...web, name: 'web-admin' }],
      ...withOverride(
        { name: 'web*', properties: { cpu: '1' } },
        { name: '^web$', properties: { cpu: '2' } },
      ),
    },
    'an override of a part of a nested property': withOverride({ properties: { limit: { cpu: '1' } } }),
    'namespaces elsewhere that are there': {
      clusters: ['local', 'hangzhou'],
      existingNamespaces: ['prod'],
      policies: [{ ...topology, properties: { clusters: ['hangzhou'], namespace: 'prod' } }],
    },
  };

  it.each(Object.entries(accepted))('%s', (_, props) => {
    // Only the checks at run time are of interest here.
    expect(appOf({ ...smallest, ...props } as typeof smallest)).toHaveLength(1);
  });
});
