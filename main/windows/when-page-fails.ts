import type { WebContents } from 'electron';

/** Calls back when a window's own page crashes or can't be loaded; what it embeds or was kept from is no such thing. */
export function whenPageFails(contents: WebContents, failed: () => void): void {
  contents.on('render-process-gone', failed);
  contents.on('did-fail-load', (_event, code, _why, _address, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) failed();
  });
}

/** Chromium's ERR_ABORTED: a navigation that we refused. */
const ABORTED = -3;
