import type { LinkStats, Tally } from './link-stats.ts';
import { readStats } from './link-stats.ts';

/** Reads the connection's statistics each second until the returned function is called. */
export function watchStats(connection: RTCPeerConnection, tell: (stats: LinkStats) => void): () => void {
  let tally: Tally | null = null;
  const read = async (): Promise<void> => {
    const report = await connection.getStats();
    const reading = readStats(report.values(), tally);
    tally = reading.tally;
    tell(reading.stats);
  };
  const timer = setInterval(() => void read(), 1000);
  return () => clearInterval(timer);
}
