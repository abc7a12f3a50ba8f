import type { Streams } from 'electron';
import { z } from 'zod';
import { SessionPageEvent } from '../../app/wire/bridge.ts';
import { channelOf } from '../../app/wire/channels.ts';
import { told } from '../ipc/serve-methods.ts';
import type { SessionPage, SessionPageListener } from '../modules/session/ports.ts';
import type { WindowMaker } from './open-window.ts';
import { whenPageFails } from './when-page-fails.ts';

/** The hidden window that holds the workstation's end: it is handed a screen only while `frameSource` names one. */
export function openSessionWindow(windows: WindowMaker, frameSource: () => string | null): SessionPage {
  let listener: SessionPageListener | null = null;
  let isOurs = true;
  const window = windows.open(
    'session',
    { skipTaskbar: true, focusable: false, width: 320, height: 200 },
    {
      report: told(SessionPageEvent, (event) => isOurs && listener?.reported(event)),
      // Parsed where it is judged; what is longer than any message is cut off there by name.
      received: told(z.string(), (text) => isOurs && listener?.received(text)),
    },
  );
  const { webContents } = window;
  windows.permitCapture(() => isOurs && frameSource() !== null);
  windows.partition('session').setDisplayMediaRequestHandler((request, answer) => {
    const isOwnPage = isOurs && request.frame?.frameTreeNodeId === webContents.mainFrame.frameTreeNodeId;
    const id = isOwnPage ? frameSource() : null;
    if (id === null) refuse(answer);
    else answer({ video: { id, name: 'screen' } });
  });
  const lose = (): void => {
    if (!isOurs) return;
    isOurs = false;
    if (!window.isDestroyed()) window.destroy();
    listener?.gone();
  };
  window.on('closed', lose);
  whenPageFails(webContents, lose);
  const send = (method: string, value: unknown): void => {
    if (isOurs) webContents.send(channelOf('session', method), value);
  };
  // Newer engines hand out a screen only after a gesture; the employee's was their click in the letter or on the banner.
  const afterGesture = (then: () => void): void => {
    if (isOurs) webContents.executeJavaScript('0', true).then(then, lose);
  };
  let isHeld = false;
  return {
    listen: (next) => {
      listener = next;
    },
    start: (start) => afterGesture(() => send('onStart', start)),
    signal: (signal) => send('onSignal', signal),
    send: (text) => send('onSend', text),
    hold: (held) => {
      isHeld = held;
      if (held) send('onHold', true);
      else afterGesture(() => isHeld || send('onHold', false));
    },
    destroy: () => {
      isOurs = false;
      if (!window.isDestroyed()) window.destroy();
    },
  };
}

/** The page's request is rejected; older engines also throw here, because a picture was asked for and none is given. */
function refuse(answer: (streams: Streams) => void): void {
  try {
    answer({});
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
  }
}
