import type { z } from 'zod';
import type { WindowKind } from '../../app/wire/channels.ts';
import { channelOf } from '../../app/wire/channels.ts';
import type { Log } from '../modules/log.ts';
import type { Caller, TrustedSender } from './trusted-sender.ts';
import { isTrusted } from './trusted-sender.ts';

/** One named method of a bridge, with its argument still unparsed. */
export interface IncomingMethod {
  /** `ask`: the page awaits an answer; `tell`: it doesn't. */
  readonly way: 'ask' | 'tell';
  /** Throws {@link MalformedCall} when the argument is not what the method takes. */
  readonly run: (raw: unknown) => unknown;
}
export type IncomingMethods = Readonly<Record<string, IncomingMethod>>;

/** A page that is not ours, or is not itself any more, called. */
class UntrustedCall extends Error {
  override readonly name = 'UntrustedCall';
}

class MalformedCall extends Error {
  override readonly name = 'MalformedCall';
}

/** A method that answers; `input` is parsed before it runs. */
export const asked = <S extends z.ZodType>(input: S, run: (input: z.infer<S>) => unknown): IncomingMethod => ({
  way: 'ask',
  run: parsed(input, run),
});

/** A method that is told something and answers nothing. */
export const told = <S extends z.ZodType>(input: S, run: (input: z.infer<S>) => unknown): IncomingMethod => ({
  way: 'tell',
  run: parsed(input, run),
});

const parsed =
  <S extends z.ZodType>(input: S, run: (input: z.infer<S>) => unknown) =>
  (raw: unknown): unknown => {
    const result = input.safeParse(raw);
    if (!result.success) throw new MalformedCall('the argument is not what this method takes');
    return run(result.data);
  };

/** The part of Electron's `ipcMain` that is needed; each window has one of its own. */
export interface IpcPort {
  handle(channel: string, listener: (event: Caller, ...args: unknown[]) => unknown): void;
  on(channel: string, listener: (event: Caller, ...args: unknown[]) => void): unknown;
}

export interface ServedMethods {
  readonly ipc: IpcPort;
  readonly sender: TrustedSender;
  readonly window: WindowKind;
  readonly methods: IncomingMethods;
  readonly log: Log;
}

/** Lets one window's page call its named methods: the sender is checked, then the shape, then the method runs. */
export function serveMethods({ ipc, sender, window, methods, log }: ServedMethods): void {
  for (const [name, method] of Object.entries(methods)) {
    const channel = channelOf(window, name);
    const run = async (caller: Caller, raw: unknown): Promise<unknown> => {
      try {
        if (!isTrusted(caller, sender)) throw new UntrustedCall('this page may not call');
        return await method.run(raw);
      } catch (cause) {
        const isRefusal = cause instanceof UntrustedCall || cause instanceof MalformedCall;
        if (isRefusal) log.warn('call-refused', { window, method: name, why: cause.name });
        else log.error('call-failed', cause, { window, method: name });
        // The page learns the name and nothing else.
        throw new Error(isRefusal ? cause.name : 'CallFailed', { cause });
      }
    };
    if (method.way === 'ask') ipc.handle(channel, (caller, raw) => run(caller, raw));
    else ipc.on(channel, (caller, raw) => void run(caller, raw).catch(() => undefined));
  }
}
