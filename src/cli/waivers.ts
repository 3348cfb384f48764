import type { Waiver } from '../check/waivers/waiver.js';
import type { Origin } from '../model/origin.js';
import { loadDocuments } from '../yaml/load/load.js';
import type { WaiverSettings } from './waiver-settings.js';

/** The waivers that `cdk8s.yaml` lists, each with its place. */
export function waiversIn({ list, text }: WaiverSettings, file: string): Waiver[] {
  const [document] = loadDocuments(text);
  return list.map((item, index) => {
    // The settings are read as cdk8s reads them; Kubernetes' reader may refuse them, and then only the file is known.
    const place = document?.error ? undefined : document?.placeOf(`/runbook/waivers/${index}`);
    return waiverOf(item, { file, line: place?.line ?? 1, column: place?.column ?? 1 });
  });
}

function waiverOf(item: object, origin: Origin): Waiver {
  const textOf = (key: keyof Waiver): string | undefined => {
    const part: unknown = Reflect.get(item, key);
    if (part instanceof Date) return part.toISOString().slice(0, 10);
    return typeof part === 'string' ? part : undefined;
  };
  return {
    rule: textOf('rule') ?? '',
    reason: textOf('reason') ?? '',
    until: textOf('until'),
    object: textOf('object'),
    at: textOf('at'),
    file: textOf('file'),
    construct: textOf('construct'),
    origin,
  };
}
