import type { BrowserContext, Page } from 'playwright';

/** What a console's page has received so far, over all its connections. */
export interface Traffic {
  readonly at: number;
  readonly bytes: number;
  readonly frames: number;
}

declare global {
  interface Window {
    seenConnections: RTCPeerConnection[];
  }
}

/** Makes every page that this context opens from now on remember its peer connections. */
export const watchConnections = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    window.seenConnections = [];
    const Native = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.seenConnections.push(this);
      }
    };
  });

export const trafficOn = (page: Page): Promise<Traffic> =>
  page.evaluate(async () => {
    const reports = await Promise.all(window.seenConnections.map((connection) => connection.getStats()));
    const entries = reports.flatMap((report) => [...report.values()]);
    const sum = (type: string, field: string): number =>
      entries.reduce((total, entry) => total + (entry.type === type ? Number(entry[field] ?? 0) : 0), 0);
    return {
      at: performance.now(),
      bytes: sum('transport', 'bytesReceived'),
      frames: sum('inbound-rtp', 'framesDecoded'),
    };
  });
