import { labelSelector } from '../blocks/labels.js';
import { anyOneOf, anyText, unique } from '../blocks/looks.js';
import { pathSegmentName } from '../blocks/names.js';
import type { LookTable } from '../native-rules.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { merged, under } from '../tables.js';
import { admissionRule } from './rules.js';

const namedRule: LookTable = merged(
  { '/resourceNames': unique(), '/resourceNames/*': anyText(nameInvalid, pathSegmentName) },
  admissionRule,
);

/** Which requests a policy or its binding is about. */
export const matchResources: LookTable = merged(
  { '/matchPolicy': anyOneOf(['Equivalent', 'Exact']) },
  under('/namespaceSelector', labelSelector),
  under('/objectSelector', labelSelector),
  under('/resourceRules/*', namedRule),
  under('/excludeResourceRules/*', namedRule),
);
