import type { ReactElement } from 'react';
import { differenceBetween, isEmpty } from '../../../../app/policy/difference.ts';
import type { PolicyContent } from '../../../../app/policy/version.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { DifferenceView } from './difference-view.tsx';
import { ReplayTable } from './replay-table.tsx';
import type { Replay } from './use-replay.ts';
import type { Speech } from './words.ts';

interface EffectProps {
  /** The rules in force, and those that would take their place. */
  readonly before: PolicyContent;
  readonly after: PolicyContent;
  readonly replay: Replay;
  readonly speech: Speech;
}

/** What coming into force would do: what changes in words, and which of the month's decisions. */
export function Effect({ before, after, replay, speech }: EffectProps): ReactElement {
  const { t } = speech;
  const difference = differenceBetween(before, after);
  return (
    <>
      <h3>{t('policy.publish.what')}</h3>
      {isEmpty(difference) ? (
        <p>{t('policy.history.same')}</p>
      ) : (
        <DifferenceView difference={difference} speech={speech} />
      )}
      <Replayed replay={replay} speech={speech} />
    </>
  );
}

function Replayed({ replay, speech }: Pick<EffectProps, 'replay' | 'speech'>): ReactElement {
  const { t } = speech;
  const { state, examined, total, changes } = replay;
  if (typeof state === 'object') return <Refusal text={failureText(t, state)} icon="alert" />;
  if (state !== 'done') return <p role="status">{t('policy.publish.replaying', { examined, total })}</p>;
  return (
    <>
      <h3>{t('policy.publish.replayed')}</h3>
      {changes.length === 0 ? (
        <p role="status">{t('policy.publish.none')}</p>
      ) : (
        <div className="policy-wide">
          <ReplayTable changes={changes} speech={speech} />
        </div>
      )}
    </>
  );
}
