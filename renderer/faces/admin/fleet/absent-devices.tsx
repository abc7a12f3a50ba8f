import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AbsentDevice } from '../../../../app/directory/enrolment.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { dateOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { absentDevicesOf } from '../../../state/queries.ts';
import { useSending } from '../use-sending.ts';

/** Computers that were let in and have never been connected: each holds a name until it is withdrawn. */
export function AbsentDevices({ office }: { readonly office: Office }): ReactElement | null {
  const { t } = useTranslation();
  const { data: devices = [] } = useQuery(absentDevicesOf(office.link));
  if (devices.length === 0) return null;
  return (
    <section aria-labelledby="absent-devices">
      <h3 className="field-label" id="absent-devices">
        {t('directory.fleet.absent')}
      </h3>
      <p className="small soft">{t('directory.fleet.absentAbout')}</p>
      <ul className="sites">
        {devices.map((device) => (
          <DeviceLine key={device.publicKey} device={device} office={office} />
        ))}
      </ul>
    </section>
  );
}

function DeviceLine({ device, office }: { readonly device: AbsentDevice; readonly office: Office }): ReactElement {
  const { t, i18n } = useTranslation();
  const [asks, setAsks] = useState(false);
  const sending = useSending(office);
  const { token, osUser, person, publicKey, enrolledAt } = device;
  const name = person?.name ?? osUser;
  const withdraw = async (): Promise<void> => {
    if ((await sending.send('enrolment.withdraw-device', { publicKey })) !== null) setAsks(false);
  };
  return (
    <li>
      <span>{name}</span>
      <span className="small figures">
        {t('directory.fleet.absentSince', { token, day: dateOf(i18n.language, enrolledAt) })}
      </span>
      {asks ? null : (
        <button type="button" className="link" onClick={() => setAsks(true)}>
          {t('directory.fleet.withdraw')}
          <span className="visually-hidden"> {name}</span>
        </button>
      )}
      {asks ? (
        <Notice icon="alert" title={t('directory.fleet.absentSure')}>
          <p>{t('directory.fleet.absentWhat')}</p>
          <div className="actions">
            <button type="button" className="button" aria-disabled={sending.isSending} onClick={() => void withdraw()}>
              {t('directory.fleet.withdrawNow')}
            </button>
            <button type="button" className="button quiet" onClick={() => setAsks(false)}>
              {t('common.cancel')}
            </button>
          </div>
        </Notice>
      ) : null}
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
    </li>
  );
}
