import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { saveAs } from '../../../ports/save-export.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import type { Office } from '../../../state/office.ts';

interface IssuedTokenProps {
  readonly issued: RequestOutput<'enrolment.issue'>;
  readonly office: Office;
  readonly onClose: () => void;
}

/** The only moment at which the secret can be read: as the file that the computers of the fleet are given. */
export function IssuedToken({ issued, office, onClose }: IssuedTokenProps): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const { secret: enrolmentToken, brokerKey } = issued;
  const file = JSON.stringify({ brokerUrl: office.brokerUrl, brokerKey, enrolmentToken }, null, 2);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(file);
    setCopied(true);
  };
  return (
    <Dialog title={t('directory.fleet.issued', { name: issued.token.name })} side onClose={onClose}>
      <div className="record">
        <p>{t('directory.fleet.issuedBody')}</p>
        <pre className="mono fleet-file">{file}</pre>
        <dl className="fleet-places">
          <dt>Windows</dt>
          <dd className="mono">%ProgramData%\Accord\accord.json</dd>
          <dt>macOS</dt>
          <dd className="mono">/Library/Application Support/Accord/accord.json</dd>
          <dt>Linux</dt>
          <dd className="mono">/etc/accord/accord.json</dd>
        </dl>
        <div className="actions record-actions">
          <button
            type="button"
            className="button strong"
            onClick={() => saveAs(new Blob([`${file}\n`], { type: 'application/json' }), 'accord.json')}
          >
            {t('directory.fleet.save')}
          </button>
          <button type="button" className="button" onClick={() => void copy()}>
            <Icon name={copied ? 'check' : 'copy'} size={16} />
            {copied ? t('directory.fleet.copied') : t('directory.fleet.copy')}
          </button>
          <button type="button" className="button quiet" onClick={onClose}>
            {t('directory.fleet.noted')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
