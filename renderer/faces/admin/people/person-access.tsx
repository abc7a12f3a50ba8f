import type { ReactElement } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInRecord } from '../../../../app/identity/sign-in.ts';
import type { PersonRecord } from '../../../../app/level/person.ts';
import { SignInList } from '../../../shared/account/sign-in-list.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import type { Office } from '../../../state/office.ts';

interface PersonAccessProps {
  readonly office: Office;
  readonly person: PersonRecord;
}

/** Where somebody is signed in, and the way back for who has lost every second factor. */
export function PersonAccess({ office, person }: PersonAccessProps): ReactElement {
  const { t } = useTranslation();
  const { link } = office;
  const [records, setRecords] = useState<readonly SignInRecord[]>([]);
  const [step, setStep] = useState<'rest' | 'sure' | 'done'>('rest');
  const personId = person.id;
  const read = useCallback(async (): Promise<void> => {
    const answer = await link.request('identity.sign-ins', { personId });
    if (answer.ok) setRecords(answer.value);
  }, [link, personId]);
  useEffect(() => void read(), [read]);

  const end = async (signInId: string | null): Promise<void> => {
    await (signInId === null
      ? link.request('identity.end-sign-ins', { personId })
      : link.request('identity.end-sign-in', { personId, signInId }));
    await read();
  };
  const reset = async (): Promise<void> => {
    const answer = await link.request('identity.reset-factors', { personId });
    setStep(answer.ok ? 'done' : 'rest');
    await read();
  };
  return (
    <section className="account-section" aria-labelledby="person-sign-ins">
      <h3 id="person-sign-ins">{t('identity.signIns.title')}</h3>
      <SignInList records={records} onEnd={(signInId) => void end(signInId)} onEndOthers={() => void end(null)} />
      {step === 'done' ? <Notice icon="check" tone="good" title={t('identity.reset.done')} /> : null}
      {step === 'sure' ? (
        <Notice icon="alert" tone="seen" title={t('identity.reset.sure', { name: person.name })}>
          <div className="actions">
            <button type="button" className="button" onClick={() => void reset()}>
              {t('identity.reset.confirm')}
            </button>
            <button type="button" className="button quiet" onClick={() => setStep('rest')}>
              {t('common.cancel')}
            </button>
          </div>
        </Notice>
      ) : null}
      {step === 'rest' ? (
        <div className="actions">
          <button type="button" className="button quiet" onClick={() => setStep('sure')}>
            {t('identity.reset.ask')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
