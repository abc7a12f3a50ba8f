import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyChange } from '../../../app/audit/export-file.ts';
import type { JournalView as Journal, SavedJournal } from '../../../app/wire/bridge.ts';
import type { WorkstationDesk } from '../../ports/platform/platform.ts';
import { KeyWords } from '../../shared/parts/key-words.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { Skeleton } from '../../shared/parts/skeleton.tsx';
import { clockOf, dayOf } from '../../shared/time.ts';
import { JournalEntry } from './journal-entry.tsx';

interface JournalViewProps {
  readonly desk: WorkstationDesk;
}

/** Who came, when, why, and what they could do: kept on this computer, read without the broker. */
export function JournalView({ desk }: JournalViewProps): ReactElement {
  const { t } = useTranslation();
  const journal = useJournal(desk);
  return (
    <section className="journal" aria-labelledby="journal-title">
      <h1 className="employee-title" id="journal-title">
        {t('employee.journal.title')}
      </h1>
      <p className="soft">{t('employee.journal.about')}</p>
      {journal === null ? <Skeleton lines={5} /> : <Kept journal={journal} desk={desk} />}
    </section>
  );
}

function Kept({ journal, desk }: { readonly journal: Journal; readonly desk: WorkstationDesk }): ReactElement {
  const { t, i18n } = useTranslation();
  const { receipts, keyChanges, newest, contradictions, key } = journal;
  return (
    <>
      {contradictions > 0 ? (
        <Notice icon="alert" tone="loss" title={t('employee.journal.contradiction')} urgent>
          <p>{t('employee.journal.contradictionNext')}</p>
        </Notice>
      ) : null}
      {receipts.length === 0 ? (
        <div className="requests-empty">
          <p>{t('employee.journal.empty')}</p>
          <p className="soft">{t('employee.journal.emptyNext')}</p>
        </div>
      ) : (
        <>
          <ol className="journal-entries">
            {receipts.map((receipt) => (
              <li key={receipt.signed.grant.sessionId}>
                <JournalEntry receipt={receipt} />
              </li>
            ))}
          </ol>
          <Save desk={desk} publicKey={key} />
        </>
      )}
      {keyChanges.length === 0 ? null : <KeyChanges changes={keyChanges} />}
      {newest === null ? null : (
        <p className="small soft figures">
          {t('employee.journal.checkpoint', {
            seq: newest.seq,
            time: `${dayOf(i18n.language, newest.at)} ${clockOf(i18n.language, newest.at)}`,
          })}
        </p>
      )}
    </>
  );
}

/** When somebody here took another key for the server's, newest first. */
function KeyChanges({ changes }: { readonly changes: readonly KeyChange[] }): ReactElement {
  const { t, i18n } = useTranslation();
  return (
    <section aria-labelledby="key-changes">
      <h2 className="field-label" id="key-changes">
        {t('employee.serverKey.changes')}
      </h2>
      <ol className="journal-entries">
        {[...changes].reverse().map(({ at, from, to, brokerUrl }) => (
          <li key={at} className="journal-entry">
            <p className="figures">
              {t('employee.serverKey.changed', { day: dayOf(i18n.language, at), time: clockOf(i18n.language, at) })}
            </p>
            <p className="small soft">{brokerUrl}</p>
            <p className="small">{t('employee.serverKey.before')}</p>
            <KeyWords of={from} label={t('employee.serverKey.before')} />
            <p className="small">{t('employee.serverKey.after')}</p>
            <KeyWords of={to} label={t('employee.serverKey.after')} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Save({ desk, publicKey }: { readonly desk: WorkstationDesk; readonly publicKey: string }): ReactElement {
  const { t } = useTranslation();
  const [saved, setSaved] = useState<SavedJournal | null | 'saving' | 'failed'>(null);
  const save = async (): Promise<void> => {
    setSaved('saving');
    try {
      setSaved(await desk.saveJournal());
    } catch {
      setSaved('failed');
    }
  };
  const saving = saved === 'saving';
  return (
    <div className="journal-save">
      <button
        type="button"
        className="button"
        aria-disabled={saving}
        onClick={() => (saving ? undefined : void save())}
      >
        {t(saving ? 'employee.journal.saving' : 'employee.journal.save')}
      </button>
      {saved === 'failed' ? <Notice icon="alert" title={t('employee.journal.notSaved')} urgent /> : null}
      {saved === null || typeof saved === 'string' ? null : <Saved saved={saved} />}
      <p className="small soft">
        {t('employee.journal.key')} <span className="mono">{publicKey}</span>
      </p>
    </div>
  );
}

function Saved({ saved: { name, excerpt } }: { readonly saved: SavedJournal }): ReactElement {
  const { t } = useTranslation();
  const doubtful = excerpt === 'doubtful';
  return (
    <Notice
      icon={doubtful ? 'alert' : 'check'}
      tone={doubtful ? 'loss' : 'good'}
      title={t('employee.journal.saved', { name })}
    >
      <p className="small">{t(`employee.journal.excerpt.${excerpt}`)}</p>
      <p className="small">{t('employee.journal.verify')}</p>
      <p className="mono small">npm run audit -- verify {name}</p>
    </Notice>
  );
}

function useJournal(desk: WorkstationDesk): Journal | null {
  const [journal, setJournal] = useState<Journal | null>(null);
  useEffect(() => {
    let left = false;
    void desk.journal().then((read) => {
      if (!left) setJournal(read);
    });
    return () => {
      left = true;
    };
  }, [desk]);
  return journal;
}
