import { domainPrefixedPath } from '../blocks/domains.js';
import { forbidden, invalid, missing } from '../blocks/faults.js';
import { atMostBytes } from '../blocks/limits.js';
import { anyOneOf, required, text, whole } from '../blocks/looks.js';
import { dnsLabel } from '../blocks/names.js';
import { isSet, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { controllerNameInvalid, parametersScopeInvalid } from '../rule-infos/networking.js';
import { merged, under } from '../tables.js';
import { typedReference } from './backend.js';

/** Cluster is the scope where none is written. */
const scope: Look = whole(({ scope: written, namespace }, at, report) => {
  const here = `${at}/namespace`;
  if (written === 'Namespace') {
    const says = isSet(namespace) ? dnsLabel(textOf(namespace)) : undefined;
    if (!isSet(namespace))
      report(missing(here, "`parameters.scope` is set to 'Namespace'", parametersScopeInvalid));
    else if (says !== undefined) report(invalid(nameInvalid, here, namespace, says));
  } else if ((written ?? 'Cluster') === 'Cluster' && isSet(namespace))
    report(forbidden(here, "`parameters.scope` is set to 'Cluster'", parametersScopeInvalid));
});

/** An IngressClass. */
export const ingressClass = defineNativeRules({
  group: 'networking.k8s.io',
  kind: 'IngressClass',
  at: merged(
    {
      '/spec': required(),
      '/spec/controller': [required(), text(controllerNameInvalid, domainPrefixedPath), atMostBytes(250)],
      '/spec/parameters': scope,
      '/spec/parameters/scope': anyOneOf(['Cluster', 'Namespace'], parametersScopeInvalid),
    },
    under('/spec/parameters', typedReference),
  ),
});
