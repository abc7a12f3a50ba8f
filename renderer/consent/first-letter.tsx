import type { ReactElement } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentBridge, FirstConsentView } from '../../app/wire/bridge.ts';
import { Answers } from './answers.tsx';
import { Asked } from './asked.tsx';
import { Letterhead } from './letterhead.tsx';
import { useAnswer } from './use-answer.ts';
import { useChoices } from './use-choices.ts';

interface FirstLetterProps {
  readonly bridge: ConsentBridge;
  readonly view: FirstConsentView;
}

/** Who, why, what, which screen, how long; then one answer. */
export function FirstLetter({ bridge, view }: FirstLetterProps): ReactElement {
  const { t } = useTranslation();
  const { request, displays, phrase } = view;
  const { demand } = request.signed;
  const choices = useChoices(demand.capabilities, displays);
  const { awake, answered, answer } = useAnswer(bridge);
  useEffect(() => {
    document.title = t('consent.windowTitle');
  }, [t]);
  const { capabilities, displayId } = choices;
  return (
    <main className="letter" aria-labelledby="letter-who">
      <Letterhead request={request} asks={`${t('consent.asks')} ${t('consent.for')}`} reason={request.reason} />
      <Asked
        asked={demand.capabilities}
        chosen={capabilities}
        onToggle={choices.toggle}
        displays={displays}
        displayId={displayId}
        onDisplay={choices.setDisplayId}
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
        read={awake}
        awake={awake && phrase !== null}
        lacking={capabilities.includes('view') ? null : t('consent.viewNeeded')}
        answered={answered}
        refuse={t('consent.refuse')}
        onRefuse={() => answer({ type: 'decline' })}
        onAccept={() => answer({ type: 'accept', capabilities, displayId })}
        last={{ name: t('consent.noHelpAsked'), onClick: () => answer({ type: 'no-help-asked' }) }}
      />
    </main>
  );
}
