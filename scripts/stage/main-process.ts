import { z } from 'zod';

/** Electron's own module, as a function that runs inside the main process sees it. */
type Electron = typeof import('electron');

/** A line into Electron's main process, through Node's inspector. */
export interface MainProcess {
  /** Runs there; what it returns must survive as JSON, and it may use nothing but its parameters. */
  evaluate<A, R>(run: (electron: Electron, argument: A) => R | Promise<R>, argument: A): Promise<R>;
  close(): void;
}

const Reply = z.object({
  id: z.number(),
  result: z
    .object({
      result: z.object({ value: z.unknown().optional() }),
      exceptionDetails: z.object({ exception: z.object({ description: z.string().optional() }).optional() }).optional(),
    })
    .optional(),
});

/** `address` as Node prints it after *Debugger listening on*. */
export async function openMainProcess(address: string): Promise<MainProcess> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>();
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`no inspector at ${address}`)));
  });
  socket.addEventListener('message', ({ data }) => {
    const reply = Reply.safeParse(JSON.parse(String(data)));
    if (!reply.success) return;
    const asked = waiting.get(reply.data.id);
    waiting.delete(reply.data.id);
    const fault = reply.data.result?.exceptionDetails;
    if (fault === undefined) asked?.resolve(reply.data.result?.result.value);
    else asked?.reject(new Error(fault.exception?.description ?? 'the main process threw'));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the main process is gone'));
    waiting.clear();
  });

  let last = 0;
  return {
    evaluate: <A, R>(run: (electron: Electron, argument: A) => R | Promise<R>, argument: A) =>
      new Promise<R>((resolve, reject) => {
        last += 1;
        // What comes back is what `run` returned, by way of JSON.
        waiting.set(last, { resolve: (value) => resolve(value as R), reject });
        const expression = `(${run})(process.mainModule.require('electron'), ${JSON.stringify(argument)})`;
        const params = { expression, awaitPromise: true, returnByValue: true };
        socket.send(JSON.stringify({ id: last, method: 'Runtime.evaluate', params }));
      }),
    close: () => socket.close(),
  };
}
