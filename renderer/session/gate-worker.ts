import type { FrameFilter } from './frame-filter.ts';
import { openFrameFilter } from './frame-filter.ts';

/** What the session page tells the worker: first, and once, where the picture goes; then each captured screen. */
export type GateOrder =
  | { readonly type: 'open'; readonly sent: WritableStream<VideoFrame> }
  | { readonly type: 'run'; readonly captured: ReadableStream<VideoFrame> }
  | { readonly type: 'hold'; readonly held: boolean }
  | { readonly type: 'refresh' };

let filter: FrameFilter | null = null;

addEventListener('message', ({ data }: MessageEvent<GateOrder>) => {
  switch (data.type) {
    case 'open':
      filter = openFrameFilter(data.sent);
      return;
    case 'run':
      void filter?.pump(data.captured);
      return;
    case 'hold':
      filter?.hold(data.held);
      return;
    case 'refresh':
      filter?.refresh();
  }
});
