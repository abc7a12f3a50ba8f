import { expect, test } from 'vitest';
import { noStats, readStats } from './link-stats.ts';

const report = (over: {
  readonly at: number;
  readonly bytes: number;
  readonly remote?: string;
}): readonly unknown[] => [
  { id: 'T', type: 'transport', timestamp: over.at, bytesReceived: over.bytes, selectedCandidatePairId: 'P2' },
  { id: 'P1', type: 'candidate-pair', currentRoundTripTime: 9, localCandidateId: 'L', remoteCandidateId: 'R' },
  { id: 'P2', type: 'candidate-pair', currentRoundTripTime: 0.0124, localCandidateId: 'L', remoteCandidateId: 'R' },
  { id: 'L', type: 'local-candidate', candidateType: 'host' },
  { id: 'R', type: 'remote-candidate', candidateType: over.remote ?? 'prflx' },
  { id: 'V', type: 'inbound-rtp', framesPerSecond: 30, frameWidth: 1920, frameHeight: 1080 },
];

test('the pair in use tells the path and the round trip, and rates are counted from the reading before', () => {
  const first = readStats(report({ at: 1000, bytes: 50_000 }), null);
  expect(first.stats).toEqual({ path: 'direct', roundTripMs: 12, kbps: 0, fps: 30, width: 1920, height: 1080 });
  const second = readStats(report({ at: 2000, bytes: 175_000, remote: 'relay' }), first.tally);
  expect(second.stats).toMatchObject({ path: 'relayed', kbps: 1000 });
});

test('before the engine knows anything, nothing is claimed', () => {
  expect(readStats([], null).stats).toEqual(noStats);
  expect(readStats([], { at: 0, bytes: 0 }).stats).toEqual(noStats);
});
