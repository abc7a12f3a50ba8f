import type { ReactElement } from 'react';
import { useRef, useState } from 'react';
import type { PolicySentence } from '../../../../app/policy/sentence.ts';
import { SlotEditor } from './slot-editor.tsx';
import type { Slot, Speech } from './words.ts';
import { isSpared, slotPieces, slotWords } from './words.ts';

interface SentenceLineProps {
  readonly sentence: PolicySentence;
  readonly speech: Speech;
  readonly onChange: (sentence: PolicySentence) => void;
}

/** The rule as one reads it aloud; each slot opens beneath it. */
export function SentenceLine({ sentence, speech, onChange }: SentenceLineProps): ReactElement {
  const { t } = speech;
  const [open, setOpen] = useState<Slot | null>(null);
  const line = useRef<HTMLParagraphElement>(null);
  /** Back to the slot that was being filled. */
  const close = (): void => {
    line.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setOpen(null);
  };
  const slot = (name: Slot): ReactElement => (
    <SlotWords
      name={name}
      sentence={sentence}
      speech={speech}
      isOpen={open === name}
      onOpen={() => setOpen(open === name ? null : name)}
    />
  );
  const permits = sentence.effect === 'permit';
  return (
    <>
      <p ref={line} className="policy-sentence">
        {t('policy.say.start')} {slot('who')} <strong>{t(permits ? 'policy.say.can' : 'policy.say.cannot')}</strong>{' '}
        {slot('capabilities')} {t('policy.say.on')} {slot('where')} {slot('when')}, {slot('unless')}.
        {permits ? <Recording slot={slot} speech={speech} /> : null}
      </p>
      {open === null ? null : (
        <fieldset
          className="policy-editor"
          aria-label={t(`policy.slot.${open}`)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        >
          <SlotEditor slot={open} sentence={sentence} speech={speech} onChange={onChange} />
          <div className="actions">
            <button type="button" className="button" onClick={close}>
              {t('policy.slot.done')}
            </button>
          </div>
        </fieldset>
      )}
    </>
  );
}

interface SlotWordsProps {
  readonly name: Slot;
  readonly sentence: PolicySentence;
  readonly speech: Speech;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** One stop for the keyboard and one name for a screen reader, whatever number of pieces the words are in. */
function SlotWords({ name, sentence, speech, isOpen, onOpen }: SlotWordsProps): ReactElement {
  const { t } = speech;
  const value = slotWords(name, sentence, speech);
  const isEmpty = name === 'unless' && !isSpared(sentence);
  const pieces = slotPieces(name, sentence, speech);
  const [first] = pieces;
  const label = t('policy.slot.edit', { slot: t(`policy.slot.${name}`), value });
  const except = name === 'unless' ? `${t('policy.say.except')} ` : '';
  return (
    <>
      <button
        type="button"
        className={isEmpty ? 'policy-slot empty' : 'policy-slot'}
        aria-expanded={isOpen}
        aria-label={label}
        onClick={onOpen}
      >
        {except}
        {first?.value}
      </button>
      {pieces.slice(1).map((piece) =>
        piece.type === 'literal' ? (
          piece.value
        ) : (
          <button
            key={`${name} ${piece.value}`}
            type="button"
            className="policy-slot"
            tabIndex={-1}
            aria-hidden="true"
            onClick={onOpen}
          >
            {piece.value}
          </button>
        ),
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
