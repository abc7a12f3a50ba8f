import type { DragEvent, ReactElement } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import { draftsIn } from '../../ports/draft.ts';
import type { TalkLine } from '../../ports/talk.ts';
import { Icon } from '../parts/icon.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { failureText } from '../refusal-text.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { useDraft } from './use-draft.ts';
import { useTalk } from './use-talk.ts';
import { useUploads } from './use-uploads.ts';
import './talk.css';

interface ConversationProps {
  readonly line: TalkLine;
  readonly me: Id;
  readonly ticketId: Id;
  /** Whether the ticket still takes messages. */
  readonly open: boolean;
  /** It is answered, and waits for its requester to say whether that settles it. */
  readonly resolved: boolean;
  /** Whom one writes to, as it stands on the page. */
  readonly to: string;
}

/** What the requester and their technicians say to each other on one ticket. */
export function Conversation({ line, me, ticketId, open, resolved, to }: ConversationProps): ReactElement {
  const { t } = useTranslation();
  const { talk, notes, failure, reload } = useTalk(line, ticketId);
  const drafts = useMemo(() => draftsIn(localStorage), []);
  const draft = useDraft(drafts, `${me}.${ticketId}`);
  const uploads = useUploads(line, ticketId);
  const mayWrite = open || line.notes !== null;
  const drop = useDrop(mayWrite, uploads.add);
  const isEmpty = talk !== null && talk.messages.length === 0 && notes.length === 0;
  return (
    <section className={drop.isOver ? 'talk over' : 'talk'} aria-labelledby="talk-title" {...drop.on}>
      <h2 id="talk-title">{t('talk.title')}</h2>
      {talk === null && failure === null ? <Skeleton lines={3} /> : null}
      {failure === null ? null : (
        <Refusal text={failureText(t, failure)} icon="offline">
          <button type="button" className="button" onClick={reload}>
            {t('common.retry')}
          </button>
        </Refusal>
      )}
      {isEmpty && mayWrite ? <p className="soft talk-empty">{t('talk.empty', { to })}</p> : null}
      {talk === null ? null : (
        <MessageList key={ticketId} line={line} ticketId={ticketId} talk={talk} notes={notes} me={me} />
      )}
      {open ? null : <Over resolved={resolved} />}
      {mayWrite ? (
        <Composer
          line={line}
          ticketId={ticketId}
          draft={draft}
          uploads={uploads}
          to={open ? to : null}
          onSent={reload}
        />
      ) : null}
      {drop.isOver ? (
        <p className="talk-drop" aria-hidden="true">
          <Icon name="clip" size={28} />
          {t('talk.drop')}
        </p>
      ) : null}
    </section>
  );
}

/** Why the requester can't be written to. */
function Over({ resolved }: Pick<ConversationProps, 'resolved'>): ReactElement {
  const { t } = useTranslation();
  return (
    <p className="small soft talk-closed">
      <Icon name="lock" size={16} />
      {t(resolved ? 'talk.resolved' : 'talk.closed')}
    </p>
  );
}

/** Files dragged onto the conversation are files for it; dropped anywhere else they change nothing. */
function useDrop(mayDrop: boolean, add: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const ignore = (event: Event): void => event.preventDefault();
    window.addEventListener('dragover', ignore);
    window.addEventListener('drop', ignore);
    return () => {
      window.removeEventListener('dragover', ignore);
      window.removeEventListener('drop', ignore);
    };
  }, []);
  return {
    isOver,
    on: {
      onDragOver: (event: DragEvent) => {
        if (mayDrop && event.dataTransfer.types.includes('Files')) setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const { relatedTarget, currentTarget } = event;
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (mayDrop) add([...event.dataTransfer.files]);
      },
    },
  };
}
