import type { RuleInfo } from '../model/fault.js';

/** A document that is no Kubernetes object. */
export const notAnObjectRule: RuleInfo = {
  id: 'not-an-object',
  severity: 'error',
  why: 'Every Kubernetes object has an apiVersion, a kind and metadata; the API server refuses anything else.',
  fix: 'Complete the object, or keep the file out of the folder that is checked.',
};

/** A text that is no YAML. */
export const unreadableRule: RuleInfo = {
  id: 'unreadable-yaml',
  severity: 'error',
  why: 'kubectl and every GitOps controller stop at a document that they cannot read.',
  fix: 'Mend the YAML at that place.',
};

/** A file that is no text, too large, or that nobody may read. */
export const unreadableFileRule: RuleInfo = {
  id: 'unreadable-file',
  severity: 'error',
  why: 'kubectl and every GitOps controller stop at a file that they cannot read, and nothing of it was checked.',
  fix: 'Make it a text in UTF-8 that may be read, or keep it out of the folder that is checked.',
};

/** A template of Helm's. */
export const helmTemplateRule: RuleInfo = {
  id: 'helm-template',
  severity: 'error',
  why: 'Only Helm can make manifests of a template, with the values of a release.',
  fix: 'Check what it renders: helm template RELEASE CHART | runbook check -',
};

/** What Kubernetes reads without a word, and what nobody means. */
export const yamlRules = {
  'duplicate-key': {
    id: 'duplicate-key',
    severity: 'error',
    why: 'The API server refuses it under strict validation; otherwise the last one counts, without a word.',
    fix: 'Keep one of the two.',
  },
  'ignored-text': {
    id: 'ignored-text',
    severity: 'error',
    why: 'What comes after the end of a document is dropped without a word.',
    fix: 'Begin a document of its own with ---.',
  },
  'inexact-number': {
    id: 'inexact-number',
    severity: 'warning',
    why: 'The number is larger than what JavaScript holds, so it is checked as the nearest that it can hold.',
    fix: 'Check the number by hand.',
  },
} as const satisfies Record<string, RuleInfo>;
