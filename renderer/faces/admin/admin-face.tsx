import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../app/level/person.ts';
import type { Appearance } from '../../../app/wire/bridge.ts';
import { keepInAddress, readAddress } from '../../ports/address.ts';
import type { LinkStatus } from '../../ports/broker/link.ts';
import type { Platform } from '../../ports/platform/platform.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { TopBar } from '../../shared/parts/top-bar.tsx';
import type { Office } from '../../state/office.ts';
import { FirstSteps } from './first-steps.tsx';
import type { SectionId } from './sections.ts';
import { sections } from './sections.ts';
import { BlockAlert } from './sessions/block-alert.tsx';
import { useBlocks } from './sessions/use-blocks.ts';
import './admin.css';

interface AdminFaceProps {
  readonly office: Office;
  readonly person: Person;
  readonly status: LinkStatus;
  readonly platform: Platform;
  readonly appearance: Appearance;
}

/** Left the sections, right the one being worked in; one that was left keeps what was typed in it. */
export function AdminFace({ office, person, status, platform, appearance }: AdminFaceProps): ReactElement {
  const { t } = useTranslation();
  const [current, setCurrent] = useState<SectionId>(sectionInAddress);
  const [visited, setVisited] = useState<ReadonlySet<SectionId>>(new Set([current]));
  const blocks = useBlocks(office, platform);
  const show = (id: SectionId): void => {
    setCurrent(id);
    keepInAddress({ section: id });
    setVisited((before) => new Set([...before, id]));
  };
  return (
    <div className="admin">
      <a className="skip" href="#section">
        {t('admin.skip')}
      </a>
      <TopBar person={person} status={status} platform={platform} appearance={appearance} ask={office.link.request} />
      {status === 'away' ? <Notice icon="offline" title={t('entry.waiting.away')} /> : null}
      <div className="admin-columns">
        <nav className="admin-nav" aria-label={t('admin.nav')}>
          <ul>
            {sections.map(({ id, icon }) => (
              <li key={id}>
                <button
                  type="button"
                  className="admin-section"
                  aria-current={id === current ? 'page' : undefined}
                  onClick={() => show(id)}
                >
                  <Icon name={icon} size={18} />
                  {t(`admin.sections.${id}`)}
                  {id === 'sessions' && blocks.length > 0 ? <Mark count={blocks.length} /> : null}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <main className="admin-main" id="section" {...SCROLLS}>
          <BlockAlert office={office} blocks={blocks} onShowAll={() => show('sessions')} />
          {current === 'people' ? <FirstSteps office={office} onShow={show} /> : null}
          {sections
            .filter(({ id }) => visited.has(id))
            .map(({ id, Screen }) => (
              <div key={id} className="admin-screen" hidden={id !== current}>
                <Screen office={office} me={person.id} />
              </div>
            ))}
        </main>
      </div>
    </div>
  );
}

/** What scrolls is reached by keyboard, also when nothing in it is: an empty list on a small page. */
const SCROLLS = { tabIndex: 0 } as const;

/** How many technicians are blocked, beside the section where that is lifted. */
function Mark({ count }: { readonly count: number }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className="admin-mark figures">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('rights.blocks.mark', { count })}</span>
    </span>
  );
}

/** Where a reload or a shared address leads. */
function sectionInAddress(): SectionId {
  const named = readAddress().get('section');
  return sections.find(({ id }) => id === named)?.id ?? 'people';
}
