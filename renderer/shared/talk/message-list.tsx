import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { InternalNote, Talk } from '../../../app/talk/message.ts';
import { lastNumber } from '../../../app/talk/message.ts';
import type { TalkLine } from '../../ports/talk.ts';
import { clockOf, dayOf } from '../time.ts';
import { firstUnread, goesOn, lastOwn, linesOf } from './lines.ts';
import { Said } from './said.tsx';
import { useKeepInSight, useReading } from './use-reading.ts';

interface MessageListProps {
  readonly line: TalkLine;
  readonly ticketId: Id;
  readonly talk: Talk;
  readonly notes: readonly InternalNote[];
  readonly me: Id;
}

/** The conversation as it was held, oldest first; new ones are read out as they come. */
export function MessageList({ line, ticketId, talk, notes, me }: MessageListProps): ReactElement {
  const { t, i18n } = useTranslation();
  // As it was when they came: what they read meanwhile was new all the same.
  const [newFrom] = useState(() => firstUnread(talk, me));
  const lines = linesOf(talk, notes);
  const end = useRef<HTMLDivElement>(null);
  useReading(line, ticketId, lastNumber(talk), end);
  useKeepInSight(end, lines.length);
  const own = lastOwn(talk, me);
  return (
    <div role="log" aria-label={t('talk.title')}>
      <ol className="talk-lines">
        {lines.map((item, index) => {
          const before = lines[index - 1];
          const newDay =
            before === undefined || dayOf(i18n.language, before.said.at) !== dayOf(i18n.language, item.said.at);
          const isFirstNew = item.kind === 'message' && item.said.number === newFrom;
          const readers =
            own !== null && item.kind === 'message' && item.said.number === own.number ? own.readers : null;
          return (
            <Said
              key={item.key}
              line={line}
              item={item}
              me={me}
              newDay={newDay}
              isFirstNew={isFirstNew}
              follows={!newDay && !isFirstNew && goesOn(item, before)}
              read={readers === null ? null : readText(t, i18n.language, readers)}
            />
          );
        })}
      </ol>
      <div ref={end} className="talk-end" />
    </div>
  );
}

/** Who has read it and since when; somebody's name says more than a tick. */
function readText(t: TFunction, language: string, readers: NonNullable<ReturnType<typeof lastOwn>>['readers']): string {
  const first = readers.find(({ person }) => person.role === 'employee') ?? readers[0];
  if (first === undefined) return t('talk.sent');
  const values = { name: first.person.name, time: clockOf(language, first.at) };
  return readers.length === 1
    ? t('talk.readBy', values)
    : t('talk.readByMore', { ...values, count: readers.length - 1 });
}
