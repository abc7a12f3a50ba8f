import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../../app/level/person.ts';
import { SignInList } from '../../../shared/account/sign-in-list.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { signInsOf } from '../../../state/queries.ts';
import { Revealed } from '../revealed.tsx';
import { useSending } from '../use-sending.ts';
import { GivePassword } from './give-password.tsx';
import { GivenPassword } from './given-password.tsx';

interface PersonAccessProps {
  readonly office: Office;
  readonly person: PersonRecord;
}

/** Where somebody is signed in, and the way back for who has lost their password or every second factor. */
export function PersonAccess({ office, person }: PersonAccessProps): ReactElement {
  const { t } = useTranslation();
  const personId = person.id;
  const signIns = useQuery(signInsOf(office.link, personId));
  const { send, failure } = useSending(office);
  const [step, setStep] = useState<'rest' | 'giving' | 'sure' | 'done' | { readonly given: string }>('rest');
  const end = async (signInId: string | null): Promise<void> => {
    await (signInId === null
      ? send('identity.end-sign-ins', { personId })
      : send('identity.end-sign-in', { personId, signInId }));
    await signIns.refetch();
  };
  const reset = async (): Promise<void> => {
    setStep((await send('identity.reset-factors', { personId })) === null ? 'rest' : 'done');
    await signIns.refetch();
  };
  return (
    <section className="account-section" aria-labelledby="person-sign-ins">
      <h3 id="person-sign-ins">{t('identity.signIns.title')}</h3>
      <Listing query={signIns}>
        {(records) => (
          <SignInList records={records} onEnd={(signInId) => void end(signInId)} onEndOthers={() => void end(null)} />
        )}
      </Listing>
      {failure === null ? null : <Refusal text={failureText(t, failure)} icon="alert" />}
      {step === 'done' ? <Notice icon="check" tone="good" title={t('identity.reset.done')} /> : null}
      {step === 'sure' ? (
        <Revealed>
          <Notice icon="alert" title={t('identity.reset.sure', { name: person.name })}>
            <div className="actions">
              <button type="button" className="button" onClick={() => void reset()}>
                {t('identity.reset.confirm')}
              </button>
              <button type="button" className="button quiet" onClick={() => setStep('rest')}>
                {t('common.cancel')}
              </button>
            </div>
          </Notice>
        </Revealed>
      ) : null}
      {step === 'giving' ? (
        <Revealed>
          <GivePassword
            office={office}
            personId={personId}
            onClose={() => setStep('rest')}
            onGiven={(given) => {
              setStep({ given });
              void signIns.refetch();
            }}
          />
        </Revealed>
      ) : null}
      {typeof step === 'object' ? (
        <Revealed>
          <Notice icon="check" tone="good" title={t('identity.give.done')}>
            <p>{t('admin.created.body')}</p>
            <GivenPassword password={step.given} />
          </Notice>
        </Revealed>
      ) : null}
      {person.byKey ? <p className="hint">{t('identity.byKey.other')}</p> : null}
      {step === 'rest' && !person.byKey ? (
        <div className="actions">
          <button type="button" className="button" onClick={() => setStep('giving')}>
            {t('identity.give.ask')}
          </button>
          <button type="button" className="button" onClick={() => setStep('sure')}>
            {t('identity.reset.ask')}
          </button>
        </div>
      ) : null}
    </section>
  );
}
