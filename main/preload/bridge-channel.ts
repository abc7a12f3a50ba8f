import { ipcRenderer } from 'electron';
import type { WindowKind } from '../../app/wire/channels.ts';
import { channelOf } from '../../app/wire/channels.ts';

/** One window's way to the main process; pages see named methods, never this. */
export interface BridgeChannel {
  ask<T>(method: string, input?: unknown): Promise<T>;
  tell(method: string, input: unknown): void;
  listen<T>(method: string, listener: (value: T) => void): () => void;
}

export const bridgeChannel = (window: WindowKind): BridgeChannel => ({
  ask: (method, input) => ipcRenderer.invoke(channelOf(window, method), input),
  tell: (method, input) => ipcRenderer.send(channelOf(window, method), input),
  listen: <T>(method: string, listener: (value: T) => void) => {
    const channel = channelOf(window, method);
    const hear = (_event: unknown, value: T): void => listener(value);
    ipcRenderer.on(channel, hear);
    return () => void ipcRenderer.off(channel, hear);
  },
});
