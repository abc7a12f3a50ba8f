import type { ReactElement, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountNotice } from '../../app/identity/notice.ts';
import type { AskAccount } from '../ports/account.ts';
import type { LinkStatus } from '../ports/broker/link.ts';
import { Notice } from '../shared/parts/notice.tsx';
import { Wordmark } from '../shared/parts/wordmark.tsx';
import { momentOf } from '../shared/time.ts';
import { Waiting } from './waiting.tsx';

interface AccountNoticesProps {
  readonly ask: AskAccount;
  /** Asked as soon as the broker is there. */
  readonly line: LinkStatus;
  readonly children: ReactNode;
}

/**
 * What others changed in the account stands before everything else at each new sign-in, until it has been read there;
 * a broker that is away keeps nobody from working.
 */
export function AccountNotices({ ask, line, children }: AccountNoticesProps): ReactElement {
  const { t } = useTranslation();
  /** Null while nobody knows: nothing is shown that they would take the place of. */
  const [notices, setNotices] = useState<readonly AccountNotice[] | null>(null);
  const isAsked = line === 'online';
  const isKnown = notices !== null;
  useEffect(() => {
    if (!isAsked) return;
    let left = false;
    void ask('account.notices', {}).then((answer) => {
      if (!left) setNotices((before) => (answer.ok ? answer.value : (before ?? [])));
    });
    return () => {
      left = true;
    };
  }, [ask, isAsked]);
  useEffect(() => {
    if (isKnown) return;
    const late = setTimeout(() => setNotices([]), line === 'away' ? 0 : PATIENCE_MS);
    return () => clearTimeout(late);
  }, [isKnown, line]);
  if (notices === null) return <Waiting away={false} />;
  if (notices.length === 0) return <>{children}</>;
  const putAway = (): void => {
    setNotices([]);
    void ask('account.put-notices-away', {});
  };
  return (
    <main className="entry">
      <section className="entry-sheet account-notices" aria-labelledby="account-notices">
        <Wordmark />
        <h1 className="entry-title" id="account-notices">
          {t('identity.notices.title')}
        </h1>
        <ul>
          {notices.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} />
          ))}
        </ul>
        <Notice icon="alert" title={t('identity.notices.ask')}>
          <p>{t('identity.notices.askNext')}</p>
        </Notice>
        <button type="button" className="button strong large" onClick={putAway}>
          {t('identity.notices.read')}
        </button>
      </section>
    </main>
  );
}

function NoticeLine({ notice }: { readonly notice: AccountNotice }): ReactElement {
  const { t, i18n } = useTranslation();
  const { kind, by, formerEmail, at } = notice;
  const who = by ?? t('identity.notices.somebody');
  return (
    <li>
      <p className="strong">{t(`identity.notices.kind.${kind}`, { who })}</p>
      {kind === 'person-changed' && formerEmail !== null ? (
        <p>{t('identity.notices.before', { email: formerEmail })}</p>
      ) : null}
      <p className="soft small figures">{momentOf(i18n.language, at)}</p>
    </li>
  );
}

/** A line that says nothing for so long keeps nobody from working either, in milliseconds. */
const PATIENCE_MS = 3000;
