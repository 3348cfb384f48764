import { describe, expect, it } from 'vitest';
import { alertVariables, goTemplateProblem } from '../../../src/systems/prometheus/alerts/go-template.js';

describe('a template of an alert', () => {
  it.each([
    '',
    'no action } here',
    '{{ $labels.instance }} of {{$labels.job}} {{ $value | printf "%.0f" }}',
    '{{ if gt $value 1.0 }}a{{ else if eq $value 0.0 }}b{{ end }}',
    '{{ range query "up" }}{{ .Labels.a }}{{ end }}',
    '{{ range $i, $e := query "x" }}{{ $i }}{{ $e }}{{ end }}',
    '{{- with $x := first (query `up{a="}}"}`) -}}{{ $x }}{{- end -}}',
    '{{/* $nobody }} */}}',
    '{{ "}} $x" }}{{ $ }}',
    '{{ define "a" }}b{{ end }}{{ template "a" }}',
  ])('is right: %s', (text) => {
    expect(goTemplateProblem(text, alertVariables)).toBeUndefined();
  });

  it.each([
    ['{{ $labels.a', 'the action at "{{ $labels.a" is not closed'],
    ['{{ $labels.a }', 'the action at "{{ $labels.a }" is not closed'],
    ['a {{ "b }}', 'the action at "{{ \\"b }}" is not closed'],
    ['{{ }}', 'an action is empty'],
    ['{{ if $value }}a', 'an end is missing'],
    ['a{{ end }}', 'an end closes nothing'],
    ['{{ $vaule }}', 'there is no variable "$vaule". Did you mean "$value"?'],
  ])('is wrong: %s', (text, what) => {
    expect(goTemplateProblem(text, alertVariables)).toBe(what);
  });
});
