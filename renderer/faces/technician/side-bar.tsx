import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/icon.tsx';
import type { Side } from './use-side.ts';

/** The way back to the queue and down to what can be done; only a narrow window needs it. */
export function SideBar({ side }: { readonly side: Side }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="console-side">
      <button type="button" className="button quiet" onClick={side.toQueue}>
        <Icon name="back" size={18} />
        {t('technician.toQueue')}
      </button>
      <a className="button quiet console-to-doing" href="#doing">
        {t('technician.do.title')}
        <Icon name="down" size={18} />
      </a>
    </div>
  );
}
