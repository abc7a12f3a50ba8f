import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import type { CapabilityDecision } from '../../../../app/policy/decision.ts';
import type { ContractObstacle } from '../../../../app/policy/removal.ts';
import type { ImaginedAnswer, ImaginedCase } from '../../../../app/wire/requests/policy.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { Listing } from '../../../shared/parts/listing.tsx';
import { asked } from '../../../state/queries.ts';
import { Answer, rulesOf } from './replay-table.tsx';
import { WhatIfRead } from './what-if-read.tsx';
import type { WhatIfTabProps } from './what-if-tab.tsx';
import { wallTime } from './words.ts';

export interface WhatIfAnswersProps extends WhatIfTabProps {
  readonly imagined: ImaginedCase;
  /** Whose workstation it is. */
  readonly requester: string;
}

/** What is answered: right by right, then lock by lock in the words that people would read. */
export function WhatIfAnswers(props: WhatIfAnswersProps): ReactElement {
  const { office, desk, draft, imagined } = props;
  const answers = useQuery({
    queryKey: ['policy-what-if', desk.published.number, draft.revision, imagined],
    queryFn: () => asked(office.link, 'policy.what-if', { imagined }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return (
    <Listing query={answers}>
      {(found) => (
        <section aria-label={props.speech.t('policy.whatIf.result')} className="policy-group">
          <AnswerTable {...props} found={found} />
          <WhatIfRead {...props} found={found} />
        </section>
      )}
    </Listing>
  );
}

interface AnswerTableProps extends WhatIfAnswersProps {
  readonly found: RequestOutput<'policy.what-if'>;
}

function AnswerTable({ found, speech: { t } }: AnswerTableProps): ReactElement {
  const { published, draft, version, at, contract, closed } = found;
  const moment = { day: t(`policy.day.${at.weekday}`), time: wallTime(at.minuteOfDay), zone: found.timeZone };
  return (
    <>
      <p className="soft">
        {contract === null ? t('policy.whatIf.underNone') : t('policy.whatIf.under', { contract, ...moment })}
      </p>
      <table className="policy-answers">
        <caption className="visually-hidden">{t('policy.whatIf.result')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('policy.whatIf.capability')}</th>
            <th scope="col">{t('policy.whatIf.inForce', { number: version })}</th>
            <th scope="col">{t('policy.whatIf.draft')}</th>
          </tr>
        </thead>
        <tbody>
          {published.decisions.map(({ capability }) => {
            const obstacle = closed.find((one) => one.capability === capability)?.why ?? null;
            const sides = [decisionIn(published, capability), decisionIn(draft, capability)];
            const [now, then] = sides;
            const differs = obstacle === null && then !== undefined && then.allowed !== now?.allowed;
            return (
              <tr key={capability} className={differs ? 'differs' : undefined}>
                <th scope="row">{t(`policy.capability.${capability}`)}</th>
                {sides.map((decision, side) => (
                  <td key={side === 0 ? 'now' : 'then'}>
                    {decision === undefined ? (
                      '–'
                    ) : (
                      <>
                        <Answer decision={{ ...decision, allowed: decision.allowed && obstacle === null }} t={t} />
                        <span className="soft policy-by">
                          {obstacle === null ? rulesOf(t, decision) : obstacleWords(t, obstacle)}
                        </span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {draft === null ? <p className="fault">{t('policy.whatIf.faulty')}</p> : null}
    </>
  );
}

const obstacleWords = (t: TFunction, obstacle: ContractObstacle): string =>
  obstacle === 'out-of-hours' ? t('policy.when.outside-hours') : t(`rights.obstacle.${obstacle}`);

const decisionIn = (
  answer: ImaginedAnswer | null,
  capability: CapabilityDecision['capability'],
): CapabilityDecision | undefined => answer?.decisions.find((one) => one.capability === capability);
