import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { KeyWords } from '../../../shared/parts/key-words.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import type { Office } from '../../../state/office.ts';
import { brokerKeyOf, enrolmentOf } from '../../../state/queries.ts';
import { AbsentDevices } from './absent-devices.tsx';
import { IssueToken } from './issue-token.tsx';
import { IssuedToken } from './issued-token.tsx';
import { TokenLine } from './token-line.tsx';

interface FleetProps {
  readonly office: Office;
  readonly directory: RequestOutput<'directory.show'>;
  readonly onClose: () => void;
}

/** The tokens that let fleets in, how far each was used, and issuing another. */
export function Fleet({ office, directory, onClose }: FleetProps): ReactElement {
  const { t } = useTranslation();
  const tokens = useQuery(enrolmentOf(office.link));
  const { data: key } = useQuery(brokerKeyOf(office.link));
  const [state, setState] = useState<'list' | 'issuing' | RequestOutput<'enrolment.issue'>>('list');
  if (typeof state === 'object') return <IssuedToken issued={state} office={office} onClose={() => setState('list')} />;
  if (state === 'issuing')
    return <IssueToken office={office} directory={directory} onClose={() => setState('list')} onIssued={setState} />;
  return (
    <Dialog title={t('directory.fleet.title')} side onClose={onClose}>
      <div className="record">
        <p className="soft">{t('directory.fleet.about')}</p>
        <Listing query={tokens}>
          {(all) =>
            all.length === 0 ? (
              <p>{t('directory.fleet.empty')}</p>
            ) : (
              <ul className="sites">
                {all.map((token) => (
                  <TokenLine key={token.id} token={token} office={office} />
                ))}
              </ul>
            )
          }
        </Listing>
        <AbsentDevices office={office} />
        {key === undefined ? null : (
          <section className="fleet-key" aria-labelledby="fleet-key">
            <h3 className="field-label" id="fleet-key">
              {t('directory.fleet.key')}
            </h3>
            <KeyWords of={key.brokerKey} label={t('directory.fleet.key')} />
            <p className="small soft">{t('directory.fleet.keyWhy')}</p>
          </section>
        )}
        <div className="actions record-actions">
          <button type="button" className="button strong" onClick={() => setState('issuing')}>
            <Icon name="key" size={18} />
            {t('directory.fleet.issue')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('common.close')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
