import { openFrameFilter } from './frame-filter.ts';

/** What the session page tells the worker; `run` comes once, and brings the captured and the sent picture. */
export type GateOrder =
  | { readonly type: 'run'; readonly captured: ReadableStream<VideoFrame>; readonly sent: WritableStream<VideoFrame> }
  | { readonly type: 'hold'; readonly held: boolean }
  | { readonly type: 'refresh' };

const filter = openFrameFilter();

addEventListener('message', ({ data }: MessageEvent<GateOrder>) => {
  switch (data.type) {
    case 'run':
      void filter.pump(data.captured, data.sent);
      return;
    case 'hold':
      filter.hold(data.held);
      return;
    case 'refresh':
      filter.refresh();
  }
});
