import { isPage } from '../windows/pages.ts';

/** Who may call: one window's own page, in its top frame. */
export interface TrustedSender {
  readonly id: number;
  readonly page: string;
}

/** What Electron tells of a caller; the frame is gone once it has navigated or crashed. */
export interface Caller {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

export function isTrusted({ sender, senderFrame }: Caller, trusted: TrustedSender): boolean {
  if (sender.id !== trusted.id || senderFrame === null) return false;
  return senderFrame.parent === null && isPage(senderFrame.url, trusted.page);
}
