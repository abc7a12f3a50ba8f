/// <reference path="./breakout-box.d.ts" />
import type { GateOrder } from './gate-worker.ts';

/** The picture that leaves: it exists before the capture does, so that the connection need not wait for it. */
export interface GatedPicture {
  readonly stream: MediaStream;
  /** Puts a captured screen behind the gate, in the place of the one before. */
  show(captured: MediaStreamTrack): void;
  /** While held, no new picture leaves; the one that comes after passes whole. */
  hold(held: boolean): void;
  /** Makes the next frames pass as new ones, for an onlooker who has none yet. */
  refresh(): void;
}

/** The gate runs in a worker: comparing frames must not make an input event wait. */
export function openGatedPicture(): GatedPicture {
  const worker = new Worker(new URL('./gate-worker.ts', import.meta.url), { type: 'module' });
  const order = (one: GateOrder, transfer: Transferable[] = []): void => worker.postMessage(one, transfer);
  const sent = new MediaStreamTrackGenerator({ kind: 'video' });
  // A screen is read: without this hint scrolling takes ten times the bytes, and motion is preferred to letters.
  sent.contentHint = 'detail';
  const { writable } = sent;
  order({ type: 'open', sent: writable }, [writable]);
  return {
    stream: new MediaStream([sent]),
    show(captured) {
      const { readable } = new MediaStreamTrackProcessor({ track: captured, maxBufferSize: 1 });
      order({ type: 'run', captured: readable }, [readable]);
    },
    hold: (held) => order({ type: 'hold', held }),
    refresh: () => order({ type: 'refresh' }),
  };
}
