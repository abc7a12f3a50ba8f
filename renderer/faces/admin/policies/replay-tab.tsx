import type { ReactElement } from 'react';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { ReplayTable } from './replay-table.tsx';
import { useReplay } from './use-replay.ts';
import type { Speech } from './words.ts';

interface ReplayTabProps {
  readonly office: Office;
  readonly speech: Speech;
}

/** The month, decided again. */
export function ReplayTab({ office, speech }: ReplayTabProps): ReactElement {
  const { t } = speech;
  const replay = useReplay(office, { type: 'draft' });
  const { state, examined, total, changes } = replay;
  return (
    <>
      <p className="policy-about">{t('policy.replay.about')}</p>
      <div className="actions">
        <button
          type="button"
          className="button strong"
          aria-disabled={state === 'running'}
          onClick={() => state !== 'running' && void replay.run()}
        >
          {t(state === 'done' || state === 'stopped' ? 'policy.replay.again' : 'policy.replay.start')}
        </button>
        {state === 'running' ? (
          <button type="button" className="button" onClick={replay.stop}>
            {t('policy.replay.stop')}
          </button>
        ) : null}
        {state === 'running' ? (
          <span role="status" className="policy-progress">
            <progress value={examined} max={Math.max(1, total)} aria-label={t('policy.replay.start')} />{' '}
            {t('policy.replay.progress', { examined, total })}
          </span>
        ) : null}
      </div>
      {typeof state === 'object' ? <Refusal text={failureText(t, state)} icon="alert" /> : null}
      {state === 'stopped' ? <p role="status">{t('policy.replay.stopped', { examined, total })}</p> : null}
      {changes.length > 0 ? (
        <>
          <p role="status" className="policy-count">
            {t('policy.replay.result', { count: changes.length, examined })}
          </p>
          <ReplayTable changes={changes} speech={speech} />
        </>
      ) : null}
      {state === 'done' && changes.length === 0 ? <NoChange examined={examined} speech={speech} /> : null}
    </>
  );
}

const NoChange = ({ examined, speech: { t } }: { readonly examined: number; readonly speech: Speech }): ReactElement =>
  examined === 0 ? (
    <Empty icon="clock" title={t('policy.replay.empty')} next={t('policy.replay.emptyNext')} />
  ) : (
    <Empty icon="check" title={t('policy.replay.none')} next={t('policy.replay.noneNext', { examined })} />
  );
