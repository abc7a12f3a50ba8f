import type { ReactElement } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentAnswer, ConsentBridge, ConsentView } from '../../app/wire/bridge.ts';
import { useAppearance } from '../shared/use-appearance.ts';
import { useLive } from '../shared/use-live.ts';
import { Answers } from './answers.tsx';
import { Asked } from './asked.tsx';
import { Letterhead } from './letterhead.tsx';
import { useConsent } from './use-consent.ts';

interface ConsentPageProps {
  readonly bridge: ConsentBridge;
  readonly first: ConsentView;
}

/** The letter: who, why, what, which screen, how long; then one answer. */
export function ConsentPage({ bridge, first }: ConsentPageProps): ReactElement {
  const { t } = useTranslation();
  const view = useLive(bridge.view, bridge.onView, first);
  const consent = useConsent(bridge, view);
  useAppearance(view.appearance);
  useEffect(() => {
    document.title = t('consent.windowTitle');
  }, [t]);

  const { request, displays, phrase } = view;
  const { demand } = request.signed;
  const answer = (given: ConsentAnswer): void => consent.answer(given);
  return (
    <main className="letter" aria-labelledby="letter-who">
      <Letterhead request={request} />
      <Asked
        asked={demand.capabilities}
        chosen={consent.capabilities}
        onToggle={consent.toggle}
        displays={displays}
        displayId={consent.displayId}
        onDisplay={consent.setDisplayId}
        durationMinutes={demand.durationMinutes}
      />
      <section className="letter-phrase" aria-labelledby="letter-phrase">
        <h2 id="letter-phrase">{t('consent.phrase')}</h2>
        <p className="phrase" aria-live="polite">
          {phrase === null ? <span className="soft">{t('consent.phraseComing')}</span> : phrase.join(' · ')}
        </p>
        <p className="hint">{t('consent.phraseHint', { name: request.technician.name })}</p>
      </section>
      <Answers
        answerBy={request.answerBy}
        now={view.now}
        read={consent.awake}
        awake={consent.awake && phrase !== null}
        viewing={consent.capabilities.includes('view')}
        answered={consent.answered}
        onRefuse={() => answer({ type: 'decline' })}
        onAccept={() => answer({ type: 'accept', capabilities: consent.capabilities, displayId: consent.displayId })}
        onNoHelpAsked={() => answer({ type: 'no-help-asked' })}
      />
    </main>
  );
}
