export interface HearingOptions {
  /** Nothing came for this long, in milliseconds: the other end is not there. */
  readonly silentMs: number;
  readonly changed: (isHeard: boolean) => void;
}

/**
 * Tells when a connected end falls silent and when it is heard again, until the returned function is called. While a
 * picture flows, its receiver answers several times a second; the engine itself needs six seconds to miss it.
 */
export function watchHearing(connection: RTCPeerConnection, { silentMs, changed }: HearingOptions): () => void {
  let packets = 0;
  let heardAt = performance.now();
  let isHeard = true;
  const listen = async (): Promise<void> => {
    const now = performance.now();
    const counted = packetsIn(await connection.getStats());
    if (counted !== packets) heardAt = now;
    packets = counted;
    if (isHeard === now - heardAt < silentMs) return;
    isHeard = !isHeard;
    changed(isHeard);
  };
  const timer = setInterval(() => void listen(), LISTEN_EVERY_MS);
  return () => clearInterval(timer);
}

const LISTEN_EVERY_MS = 400;

function packetsIn(report: RTCStatsReport): number {
  const entries: Iterable<{ readonly type: string; readonly packetsReceived?: number }> = report.values();
  return [...entries].reduce(
    (sum, { type, packetsReceived = 0 }) => sum + (type === 'transport' ? packetsReceived : 0),
    0,
  );
}
