import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capability } from '../../app/consent/capability.ts';
import type { ConsentBridge, FurtherConsentView } from '../../app/wire/bridge.ts';
import { clockOf } from '../shared/time.ts';
import { Answers } from './answers.tsx';
import { Letterhead } from './letterhead.tsx';
import { RightRow, rightIcon } from './right-row.tsx';
import { useAnswer } from './use-answer.ts';

interface FurtherLetterProps {
  readonly bridge: ConsentBridge;
  readonly view: FurtherConsentView;
}

/** Only what would be new, each with its own switch; what is granted already is one quiet line. */
export function FurtherLetter({ bridge, view }: FurtherLetterProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { request, signed, held } = view;
  const { demand } = request.signed;
  const asked = demand.capabilities.filter((capability) => !held.includes(capability));
  const [refused, setRefused] = useState<ReadonlySet<Capability | 'time'>>(new Set());
  const { awake, answered, answer } = useAnswer(bridge);
  useEffect(() => {
    document.title = t('consent.further.windowTitle');
  }, [t]);

  const toggle = (one: Capability | 'time'): void => {
    const next = new Set(refused);
    if (!next.delete(one)) next.add(one);
    setRefused(next);
  };
  const capabilities = asked.filter((capability) => !refused.has(capability));
  const extend = demand.minutes > 0 && !refused.has('time');
  const until = (instant: number): string => clockOf(i18n.language, instant);
  const rights = held.map((capability) => t(`rights.capability.${capability}`)).join(', ');
  const { expiresAt, reference } = signed.grant;
  return (
    <main className="letter further" aria-labelledby="letter-who">
      <Letterhead request={{ ...request, reference }} asks={`${t('consent.further.asks')} ${t('consent.for')}`} />
      <section className="letter-asked" aria-labelledby="letter-asked">
        <h2 id="letter-asked" className="visually-hidden">
          {t('consent.further.asked')}
        </h2>
        <ul className="rights">
          {asked.map((capability) => (
            <RightRow
              key={capability}
              icon={rightIcon[capability]}
              name={t(`consent.${capability}`)}
              hint={t(`consent.${capability}Hint`)}
              on={!refused.has(capability)}
              onToggle={() => toggle(capability)}
            />
          ))}
          {demand.minutes === 0 ? null : (
            <RightRow
              icon="clock"
              name={t('consent.further.minutes', { count: demand.minutes })}
              hint={t('consent.further.minutesHint', { time: until(expiresAt + demand.minutes * 60_000) })}
              on={!refused.has('time')}
              onToggle={() => toggle('time')}
            />
          )}
        </ul>
        <p className="letter-held">
          {t(rights === '' ? 'consent.further.heldNothing' : 'consent.further.held', {
            rights,
            time: until(expiresAt),
          })}
        </p>
      </section>
      <p className="letter-paused">{t('consent.further.paused')}</p>
      <Answers
        answerBy={request.answerBy}
        now={view.now}
        read={awake}
        awake={awake}
        lacking={capabilities.length > 0 || extend ? null : t('consent.further.nothing')}
        answered={answered}
        refuse={t('consent.further.refuse')}
        onRefuse={() => answer({ type: 'decline' })}
        onAccept={() => answer({ type: 'accept-further', capabilities, extend })}
        last={{ name: t('consent.further.stop'), onClick: () => answer({ type: 'stop' }) }}
      />
    </main>
  );
}
