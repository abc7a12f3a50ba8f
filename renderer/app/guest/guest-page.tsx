import type { ReactElement } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestView } from '../../../app/guest/guest.ts';
import type { Result } from '../../../app/kernel/result.ts';
import type { GuestFailure, GuestLine } from '../../ports/guest.ts';
import { openAsGuest } from '../../ports/guest.ts';
import { Refusal } from '../../shared/parts/refusal.tsx';
import { Skeleton } from '../../shared/parts/skeleton.tsx';
import { Wordmark } from '../../shared/parts/wordmark.tsx';
import { GuestTicket } from './guest-ticket.tsx';
import '../../shared/guest/guest.css';

interface GuestPageProps {
  /** As the address brought it; null on a page that was reloaded. */
  readonly secret: string | null;
}

/** The one ticket that a link leads to, for somebody who has no account here. */
export function GuestPage({ secret }: GuestPageProps): ReactElement {
  const { t } = useTranslation();
  const [line, setLine] = useState<GuestLine | null>(null);
  const [view, setView] = useState<GuestView | null>(null);
  const [failure, setFailure] = useState<GuestFailure['type'] | null>(null);
  const take = useCallback((answer: Result<GuestView, GuestFailure>): boolean => {
    setFailure(answer.ok ? null : answer.failure.type);
    if (answer.ok) setView(answer.value);
    // What the link no longer shows does not stay on the page.
    else if (answer.failure.type === 'over') setView(null);
    return answer.ok;
  }, []);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setInterval> | undefined;
    const open = async (): Promise<void> => {
      const opened = await openAsGuest(secret);
      if (left) return;
      if (!opened.ok) return setFailure(opened.failure.type);
      setLine(opened.value);
      const look = async (): Promise<void> => {
        const answer = await opened.value.look();
        if (!left) take(answer);
      };
      timer = setInterval(() => void look(), LOOKS_EVERY_MS);
      await look();
    };
    void open();
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [secret, take]);
  return (
    <main className="guest-page">
      <Wordmark />
      {view === null ? <h1>{t('guest.page.title')}</h1> : null}
      {failure === null ? null : (
        <Refusal
          text={{ what: t(`guest.failure.${failure}.what`), next: t(`guest.failure.${failure}.next`) }}
          icon={failure === 'unreachable' ? 'offline' : 'lock'}
        />
      )}
      {view === null && failure === null ? <Skeleton lines={6} /> : null}
      {view === null || line === null ? null : (
        <GuestTicket view={view} line={line} onSaid={async (said) => take(await line.say(said))} />
      )}
    </main>
  );
}

/** A guest has no line that tells them what is new, in milliseconds. */
const LOOKS_EVERY_MS = 15_000;
