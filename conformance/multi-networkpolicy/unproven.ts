/** The recipes of this room that are not shown here, and why. */
export const unproven: Readonly<Record<`R${string}`, string>> = {
  R102: 'the enforcer finds the interfaces of Pods through Multus and a container runtime; neither runs here',
  R103: 'no container runtime runs here that would tell the enforcer the network of a Pod',
  R104: 'the enforcer is not among the instruments yet: its flags are compared with its source only',
  R105: 'the rules of a policy are written in the network of a Pod that a container runtime started; none runs here',
  R106: 'whether a policy is ignored shows in the network of a Pod that a container runtime started; none runs here',
};
