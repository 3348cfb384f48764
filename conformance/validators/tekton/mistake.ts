/** A spec that our construct refuses as props, and Tekton's webhook as the spec of an object; with what the webhook says. */
export type Mistake = readonly [title: string, spec: object, says: string];

export const image = 'docker.io/library/alpine:3.22';

/** A Task of one step. */
export const taskSpec = { steps: [{ name: 'a', image }] };

/** The same, with more in its step. */
export function step(more: object) {
  return { steps: [{ name: 'a', image, ...more }] };
}
