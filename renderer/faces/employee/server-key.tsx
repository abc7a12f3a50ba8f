import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PinAnswer, ShellState } from '../../../app/wire/bridge.ts';
import type { WorkstationDesk } from '../../ports/platform/platform.ts';
import { KeyWords } from '../../shared/parts/key-words.tsx';
import { Notice } from '../../shared/parts/notice.tsx';

interface ServerKeyProps {
  readonly brokerKey: ShellState['brokerKey'];
  readonly desk: Pick<WorkstationDesk, 'pinBroker'>;
}

/** The key by which the server is known; and, when it shows another, both, and what may be done about it. */
export function ServerKey({ brokerKey, desk }: ServerKeyProps): ReactElement {
  const { t } = useTranslation();
  const { known, configured, foreign } = brokerKey;
  const [answer, setAnswer] = useState<PinAnswer | null>(null);
  return (
    <section className="server-key" aria-labelledby="server-key">
      <h2 className="field-label" id="server-key">
        {t('employee.serverKey.title')}
      </h2>
      {known === null ? (
        <p className="soft">{t('employee.serverKey.unknown')}</p>
      ) : (
        <KeyWords of={known} label={t('employee.serverKey.title')} />
      )}
      <p className="small soft">{t(configured ? 'employee.serverKey.configured' : 'employee.serverKey.learned')}</p>
      {known === null || foreign === null ? null : (
        <Foreign known={known} configured={configured} foreign={foreign} desk={desk} onAnswer={setAnswer} />
      )}
      <div role="status">
        {answer === null || answer === 'kept' ? null : (
          <p className={answer === 'pinned' ? 'small good' : 'small fault'}>
            {t(`employee.serverKey.answer.${answer}`)}
          </p>
        )}
      </div>
    </section>
  );
}

interface Answering extends Pick<ServerKeyProps, 'desk'> {
  readonly onAnswer: (answer: PinAnswer) => void;
}

interface ForeignProps extends Answering {
  readonly known: string;
  readonly configured: boolean;
  readonly foreign: { readonly key: string; readonly proven: boolean };
}

/** What the other key is, and who can do something about it. */
function Foreign({ known, configured, foreign, ...answering }: ForeignProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Notice icon="alert" tone="loss" title={t('employee.serverKey.foreignTitle')}>
      <p>{t('employee.serverKey.foreign')}</p>
      <p className="strong">{t('employee.serverKey.shown')}</p>
      <KeyWords of={foreign.key} label={t('employee.serverKey.shown')} />
      {configured ? <p>{t('employee.serverKey.foreignConfigured')}</p> : null}
      {!configured && !foreign.proven ? <p>{t('employee.serverKey.unproven')}</p> : null}
      {configured || !foreign.proven ? null : <Trust key={foreign.key} from={known} to={foreign.key} {...answering} />}
    </Notice>
  );
}

interface TrustProps extends Answering {
  readonly from: string;
  readonly to: string;
}

/** Never one click: the words have been compared, the button, and then the system's own question. */
function Trust({ from, to, desk, onAnswer }: TrustProps): ReactElement {
  const { t } = useTranslation();
  const [compared, setCompared] = useState(false);
  const [busy, setBusy] = useState(false);
  const ready = compared && !busy;
  const pin = async (): Promise<void> => {
    setBusy(true);
    onAnswer(await desk.pinBroker({ from, to }));
    setBusy(false);
  };
  return (
    <>
      <label className="server-key-compared">
        <input
          type="checkbox"
          role="switch"
          className="switch"
          checked={compared}
          aria-checked={compared}
          onChange={(event) => setCompared(event.target.checked)}
        />
        <span>{t('employee.serverKey.compared')}</span>
      </label>
      <div className="actions">
        <button
          type="button"
          className="button"
          aria-disabled={!ready}
          onClick={() => (ready ? void pin() : undefined)}
        >
          {t('employee.serverKey.trust')}
        </button>
      </div>
    </>
  );
}
