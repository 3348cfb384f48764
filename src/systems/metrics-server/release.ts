/** Major and minor number of a release. */
export type Release = readonly [major: number, minor: number];

/**
 * The release that an image's tag names: `[0, 6]` for `…/metrics-server:v0.6.3`. Undefined for a tag that is no
 * version, and for a bare digest.
 */
export function releaseOf(image: string): Release | undefined {
  const [name = ''] = image.split('@');
  const numbers = /:v?(\d+)\.(\d+)[^/]*$/.exec(name);
  return numbers ? [Number(numbers[1]), Number(numbers[2])] : undefined;
}

/** Whether the image is known to be older than a release; false where its tag does not tell. */
export function isBefore(image: string, [major, minor]: Release): boolean {
  const release = releaseOf(image);
  if (!release) return false;
  return release[0] < major || (release[0] === major && release[1] < minor);
}
