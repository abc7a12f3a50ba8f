/** How the connection does; null or 0 where the engine has not said yet. */
export interface LinkStats {
  readonly path: 'direct' | 'relayed' | null;
  readonly roundTripMs: number | null;
  /** Received, picture and messages together. */
  readonly kbps: number;
  readonly fps: number;
  readonly width: number;
  readonly height: number;
}

/** What a rate is counted from: the engine's totals a moment ago. */
export interface Tally {
  readonly at: number;
  readonly bytes: number;
}

export const noStats: LinkStats = { path: null, roundTripMs: null, kbps: 0, fps: 0, width: 0, height: 0 };

/** Reads an `RTCStatsReport`; `before` is the tally of the reading before, null at the first. */
export function readStats(report: Iterable<unknown>, before: Tally | null): { stats: LinkStats; tally: Tally } {
  const entries = [...report].filter(isEntry);
  const of = (type: string): Entry | undefined => entries.find((entry) => entry.type === type);
  const byId = (id: unknown): Entry | undefined => entries.find((entry) => entry.id === id);
  const transport = of('transport');
  const pair = byId(transport?.selectedCandidatePairId);
  const picture = of('inbound-rtp');
  const tally = { at: number(transport?.timestamp), bytes: number(transport?.bytesReceived) };
  const roundTrip = pair?.currentRoundTripTime;
  return {
    tally,
    stats: {
      path: pair === undefined ? null : pathOf(byId(pair.localCandidateId), byId(pair.remoteCandidateId)),
      roundTripMs: typeof roundTrip === 'number' ? Math.round(roundTrip * 1000) : null,
      kbps: before === null ? 0 : rate(before, tally),
      fps: number(picture?.framesPerSecond),
      width: number(picture?.frameWidth),
      height: number(picture?.frameHeight),
    },
  };
}

type Entry = { readonly [field: string]: unknown };

const pathOf = (...ends: readonly (Entry | undefined)[]): 'direct' | 'relayed' =>
  ends.some((end) => end?.candidateType === 'relay') ? 'relayed' : 'direct';

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const rate = (before: Tally, now: Tally): number =>
  now.at > before.at ? Math.round(((now.bytes - before.bytes) * 8) / (now.at - before.at)) : 0;
