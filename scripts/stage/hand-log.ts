import type { Page } from 'playwright';

declare global {
  interface Window {
    handLog?: string[];
  }
}

/** From now on this console's page remembers what it sends its workstation and what that answers, without what is typed. */
export const logHand = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const log: string[] = [];
    window.handLog = log;
    const note = (way: string, text: unknown): void => {
      const { type, why, inputHeld, code } = saidIn(String(text));
      const held = inputHeld === undefined ? '' : `inputHeld ${String(inputHeld)}`;
      // Of keys the modifiers alone: they are what a shortcut misses.
      const modifier = /^(Control|Alt|Shift|Meta)/.test(String(code)) ? code : '';
      const words = [Math.round(performance.now()), way, type, why, held, modifier].filter(
        (word) => word !== undefined,
      );
      if (log.push(words.join(' ').trim()) > 200) log.shift();
    };
    // What is watched may speak otherwise than Accord does, and goes on all the same.
    const saidIn = (text: string): Readonly<Record<string, unknown>> => {
      try {
        return JSON.parse(text) as Readonly<Record<string, unknown>>;
      } catch {
        return { type: 'something else' };
      }
    };
    const heard = new WeakSet<RTCDataChannel>();
    const native = RTCDataChannel.prototype.send as (this: RTCDataChannel, data: unknown) => void;
    RTCDataChannel.prototype.send = function send(this: RTCDataChannel, data: unknown) {
      if (!heard.has(this)) {
        heard.add(this);
        this.addEventListener('message', (event) => note('<', asText(event.data)));
      }
      note('>', asText(data));
      native.call(this, data);
    };
    const asText = (data: unknown): string =>
      typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);
  });

/** The latest of it, oldest first; empty where nothing was remembered. */
const handLogOf = (page: Page, most = 60): Promise<string> =>
  page.evaluate((count) => (window.handLog ?? []).slice(-count).join('\n'), most);

/** Whatever fails in `act` tells what passed between the two hands. */
export async function tellingHands<T>(page: Page, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new Error(`the hand's last words:\n${await handLogOf(page).catch(() => 'the console is gone')}`, { cause });
  }
}
