import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { clusterScoped } from '../../kubernetes/cluster-scoped.js';
import { CustomObject } from '../../synth/custom-object.js';
import { resolveProps } from '../../synth/props.js';
import { applicationBody } from './application-body.js';
import { checkApp } from './checks/check-app.js';
import { keepNulls } from './keep-nulls.js';
import { Application } from './kinds.js';
import { namespacesOf } from './namespaces.js';
import { KubeVelaAppProps } from './props.js';

/**
 * An application of KubeVela: components with their traits, the policies that say where they are deployed, and the
 * workflow that says in which order. The namespaces that its topologies need come with it.
 *
 * @throws UserError `PROP_INVALID`, for what KubeVela would stop at in the cluster, and for what it would silently ignore
 */
export class KubeVelaApp extends Construct {
  constructor(scope: Construct, id: string, props: KubeVelaAppProps) {
    super(scope, id);
    const home = props?.namespace ?? Chart.of(this).namespace ?? 'default';
    const resolved = resolveProps(this, KubeVelaAppProps, props, (examined, refuse) =>
      checkApp({ ...examined, home }, refuse),
    );
    const app = { ...resolved, home };
    const { name, namespace, labels, annotations } = app;
    for (const space of namespacesOf(app)) {
      clusterScoped(new k8s.KubeNamespace(this, `Namespace-${space}`, { metadata: { name: space } }));
    }
    const metadata = {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(labels && { labels }),
      ...(annotations && { annotations }),
    };
    const body = applicationBody(app);
    keepNulls(new CustomObject(this, 'Application', Application, metadata, body), body.spec);
  }
}
