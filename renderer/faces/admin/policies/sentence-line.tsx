import type { ReactElement } from 'react';
import { useState } from 'react';
import type { PolicySentence } from '../../../../app/policy/sentence.ts';
import { SlotEditor } from './slot-editor.tsx';
import type { Slot, Speech } from './words.ts';
import { slotWords } from './words.ts';

interface SentenceLineProps {
  readonly sentence: PolicySentence;
  readonly speech: Speech;
  readonly onChange: (sentence: PolicySentence) => void;
}

/** The rule as one reads it aloud; each slot opens beneath it. */
export function SentenceLine({ sentence, speech, onChange }: SentenceLineProps): ReactElement {
  const { t } = speech;
  const [open, setOpen] = useState<Slot | null>(null);
  const slot = (name: Slot): ReactElement => {
    const value = slotWords(name, sentence, speech);
    return (
      <button
        type="button"
        className="policy-slot"
        aria-expanded={open === name}
        aria-label={t('policy.slot.edit', { slot: t(`policy.slot.${name}`), value })}
        onClick={() => setOpen(open === name ? null : name)}
      >
        {value}
      </button>
    );
  };
  const permits = sentence.effect === 'permit';
  return (
    <>
      <p className="policy-sentence">
        {t('policy.say.start')} {slot('who')} <strong>{t(permits ? 'policy.say.can' : 'policy.say.cannot')}</strong>{' '}
        {slot('capabilities')} {t('policy.say.on')} {slot('where')} {slot('when')}, {t('policy.say.except')}{' '}
        {slot('unless')}.{permits ? <Recording slot={slot} speech={speech} /> : null}
      </p>
      {open === null ? null : (
        <fieldset
          className="policy-editor"
          aria-label={t(`policy.slot.${open}`)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setOpen(null);
          }}
        >
          <SlotEditor slot={open} sentence={sentence} speech={speech} onChange={onChange} />
          <div className="actions">
            <button type="button" className="button" onClick={() => setOpen(null)}>
              {t('policy.slot.done')}
            </button>
          </div>
        </fieldset>
      )}
    </>
  );
}

interface RecordingProps {
  readonly slot: (name: Slot) => ReactElement;
  readonly speech: Speech;
}

const Recording = ({ slot, speech }: RecordingProps): ReactElement => (
  <>
    {' '}
    {speech.t('policy.say.recordingIs')} {slot('recording')}.
  </>
);
