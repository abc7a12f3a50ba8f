import type { Fingerprint } from '../../../app/kernel/scalars.ts';

/**
 * True when each part of the description can only be joined with the expected certificate: every fingerprint it names is
 * that SHA-256 one, and no part is without. A second hash is refused too, since an engine may accept any that fits.
 */
export function namesOnly(sdp: string, expected: Fingerprint): boolean {
  const wanted = `a=fingerprint:sha-256 ${expected}`.toLowerCase();
  const [head, ...sections] = sectionsOf(sdp).map((lines) => lines.filter(isFingerprint));
  const covered = (head?.length ?? 0) > 0 || (sections.length > 0 && sections.every((lines) => lines.length > 0));
  return covered && [head ?? [], ...sections].flat().every((line) => line.toLowerCase() === wanted);
}

/** Rates in kbit/s. */
export interface Bitrates {
  readonly start: number;
  readonly max: number;
}

/** Adds to each video format of a remote description the rate the sender begins with: from nothing it takes seconds to sharpen. */
export function withBitrates(sdp: string, { start, max }: Bitrates): string {
  const hints = `x-google-start-bitrate=${start};x-google-max-bitrate=${max}`;
  return sectionsOf(sdp)
    .flatMap((lines) => (lines[0]?.startsWith('m=video') ? hinted(lines, hints) : lines))
    .join('\r\n');
}

function hinted(lines: readonly string[], hints: string): readonly string[] {
  const formats = new Set(lines.flatMap((line) => VIDEO_FORMAT.exec(line)?.[1] ?? []));
  const described = new Set(lines.flatMap((line) => FMTP.exec(line)?.[1] ?? []));
  return lines.flatMap((line) => {
    if (formats.has(FMTP.exec(line)?.[1] ?? '')) return [`${line};${hints}`];
    const format = VIDEO_FORMAT.exec(line)?.[1];
    return format === undefined || described.has(format) ? [line] : [line, `a=fmtp:${format} ${hints}`];
  });
}

/** The session part, then one part for each `m=` line. */
function sectionsOf(sdp: string): readonly (readonly string[])[] {
  const sections: string[][] = [[]];
  for (const line of sdp.split(/\r\n|\r|\n/)) {
    if (line.startsWith('m=')) sections.push([]);
    sections.at(-1)?.push(line);
  }
  return sections;
}

const isFingerprint = (line: string): boolean => /^\s*a\s*=\s*fingerprint/i.test(line);
const VIDEO_FORMAT = /^a=rtpmap:(\d+) (?:VP8|VP9|AV1|H264|H265)\//;
const FMTP = /^a=fmtp:(\d+) /;
