import type { ClipboardEvent, FormEvent, KeyboardEvent, ReactElement } from 'react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { TalkLine } from '../../ports/talk.ts';
import { Choices } from '../parts/choices.tsx';
import { Icon } from '../parts/icon.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { failureText } from '../refusal-text.ts';
import { PendingFile } from './pending-file.tsx';
import type { Writing } from './use-draft.ts';
import { useSaying } from './use-saying.ts';
import type { Uploads } from './use-uploads.ts';

interface ComposerProps {
  readonly line: TalkLine;
  readonly ticketId: Id;
  readonly draft: Writing;
  readonly uploads: Uploads;
  /** Whom the words go to; null where only notes can be written. */
  readonly to: string | null;
  readonly onSent: () => void;
}

/** Words and files for the other side, or a note for the technicians; what was typed stays until it has arrived. */
export function Composer({ line, ticketId, draft, uploads, to, onSent }: ComposerProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const { notes } = line;
  const internal = notes !== null && (to === null || draft.internal);
  const { busy, failure, isReady, isWaiting, press } = useSaying({ line, ticketId, draft, uploads, internal, onSent });
  const help = internal ? t('talk.note.who') : t('talk.keys');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    press();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    press();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    uploads.add(files.map((file) => named(file, t('talk.pasted'))));
  };
  return (
    <form className={internal ? 'composer internal' : 'composer'} onSubmit={onSubmit} aria-label={t('talk.write')}>
      {notes === null || to === null ? null : (
        <Choices
          legend={t('talk.for')}
          legendHidden
          joined
          value={draft.internal ? 'note' : 'message'}
          onChange={(value) => draft.setInternal(value === 'note')}
          options={[
            { value: 'message', label: t('talk.forRequester', { name: to }) },
            { value: 'note', label: t('talk.forColleagues') },
          ]}
        />
      )}
      <label className="visually-hidden" htmlFor={id}>
        {internal ? t('talk.note.field') : t('talk.field')}
      </label>
      <textarea
        id={id}
        className="input composer-words"
        rows={2}
        maxLength={2000}
        placeholder={internal ? t('talk.note.placeholder') : t('talk.placeholder')}
        aria-describedby={`${id}-keys`}
        value={draft.words}
        onChange={(event) => draft.write(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {uploads.pending.length === 0 ? null : (
        <ul className="pendings" aria-label={t('talk.files')}>
          {uploads.pending.map((file) => (
            <PendingFile
              key={file.id}
              file={file}
              onAgain={() => uploads.again(file.id)}
              onDrop={() => uploads.drop(file.id)}
            />
          ))}
        </ul>
      )}
      {failure === null ? null : <Refusal text={failureText(t, failure)} icon="alert" />}
      <div className="composer-foot">
        <Attach onFiles={uploads.add} />
        <p className="small soft composer-keys" id={`${id}-keys`}>
          {isWaiting ? t('talk.waiting') : help}
        </p>
        <button type="submit" className="button strong" aria-disabled={busy || !isReady}>
          {t(internal ? 'talk.note.send' : 'talk.send')}
        </button>
      </div>
    </form>
  );
}

function Attach({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactElement {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <button type="button" className="button quiet composer-attach" onClick={() => picker.current?.click()}>
        <Icon name="clip" size={18} />
        {t('talk.attach')}
      </button>
    </>
  );
}

/** What comes from the clipboard is called `image.png` by every engine: the moment tells two of them apart. */
function named(file: File, pasted: string): File {
  if (file.name !== 'image.png') return file;
  const moment = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return new File([file], `${pasted} ${moment}.png`, { type: file.type });
}
