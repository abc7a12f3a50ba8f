import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { TalkLine } from '../../ports/talk.ts';
import { Icon } from '../parts/icon.tsx';
import { clockOf, dayOf } from '../time.ts';
import { FileView } from './file-view.tsx';
import type { TalkLineItem } from './lines.ts';

interface SaidProps {
  readonly line: TalkLine;
  readonly item: TalkLineItem;
  readonly me: Id;
  /** The same person goes on: neither name nor time again. */
  readonly follows: boolean;
  readonly newDay: boolean;
  /** Everything from here on is new to whoever looks. */
  readonly isFirstNew: boolean;
  /** Under one's latest message: whether anybody has read it. */
  readonly read: string | null;
}

/** What one person wrote at one moment. */
export function Said({ line, item, me, follows, newDay, isFirstNew, read }: SaidProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { author, words, files, at } = item.said;
  const isMine = author.id === me;
  const names = ['said', isMine ? 'mine' : '', item.kind === 'note' ? 'internal' : '', follows ? 'follows' : ''];
  return (
    <li
      className={names.filter((name) => name !== '').join(' ')}
      data-number={item.kind === 'message' ? item.said.number : undefined}
    >
      {newDay ? <p className="said-day small soft">{dayOf(i18n.language, at)}</p> : null}
      {isFirstNew ? <p className="said-new small">{t('talk.new')}</p> : null}
      {follows ? null : (
        <p className="said-head small soft">
          {item.kind === 'note' ? <Icon name="lock" size={14} /> : null}
          <span className="said-author">{isMine ? t('talk.you') : author.name}</span>
          {item.kind === 'note' ? <span>{t('talk.note.mark')}</span> : null}
          <time className="figures" dateTime={new Date(at).toISOString()}>
            {clockOf(i18n.language, at)}
          </time>
        </p>
      )}
      {words === '' ? null : <p className="said-words">{words}</p>}
      {files.map((file) => (
        <FileView key={file.id} line={line} file={file} />
      ))}
      {read === null ? null : <p className="said-read small soft">{read}</p>}
    </li>
  );
}
