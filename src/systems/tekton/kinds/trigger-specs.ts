import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { oneOf, open, Texts } from './core.js';

const Name = Type.String({ minLength: 1 });
const DnsName = Type.String({ format: 'dns-subdomain' });

/** What a TriggerBinding is: params made from an event. */
export const TriggerBindingSpec = closed({
  /** Params for the TriggerTemplate. */
  params: Type.Optional(
    Type.Array(
      closed({
        /** As the template declares it. */
        name: Name,
        /** From the event: `$(body.…)`, `$(header.…)`, `$(extensions.…)`, `$(context.eventID)`. */
        value: Type.String(),
      }),
    ),
  ),
});
export type TriggerBindingSpec = Static<typeof TriggerBindingSpec>;

/** What a TriggerTemplate is: objects that an event makes, and their params. */
export const TriggerTemplateSpec = closed({
  /** What bindings give: `$(tt.params.<name>)`. */
  params: Type.Optional(
    Type.Array(
      closed({
        /** How it is called. */
        name: Name,
        /** What it is for. */
        description: Type.Optional(Type.String()),
        /** What it is when no binding gives it. Without it, one must. */
        default: Type.Optional(Type.String()),
      }),
    ),
  ),
  /** The objects: TaskRuns and PipelineRuns of tekton.dev/v1, with `generateName`, so that each event has its own. */
  resourcetemplates: Type.Array(
    open({
      apiVersion: Type.String({ minLength: 1 }),
      kind: Type.String({ minLength: 1 }),
      metadata: Type.Optional(open({})),
    }),
    { minItems: 1 },
  ),
});
export type TriggerTemplateSpec = Static<typeof TriggerTemplateSpec>;

const Binding = closed({
  /** A TriggerBinding by its name. Either this, or name and value. */
  ref: Type.Optional(Name),
  /** Default: TriggerBinding. */
  kind: Type.Optional(oneOf('TriggerBinding', 'ClusterTriggerBinding')),
  /** Its API version. */
  apiversion: Type.Optional(Type.String()),
  /** A param, given here. */
  name: Type.Optional(Name),
  /** Its value. */
  value: Type.Optional(Type.String()),
});

const Interceptor = closed({
  /** What people read. */
  name: Type.Optional(Type.String()),
  /** The interceptor: github, gitlab, bitbucket, slack and cel come with Tekton. */
  ref: Type.Optional(
    closed({
      /** Its name. */
      name: Name,
      /** Default: ClusterInterceptor. */
      kind: Type.Optional(oneOf('ClusterInterceptor', 'NamespacedInterceptor')),
      /** Its API version. */
      apiVersion: Type.Optional(Type.String()),
    }),
  ),
  /** What it is told, such as `secretRef`, `eventTypes` and `filter`. */
  params: Type.Optional(
    Type.Array(
      closed({
        /** How it is called. */
        name: Name,
        /** Anything. */
        value: Type.Unknown(),
      }),
    ),
  ),
  /** Instead of `ref`, a Service of one's own that is asked. */
  webhook: Type.Optional(
    closed({
      /** The Service: `{ apiVersion: 'v1', kind: 'Service', name, namespace }`. Tekton 0.37 asks nothing else. */
      objectRef: Type.Optional(open({})),
      /** In the CRD, but Tekton's webhook refuses it without an objectRef. */
      url: Type.Optional(Type.String()),
      /** Headers that it gets. */
      header: Type.Optional(
        Type.Array(
          closed({
            /** The header. */
            name: Name,
            /** Its value. */
            value: Type.Union([Type.String(), Type.Array(Type.String())]),
          }),
        ),
      ),
    }),
  ),
});

const triggerFields = {
  /** Who looks at the event first: checks its signature, filters, adds to it. In this order. */
  interceptors: Type.Optional(Type.Array(Interceptor)),
  /** Where the params come from. */
  bindings: Type.Optional(Type.Array(Binding)),
  /** The ServiceAccount that makes the objects. Default: the EventListener's. */
  serviceAccountName: Type.Optional(DnsName),
};

/** The template: by its name, or written here. */
const Template = closed({
  /** A TriggerTemplate by its name. Either this or spec. */
  ref: Type.Optional(Name),
  /** Its API version. */
  apiversion: Type.Optional(Type.String()),
  /** The template, written here. */
  spec: Type.Optional(TriggerTemplateSpec),
});

/** What a Trigger is: an event, seen by interceptors, gives params to a template. */
export const TriggerSpec = closed({
  ...triggerFields,
  /** What is made. */
  template: Template,
});
export type TriggerSpec = Static<typeof TriggerSpec>;

/** A trigger of an EventListener: a Trigger by its name, or one that is written here. */
export const ListenerTrigger = closed({
  /** What people read. */
  name: Type.Optional(Type.String()),
  /** A Trigger by its name. Either this or template. */
  triggerRef: Type.Optional(Name),
  ...triggerFields,
  /** What is made. */
  template: Type.Optional(Template),
});
export type ListenerTrigger = Static<typeof ListenerTrigger>;

/** What an EventListener can be told. */
export const eventListenerFields = {
  /** What it does with an event; each trigger sees each event. */
  triggers: Type.Optional(Type.Array(ListenerTrigger)),
  /** Groups of triggers behind interceptors that they share. */
  triggerGroups: Type.Optional(
    Type.Array(
      closed({
        /** What people read. */
        name: Name,
        /** Who looks at the event before the group's triggers do. */
        interceptors: Type.Optional(Type.Array(Interceptor)),
        /** Which Triggers. */
        triggerSelector: open({}),
      }),
    ),
  ),
  /** Namespaces whose Triggers it takes too. */
  namespaceSelector: Type.Optional(
    closed({
      /** Their names, or `*`. */
      matchNames: Type.Optional(Type.Array(Type.String())),
    }),
  ),
  /** Labels of the Triggers that it takes. */
  labelSelector: Type.Optional(
    open({
      /** Labels. */
      matchLabels: Type.Optional(Texts),
    }),
  ),
  /**
   * Its Deployment and Service: `{ kubernetesResource: { replicas, serviceType, servicePort, spec } }`. Default: requests
   * of 50m and 64Mi, and Tekton's defaults.
   */
  resources: Type.Optional(
    closed({
      /** A Deployment and a Service. */
      kubernetesResource: Type.Optional(
        closed({
          /** How many Pods. */
          replicas: Type.Optional(Type.Integer({ minimum: 0 })),
          /** How it is reached. NodePort and LoadBalancer open it to the outside. Tekton's default: ClusterIP. */
          serviceType: Type.Optional(oneOf('ClusterIP', 'NodePort', 'LoadBalancer')),
          /** The Service's port. Tekton's default: 8080. */
          servicePort: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
          /** The class of a LoadBalancer. */
          serviceLoadBalancerClass: Type.Optional(Type.String()),
          /** The Pod template, in part: `{ template: { spec: { containers: [{ resources }] } } }`. */
          spec: Type.Optional(open({})),
        }),
      ),
      /** Something else that runs Pods, such as a Knative Service. */
      customResource: Type.Optional(open({})),
    }),
  ),
  /** Where it sends cloud events. */
  cloudEventURI: Type.Optional(Type.String()),
};

/** As Tekton Triggers has it. */
export const EventListenerKindSpec = closed({
  ...eventListenerFields,
  serviceAccountName: Type.Optional(DnsName),
});
