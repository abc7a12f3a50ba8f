import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestWord } from '../../../app/guest/guest.ts';
import { clockOf, dayOf } from '../time.ts';

interface GuestWordsProps {
  readonly said: readonly GuestWord[];
  /** Who reads. */
  readonly side: GuestWord['from'];
}

/** What guests and the support say to each other, oldest first. */
export function GuestWords({ said, side }: GuestWordsProps): ReactElement | null {
  const { t, i18n } = useTranslation();
  if (said.length === 0) return null;
  return (
    <ol className="guest-words">
      {said.map(({ id, from, kind, name, words, at }) => (
        <li key={id} className={from === side ? 'guest-word own' : 'guest-word'}>
          <p className="small soft">
            <span className="strong">{name}</span> · {t(`guest.from.${from}`)}
            {kind === 'diagnosis' ? ` · ${t('guest.kind.diagnosis')}` : ''} · {dayOf(i18n.language, at)},{' '}
            {clockOf(i18n.language, at)}
          </p>
          <p className="guest-said">{words}</p>
        </li>
      ))}
    </ol>
  );
}
