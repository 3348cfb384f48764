import { at, isFields, itemsOf, textOf, type Value } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { kindOf } from '../../../resources/graph/kind-of.js';
import { defineRisk } from '../../risk.js';
import { howItWent, isGone, isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { touching } from '../support/touching.js';

const ingress = 'Ingress.networking.k8s.io';
const routes = ['HTTPRoute', 'GRPCRoute', 'TLSRoute'].map((kind) => `${kind}.gateway.networking.k8s.io`);
const gateway = 'Gateway.gateway.networking.k8s.io';
const kinds = [ingress, gateway, ...routes];

/** A host or a path on which requests came in. */
export const routeRemoved = defineRisk({
  id: 'route-removed',
  level: 'outage',
  why: 'Requests for the host or path are answered with 404, or by whatever else matches them.',
  fix: 'Keep the old host or path until nobody asks for it, or answer it with a redirect.',
  *check(delta) {
    const { base, head } = { base: delta.base?.object, head: delta.head?.object };
    if (!base || !kinds.includes(kindOf(base))) return;
    if (isGone(delta) && !head)
      yield { what: `${howItWent(delta)}, with its routes for ${shown(routesOf(base))}.` };
    if (!head) return;
    const now = new Set(routesOf(head));
    const gone = routesOf(base).filter((route) => !now.has(route));
    if (gone.length > 0) yield { what: `${shown(gone)} is routed no more.`, at: '/spec' };
  },
});

/** Who serves the routes. */
export const routeClassChanged = defineRisk({
  id: 'route-class-changed',
  level: 'outage',
  why: 'Another controller serves it from now on, at another address; the old one stops at once.',
  fix: 'Make a second object of the new class, move DNS to its address, then remove the old one.',
  *check(delta) {
    if (!updated(delta) || !isOfKind(delta, ...kinds)) return;
    const annotation = 'metadata.annotations.kubernetes.io/ingress.class';
    const paths = ['spec.ingressClassName', 'spec.gatewayClassName', 'spec.parentRefs', annotation];
    yield* risksOf(touching(delta, ...paths).filter(({ how }) => how !== 'added'));
  },
});

function routesOf(object: KubernetesObject): string[] {
  if (kindOf(object) === ingress) return itemsOf(at(object, 'spec', 'rules')).flatMap(pathsOf);
  if (kindOf(object) === gateway) return itemsOf(at(object, 'spec', 'listeners')).map(listenerOf);
  const hostnames = itemsOf(at(object, 'spec', 'hostnames')).map(textOf);
  const paths = itemsOf(at(object, 'spec', 'rules')).flatMap(matchesOf);
  return (hostnames.length > 0 ? hostnames : ['*']).flatMap((host) =>
    paths.length > 0 ? paths.map((path) => host + path) : [host],
  );
}

/** Of a GRPCRoute, the methods stand where the paths are. */
function matchesOf(rule: Value): string[] {
  const matches = itemsOf(at(rule, 'matches'));
  if (matches.length === 0) return ['/'];
  return matches.map((match) => {
    const [service, method] = ['service', 'method'].map((name) => textOf(at(match, 'method', name)) || '*');
    return isFields(at(match, 'method'))
      ? `/${service}/${method}`
      : textOf(at(match, 'path', 'value')) || '/';
  });
}

function pathsOf(rule: Value): string[] {
  const host = textOf(at(rule, 'host')) || '*';
  const paths = itemsOf(at(rule, 'http', 'paths')).filter(isFields);
  return paths.length === 0 ? [host] : paths.map(({ path }) => host + (textOf(path) || '/'));
}

function listenerOf(listener: Value): string {
  return `${textOf(at(listener, 'hostname')) || '*'}:${at(listener, 'port')}`;
}

function shown(found: readonly string[]): string {
  const rest = found.length > 3 ? ` and ${found.length - 3} more` : '';
  return found.length === 0 ? 'everything' : found.slice(0, 3).join(', ') + rest;
}
