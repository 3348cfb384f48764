/** The recipes of the tekton, kubevela and flux rooms that one machine cannot show, with the reason. */
export const unproven: Readonly<Record<`R${string}`, string>> = {
  R109: "the state workflowSuspending is written by KubeVela's controller, which runs in a cluster",
  R111: "the cluster-gateway is deployed by KubeVela's chart, and fails by what a cluster answers",
  R112: "a TaskRun is run by Tekton's controller as a Pod, and a Pod needs a kubelet",
  R115: 'it is the Git host that refuses the password, over the Internet',
};
