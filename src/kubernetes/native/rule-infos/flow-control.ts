import { refused } from './rule-info.js';

/** Flow schemas and priority levels. */

export const flowPrecedenceInvalid = refused(
  'flow-precedence-invalid',
  'Schemas are tried in the order of their precedence, and the first place is kept for the schema exempt.',
  'Set matchingPrecedence from 2 to 10000.',
);

export const flowRuleIncomplete = refused(
  'flow-rule-incomplete',
  'A rule without subjects, or without something that they do, matches no request.',
  'Write subjects, and resourceRules or nonResourceRules with verbs and what they are about.',
);

export const flowSubjectInvalid = refused(
  'flow-subject-invalid',
  'The kind of a subject says which one of its fields tells who is meant.',
  'Set the field that kind names, with a name: user, group or serviceAccount.',
);

export const priorityLevelInvalid = refused(
  'priority-level-invalid',
  'The type says which field sets the limits; only the level exempt is without them.',
  'Set type: Limited with limited, and queuing with limitResponse.type Queue.',
);

export const queuingInvalid = refused(
  'queuing-invalid',
  'Requests could not be shared out among the queues.',
  'Set positive queues and queueLengthLimit, and a handSize of at most the number of queues.',
);
