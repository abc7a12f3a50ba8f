import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import type { Office } from '../../state/office.ts';
import { Colleagues } from './colleagues/colleagues.tsx';
import type { Intake } from './intake/use-intake.ts';
import type { Room } from './rooms.tsx';
import { DESK, DOCUMENTATION } from './rooms.tsx';

interface DeskBarProps {
  readonly office: Office;
  readonly me: Id;
  readonly intake: Intake;
  readonly room: Room;
  readonly onRoom: (room: Room) => void;
  readonly onSearch: () => void;
  readonly onPhone: () => void;
  readonly onHelp: () => void;
}

/** What the desk has at hand: the call, the colleagues, the documentation, the keyboard. */
export function DeskBar(props: DeskBarProps): ReactElement {
  const { t } = useTranslation();
  const { intake, room, onRoom } = props;
  const isReading = room.name === 'documentation';
  const isCounting = room.name === 'reports';
  const counting = t(isCounting ? 'reports.back' : 'reports.title');
  return (
    <>
      <Call intake={intake} />
      <Colleagues office={props.office} me={props.me} onPhone={props.onPhone} />
      <button type="button" className="button quiet" onClick={() => onRoom(isReading ? DESK : DOCUMENTATION)}>
        <Icon name={isReading ? 'back' : 'document'} size={18} />
        {t(isReading ? 'knowledge.back' : 'knowledge.title')}
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={counting}
        title={counting}
        onClick={() => onRoom(isCounting ? DESK : { name: 'reports' })}
      >
        <Icon name={isCounting ? 'back' : 'chart'} size={18} />
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={t('reports.search.open')}
        title={t('reports.search.hint', { key: t('desk.keys.everything') })}
        onClick={props.onSearch}
      >
        <Icon name="search" size={18} />
      </button>
      <button type="button" className="button quiet" onClick={props.onHelp} aria-label={t('desk.help.open')}>
        <kbd>?</kbd>
      </button>
    </>
  );
}

/** A new call, or the one in hand with its reference. */
function Call({ intake }: { readonly intake: Intake }): ReactElement {
  const { t } = useTranslation();
  const { draft, isShown } = intake;
  if (isShown)
    return (
      <button type="button" className="button quiet" onClick={intake.hide}>
        <Icon name="back" size={18} />
        {t('desk.intake.hide')}
      </button>
    );
  return (
    <>
      <button
        type="button"
        className={draft === null ? 'button strong desk-call' : 'button desk-call going'}
        onClick={() => intake.open('telephone')}
      >
        <Icon name="phone" size={18} />
        {callText()} <kbd>{t('desk.keys.call')}</kbd>
      </button>
      {draft === null ? (
        <button
          type="button"
          className="button quiet"
          aria-label={t('desk.intake.onSite')}
          title={t('desk.intake.onSite')}
          onClick={() => intake.open('on-site')}
        >
          <Icon name="person" size={18} />
        </button>
      ) : null}
    </>
  );

  function callText(): string {
    if (draft === null) return t('desk.intake.new');
    return draft.reference === null
      ? t('desk.intake.resumeUnnamed')
      : t('desk.intake.resume', { reference: draft.reference });
  }
}
