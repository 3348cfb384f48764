import { type ApiObject, Chart, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import type { BodyOf, Kind } from '../../kubernetes/kind.js';
import { show } from '../../model/show.js';
import { didYouMean } from '../../model/suggest.js';
import { CustomObject } from '../../synth/custom-object.js';
import type { Refuse } from '../../synth/props.js';
import { enlist, findPeer, means, type Peer, peersOf } from './peers.js';
import type { Head } from './props.js';
import { referencesIn } from './references.js';

/** Looks at an object and at what it names in the tree, once the tree is whole. */
export type Examine = (peer: Peer, refuse: Refuse) => void;

/**
 * Writes an object, and lets the others of the tree know it. When the app is synthesized, names that are almost those of
 * another object are refused, and whatever `examine` refuses.
 */
export function addObject<K extends Kind>(
  scope: Construct,
  kind: K,
  { name, namespace, labels, annotations }: Head,
  spec: object,
  examine?: Examine,
): ApiObject {
  const peer: Peer = {
    kind: kind.kind,
    name,
    namespace: namespace ?? namespaceOf(scope),
    spec,
    references: referencesIn(spec, '/spec'),
  };
  const metadata = { name, namespace: namespace ?? Chart.of(scope).namespace, labels, annotations };
  // The props that the spec is made of have been checked; the kind's schema checks it once more.
  const object = new CustomObject(scope, kind.kind, kind, metadata, { spec } as BodyOf<K>);
  enlist(object, peer);
  object.node.addValidation({
    validate: () => {
      const told: string[] = [];
      const refuse: Refuse = (at, what, fix) => told.push(`${kind.kind} ${name} ${at}: ${what} ${fix}`);
      checkNames(object, peer, refuse);
      examine?.(peer, refuse);
      return told;
    },
  });
  return object;
}

/** The namespace of objects that name none. */
export function namespaceOf(scope: Construct): string {
  return Chart.of(scope).namespace ?? 'default';
}

/** Lets the object say so itself when nothing in the tree runs it; known only when the tree is whole. */
export function warnUnlessUsed(object: ApiObject, kind: string, name: string, runs: string): void {
  const warning = `Nothing in this app runs this ${kind}: it is only a definition until a ${runs} names it.`;
  const self = { kind, name, namespace: object.metadata.namespace ?? 'default' };
  const isUsed = () =>
    peersOf(object).some((peer) => peer.references.some((reference) => means(peer, reference, self)));
  const annotation = Lazy.any({ produce: () => (isUsed() ? undefined : warning) });
  // Validation comes before rendering. An annotation that is there from the start but resolves to nothing would leave
  // an empty map behind.
  object.node.addValidation({
    validate: () => {
      if (!isUsed()) object.metadata.addAnnotation('cdk8s-runbook/warning', annotation);
      return [];
    },
  });
}

/** What isn't in the tree may be in the cluster; what is almost in the tree is a slip. */
function checkNames(construct: Construct, peer: Peer, refuse: Refuse): void {
  for (const { kind, name, elsewhere, at } of peer.references) {
    if (elsewhere || name.includes('$(') || findPeer(construct, peer, { kind, name })) continue;
    const others = peersOf(construct).filter(
      (other) => other.kind === kind && other.namespace === peer.namespace,
    );
    const meant = didYouMean(
      name,
      others.map((other) => other.name),
    );
    const fix =
      "Correct it; if another one is meant that is in the cluster, name it with resolver: 'cluster'.";
    if (meant) refuse(at, `There is no ${kind} ${show(name)} in this app.${meant}`, fix);
  }
}
