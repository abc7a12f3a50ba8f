import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestSays, GuestView } from '../../../app/guest/guest.ts';
import type { TalkFile } from '../../../app/talk/message.ts';
import type { GuestLine } from '../../ports/guest.ts';
import { GuestWords } from '../../shared/guest/guest-words.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import { clockOf, dayOf } from '../../shared/time.ts';
import { useTitle } from '../../shared/use-title.ts';
import { GuestForm } from './guest-form.tsx';

interface GuestTicketProps {
  readonly view: GuestView;
  readonly line: Pick<GuestLine, 'fetchFile'>;
  readonly onSaid: (said: GuestSays) => Promise<boolean>;
}

/** What is asked, what is known, what came with it, and a word back. */
export function GuestTicket({ view, line, onSaid }: GuestTicketProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { reference, words, concerns, diagnoses, notes, files, said, name, expiresAt } = view;
  useTitle(reference);
  return (
    <>
      <h1 className="mono" data-reference={reference}>
        {reference}
      </h1>
      <p className="soft">
        {t('guest.page.lead', {
          name,
          when: `${dayOf(i18n.language, expiresAt)}, ${clockOf(i18n.language, expiresAt)}`,
        })}
      </p>
      <section aria-labelledby="guest-asked">
        <h2 id="guest-asked">{t('guest.page.asked')}</h2>
        <p>{words}</p>
        {concerns.slice(1).map((concern) => (
          <p key={concern.words}>{concern.words}</p>
        ))}
      </section>
      <section aria-labelledby="guest-found">
        <h2 id="guest-found">{t('guest.page.found')}</h2>
        {diagnoses.length === 0 ? <p className="soft">{t('guest.page.nothingFound')}</p> : null}
        <ul>
          {diagnoses.map(({ id, hypothesis, tried, outcome }) => (
            <li key={id} className="guest-word">
              <p className="strong">{hypothesis}</p>
              <p>{tried}</p>
              <p className="small soft">{t(`course.diagnosis.outcomes.${outcome}`)}</p>
            </li>
          ))}
          {notes.map((note) => (
            <li key={note.id} className="guest-word">
              <p>{note.words}</p>
              <p className="small soft">{note.name}</p>
            </li>
          ))}
        </ul>
      </section>
      {files.length === 0 ? null : (
        <section aria-labelledby="guest-files">
          <h2 id="guest-files">{t('guest.page.files')}</h2>
          {files.map((file) => (
            <button
              key={file.id}
              type="button"
              className="button"
              aria-disabled={file.gone}
              onClick={() => void save(line, file)}
            >
              <Icon name="clip" size={18} />
              {file.name}
            </button>
          ))}
        </section>
      )}
      <section aria-labelledby="guest-said">
        <h2 id="guest-said">{t('guest.page.said')}</h2>
        {said.length === 0 ? <p className="soft">{t('guest.page.nothingSaid')}</p> : null}
        <GuestWords said={said} side="guest" />
      </section>
      <GuestForm name={name} onSaid={onSaid} />
    </>
  );
}

/** A download like any other: this page shows nothing of what it holds. */
async function save(line: Pick<GuestLine, 'fetchFile'>, { id, name, gone }: TalkFile): Promise<void> {
  const content = gone ? null : await line.fetchFile(id);
  if (content === null) return;
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), LATER_MS);
}

const LATER_MS = 60_000;
