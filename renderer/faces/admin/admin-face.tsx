import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../app/level/person.ts';
import type { Appearance } from '../../../app/wire/bridge.ts';
import type { LinkStatus } from '../../ports/broker/link.ts';
import type { Platform } from '../../ports/platform/platform.ts';
import { Notice } from '../../shared/parts/notice.tsx';
import { TopBar } from '../../shared/parts/top-bar.tsx';
import type { Office } from '../../state/office.ts';
import { People } from './people.tsx';
import './admin.css';

interface AdminFaceProps {
  readonly office: Office;
  readonly person: Person;
  readonly status: LinkStatus;
  readonly platform: Platform;
  readonly appearance: Appearance;
}

/** Who has an account, and making new ones. */
export function AdminFace({ office, person, status, platform, appearance }: AdminFaceProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="admin">
      <TopBar person={person} status={status} platform={platform} appearance={appearance} />
      {status === 'away' ? <Notice icon="offline" title={t('entry.waiting.away')} /> : null}
      <main className="admin-main">
        <People office={office} me={person.id} />
      </main>
    </div>
  );
}
