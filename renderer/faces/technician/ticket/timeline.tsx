import type { ReactElement } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../../app/audit/entry.ts';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { clockOf, dayOf } from '../../../shared/time.ts';
import { factSentence } from './fact-sentence.ts';
import { useStayAtEnd } from './use-stay-at-end.ts';

interface TimelineProps {
  readonly entries: readonly AuditEntry[];
  readonly requester: string;
}

/** A line that reached the broker this much later than it happened says so, in milliseconds. */
const LATE_MS = 10_000;

/** Everything that happened, in the order it happened, oldest first; lines of one session stand together. */
export function Timeline({ entries, requester }: TimelineProps): ReactElement {
  const { t, i18n } = useTranslation();
  const section = useRef<HTMLElement>(null);
  useStayAtEnd(section, entries.length);
  const ordered = [...entries].sort((one, other) => one.fact.at - other.fact.at);
  return (
    <section ref={section} className="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('technician.ticket.timeline')}</h2>
      {ordered.length === 0 ? <p className="soft">{t('timeline.empty')}</p> : null}
      <ol>
        {ordered.map((entry, index) => (
          <Line
            key={entry.id}
            entry={entry}
            requester={requester}
            day={dayOf(i18n.language, entry.fact.at)}
            newDay={dayOf(i18n.language, entry.fact.at) !== dayOf(i18n.language, ordered[index - 1]?.fact.at ?? 0)}
          />
        ))}
      </ol>
    </section>
  );
}

interface LineProps {
  readonly entry: AuditEntry;
  readonly requester: string;
  readonly day: string;
  readonly newDay: boolean;
}

function Line({ entry, requester, day, newDay }: LineProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { fact, recordedAt } = entry;
  const look = LOOKS[fact.type];
  return (
    <li className={classOf(entry, look)} data-fact={fact.type}>
      {newDay ? <p className="timeline-day">{day}</p> : null}
      <time className="figures soft" dateTime={new Date(fact.at).toISOString()}>
        {clockOf(i18n.language, fact.at, true)}
      </time>
      <span className="timeline-mark">
        <Icon name={look.icon} size={16} />
      </span>
      <div>
        <p>{factSentence(t, entry, requester)}</p>
        {'words' in fact && fact.words !== undefined ? <blockquote>{fact.words}</blockquote> : null}
        {recordedAt - fact.at > LATE_MS ? (
          <p className="small soft">
            {t('timeline.recordedLater', { time: clockOf(i18n.language, recordedAt, true) })}
          </p>
        ) : null}
      </div>
    </li>
  );
}

/** A session's lines hang on a thread of their own, from where it was asked for to where it is over. */
function classOf({ fact, sessionId }: AuditEntry, { tone }: Look): string {
  const place = sessionId === null ? '' : 'in-session';
  const edge = EDGES[fact.type] ?? '';
  return ['timeline-line', tone, place, edge].filter((part) => part !== '').join(' ');
}

const EDGES: Readonly<Partial<Record<AuditEntry['fact']['type'], string>>> = {
  'session-asked': 'session-asked',
  refused: 'session-over',
  withdrawn: 'session-over',
  ended: 'session-over',
};

type Look = { readonly icon: IconName; readonly tone: '' | 'good' | 'seen' | 'loss' };

const LOOKS: Readonly<Record<AuditEntry['fact']['type'], Look>> = {
  'ticket-opened': { icon: 'message', tone: '' },
  'advice-tried': { icon: 'document', tone: '' },
  'word-added': { icon: 'message', tone: '' },
  'note-added': { icon: 'lock', tone: '' },
  'file-added': { icon: 'clip', tone: '' },
  'call-added': { icon: 'phone', tone: '' },
  'ticket-classified': { icon: 'list', tone: '' },
  'priority-given': { icon: 'scales', tone: '' },
  'advice-followed': { icon: 'check', tone: '' },
  'advice-overridden': { icon: 'scales', tone: '' },
  'ticket-assigned': { icon: 'person', tone: '' },
  'ticket-snoozed': { icon: 'pause', tone: '' },
  'ticket-woken': { icon: 'back', tone: '' },
  'ticket-taken': { icon: 'person', tone: '' },
  'ticket-released': { icon: 'back', tone: '' },
  'requester-asked': { icon: 'hourglass', tone: '' },
  'ticket-resumed': { icon: 'arrow', tone: '' },
  'target-near': { icon: 'hourglass', tone: 'seen' },
  'target-missed': { icon: 'alert', tone: 'loss' },
  'concern-added': { icon: 'plus', tone: '' },
  'concern-answered': { icon: 'message', tone: '' },
  'concern-confirmed': { icon: 'check', tone: 'good' },
  'concern-refused': { icon: 'back', tone: '' },
  diagnosed: { icon: 'pulse', tone: '' },
  'ticket-handed-over': { icon: 'arrow', tone: 'good' },
  'guidance-begun': { icon: 'phone', tone: '' },
  'guidance-ended': { icon: 'phone', tone: 'good' },
  'visit-proposed': { icon: 'building', tone: '' },
  'visit-changed': { icon: 'clock', tone: '' },
  'visit-agreed': { icon: 'check', tone: '' },
  'visit-dates-asked': { icon: 'question', tone: '' },
  'visit-reminded': { icon: 'clock', tone: '' },
  'visit-cancelled': { icon: 'close', tone: '' },
  'visit-done': { icon: 'building', tone: 'good' },
  'ticket-gathered': { icon: 'people', tone: '' },
  'outage-grew': { icon: 'people', tone: '' },
  'ticket-parted': { icon: 'back', tone: '' },
  'ticket-closed': { icon: 'lock', tone: '' },
  'ticket-reopened': { icon: 'back', tone: '' },
  'satisfaction-given': { icon: 'person', tone: '' },
  'ticket-resolved': { icon: 'check', tone: 'good' },
  'ticket-cancelled': { icon: 'close', tone: '' },
  'guest-invited': { icon: 'key', tone: '' },
  'guest-opened': { icon: 'eye', tone: '' },
  'guest-wrote': { icon: 'message', tone: '' },
  'guest-answered': { icon: 'message', tone: '' },
  'guest-revoked': { icon: 'blocked', tone: '' },
  'session-asked': { icon: 'question', tone: '' },
  'session-denied': { icon: 'lock', tone: '' },
  'event-refused': { icon: 'alert', tone: 'loss' },
  erased: { icon: 'close', tone: '' },
  delivered: { icon: 'arrow', tone: '' },
  displayed: { icon: 'screen', tone: '' },
  granted: { icon: 'unlock', tone: 'good' },
  refused: { icon: 'lock', tone: '' },
  withdrawn: { icon: 'back', tone: '' },
  'first-frame': { icon: 'eye', tone: 'seen' },
  'control-taken': { icon: 'hand', tone: 'seen' },
  'control-released': { icon: 'hand', tone: '' },
  'capability-withdrawn': { icon: 'lock', tone: '' },
  'capability-restored': { icon: 'unlock', tone: '' },
  'input-refused': { icon: 'alert', tone: 'loss' },
  'screen-locked': { icon: 'lock', tone: '' },
  'screen-unlocked': { icon: 'unlock', tone: '' },
  'further-asked': { icon: 'question', tone: '' },
  'further-granted': { icon: 'unlock', tone: 'good' },
  'further-refused': { icon: 'lock', tone: '' },
  'further-withdrawn': { icon: 'back', tone: '' },
  'right-revoked': { icon: 'lock', tone: 'loss' },
  ended: { icon: 'stop', tone: '' },
};
