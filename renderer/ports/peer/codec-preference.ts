/**
 * The order in which the workstation offers its codecs. Measured click to pixel: AV1 with the hint `detail` is best
 * and lightest from 2024's engines on, VP8 in the older ones, whose AV1 encoder is too slow for a whole screen.
 */
export function codecOrder<C extends { readonly mimeType: string }>(
  codecs: readonly C[],
  engine: number,
): readonly C[] {
  const first = engine >= FIRST_WITH_FAST_AV1 ? 'video/av1' : 'video/vp8';
  const rank = ({ mimeType }: C): number => (mimeType.toLowerCase() === first ? 0 : 1);
  return [...codecs].sort((one, other) => rank(one) - rank(other));
}

/** Chromium's major version, which Electron shares; 0 for any other engine. */
export function engineOf(userAgent: string): number {
  return Number(/Chrom(?:e|ium)\/(\d+)/.exec(userAgent)?.[1] ?? 0);
}

const FIRST_WITH_FAST_AV1 = 120;
