import { Chart } from 'cdk8s';
import { KubeVelaApp, KubeVelaComponentDefinition } from 'cdk8s-runbook/systems/kubevela';
import type { Construct } from 'constructs';

/** First to default, then, when somebody has agreed, to prod with two replicas. */
export class FirstVelaAppChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'default' });
    new KubeVelaApp(this, 'app', {
      name: 'first-vela-app',
      components: [
        {
          name: 'express-server',
          type: 'webservice',
          properties: { image: 'oamdev/hello-world', ports: [{ port: 8000, expose: true }] },
          traits: [{ type: 'scaler', properties: { replicas: 1 } }],
        },
      ],
      policies: [
        {
          name: 'target-default',
          type: 'topology',
          properties: { clusters: ['local'], namespace: 'default' },
        },
        { name: 'target-prod', type: 'topology', properties: { clusters: ['local'], namespace: 'prod' } },
        {
          name: 'deploy-ha',
          type: 'override',
          properties: {
            components: [{ type: 'webservice', traits: [{ type: 'scaler', properties: { replicas: 2 } }] }],
          },
        },
      ],
      workflow: {
        steps: [
          { name: 'deploy2default', type: 'deploy', properties: { policies: ['target-default'] } },
          { name: 'manual-approval', type: 'suspend' },
          { name: 'deploy2prod', type: 'deploy', properties: { policies: ['target-prod', 'deploy-ha'] } },
        ],
      },
    });
  }
}

/** A type of component of one's own: a Deployment of one image. */
export class VelaDefinitionsChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new KubeVelaComponentDefinition(this, 'stateless', {
      name: 'stateless',
      description: 'A Deployment of one image.',
      workload: { apiVersion: 'apps/v1', kind: 'Deployment' },
      template: `
output: {
	apiVersion: "apps/v1"
	kind:       "Deployment"
	spec: {
		selector: matchLabels: "app.oam.dev/component": parameter.name
		template: {
			metadata: labels: "app.oam.dev/component": parameter.name
			spec: containers: [{
				name:  parameter.name
				image: parameter.image
			}]
		}
	}
}
parameter: {
	name:  string
	image: string
}
`,
    });
  }
}
