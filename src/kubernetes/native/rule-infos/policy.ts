import { refused } from './rule-info.js';

/** Disruption budgets. */

export const budgetContradictory = refused(
  'disruption-budget-contradictory',
  'How many pods must stay and how many may go are two ways to say one thing.',
  'Set either minAvailable or maxUnavailable.',
);
