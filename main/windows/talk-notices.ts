import { Notification } from 'electron';
import type { Id } from '../../app/kernel/scalars.ts';
import type { VisitNews } from '../../app/visit/news.ts';
import type { TalkNotice } from '../../app/wire/bridge.ts';
import type { Log } from '../modules/log.ts';
import type { Say } from '../modules/words.ts';

export interface TalkNotices {
  show(notice: TalkNotice): void;
  forget(ticketId: Id): void;
}

/** The system's own notifications: one a ticket, the latest; a click opens the ticket. */
export function talkNotices(say: Say, opened: (ticketId: Id) => void, log: Log): TalkNotices {
  // Held, because one that nobody holds is collected, and its click with it.
  const shown = new Map<Id, Notification>();
  const forget = (ticketId: Id): void => {
    shown.get(ticketId)?.close();
    shown.delete(ticketId);
  };
  return {
    show: ({ ticketId, reference, from, visit }) => {
      log.info('talk-notified', { reference });
      if (!Notification.isSupported()) return;
      forget(ticketId);
      const title = say(visit === undefined ? 'talkTitle' : VISIT_TITLES[visit], { from });
      const notice = new Notification({ title, body: say('talkBody', { reference }) });
      notice.on('click', () => opened(ticketId));
      notice.on('failed', (_event, why) => log.warn('notification-failed', { why }));
      shown.set(ticketId, notice);
      notice.show();
    },
    forget,
  };
}

const VISIT_TITLES = {
  proposed: 'visitProposed',
  changed: 'visitChanged',
  agreed: 'visitAgreed',
  'dates-asked': 'visitDatesAsked',
  cancelled: 'visitCancelled',
  reminded: 'visitReminded',
} as const satisfies Record<VisitNews, string>;
