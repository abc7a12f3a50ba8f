import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/parts/dialog.tsx';

interface KeyboardHelpProps {
  readonly single: boolean;
  readonly onSingle: (single: boolean) => void;
  readonly onClose: () => void;
}

const GROUPS = [
  ['anywhere', ['call', 'onSite', 'next', 'phone', 'search', 'everything', 'help']],
  ['inIntake', ['find', 'figure', 'follow', 'join', 'keep', 'queue', 'hide']],
  ['inQueue', ['walk', 'open']],
] as const;

/** Every key of the console, where it works, in one look. */
export function KeyboardHelp({ single, onSingle, onClose }: KeyboardHelpProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Dialog title={t('desk.help.title')} onClose={onClose}>
      <div className="keyboard-help">
        {GROUPS.map(([group, keys]) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`}>{t(`desk.help.${group}`)}</h3>
            <dl>
              {keys.map((key) => (
                <div key={key}>
                  <dt>
                    <kbd>{t(`desk.keys.${pressedFor(key)}`)}</kbd>
                  </dt>
                  <dd>{t(`desk.help.keys.${key}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <label className="keyboard-single">
          <input
            type="checkbox"
            role="switch"
            className="switch"
            checked={single}
            aria-checked={single}
            onChange={(event) => onSingle(event.target.checked)}
          />
          <span>
            {t('desk.help.single')}
            <span className="hint">{t('desk.help.singleHint')}</span>
          </span>
        </label>
      </div>
      <div className="actions spread">
        <button type="button" className="button strong" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}

type HelpKey = (typeof GROUPS)[number][1][number];

/** Two things that Enter does. */
const pressedFor = (key: HelpKey) => (key === 'find' || key === 'open' ? 'enter' : key);
