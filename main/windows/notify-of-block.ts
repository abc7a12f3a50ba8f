import { Notification } from 'electron';
import type { BlockNotice } from '../../app/wire/bridge.ts';
import type { Say } from '../modules/words.ts';

/** A word on the system's own surface that an employee's computer no longer hears a technician; a click opens Accord. */
export function notifyOfBlock(say: Say, { technician, reference }: BlockNotice, open: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({
    title: say('blockTitle', { technician }),
    body: say('blockBody', { reference }),
  });
  notification.on('click', open);
  notification.show();
}
