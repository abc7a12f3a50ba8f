/** A WebSocket that speaks to the broker's port frame by frame, as a program that means no good could. */
export interface RawLine {
  /** Sends a frame as it stands. */
  send(frame: string | Uint8Array<ArrayBuffer>): void;
  /** The first frame, past or future, that begins so; rejects when the line closes first. */
  received(start: string): Promise<string>;
  readonly closed: Promise<void>;
  close(): void;
}

/** Opened and, when there is a token, admitted: Engine.IO's `0`, then Socket.IO's `40`. */
export async function openRawLine(url: string, token?: string): Promise<RawLine> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const frames: string[] = [];
  const waiting = new Set<() => void>();
  const look = (): void => {
    for (const one of [...waiting]) one();
  };
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    frames.push(String(data));
    look();
  });
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()));
  const received = (start: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const search = (): void => {
        const found = frames.find((frame) => frame.startsWith(start));
        if (found === undefined) return;
        waiting.delete(search);
        resolve(found);
      };
      waiting.add(search);
      search();
      void closed.then(() => reject(new Error(`the line closed before ${start}`)));
    });
  await received('0');
  if (token !== undefined) {
    socket.send(`40${JSON.stringify({ token, v: 1 })}`);
    await received('40');
  }
  return { send: (frame) => socket.send(frame), received, closed, close: () => socket.close() };
}
