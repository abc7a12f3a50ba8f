import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TechnicianFace } from '../faces/technician/technician-face.tsx';
import type { Platform, PlatformState } from '../ports/platform/platform.ts';
import { Refusal } from '../shared/parts/refusal.tsx';
import type { Office } from '../state/office.ts';
import { openOffice } from '../state/office.ts';
import { AccountNotices } from './account-notices.tsx';
import { PortalFace } from './portal.tsx';
import { Waiting } from './waiting.tsx';

/** Of a size of its own, and for few: nobody else loads it. */
const AdminFace = lazy(async () => ({ default: (await import('../faces/admin/admin-face.tsx')).AdminFace }));

interface ConnectedProps {
  readonly platform: Platform;
  readonly state: PlatformState;
  /** The broker no longer knows this sign-in: whoever sat here is asked to sign in again, and told so. */
  readonly onEnded: () => void;
}

/** Opens the line to the broker with this account's token; the broker's welcome says which face to show. */
export function Connected(props: ConnectedProps): ReactElement {
  const office = useOffice(props.platform, props.state.brokerUrl);
  return office === null ? <Waiting away={false} /> : <FaceOf office={office} {...props} />;
}

function FaceOf({ office, platform, state, onEnded }: ConnectedProps & { readonly office: Office }): ReactElement {
  const person = office.usePerson();
  const status = office.useStatus();
  useEffect(() => {
    if (status !== 'refused') return;
    onEnded();
    void platform.signOut();
  }, [status, platform, onEnded]);

  if (status === 'outdated') return <Outdated />;
  if (person === null) return <Waiting away={status === 'away'} />;
  const shared = { office, person, status, platform, appearance: state.appearance };
  return (
    <QueryClientProvider client={office.cache}>
      <AccountNotices key={person.id} ask={office.link.request} line={status}>
        {person.role === 'technician' ? <TechnicianFace {...shared} /> : null}
        {person.role === 'administrator' ? (
          <Suspense fallback={<Waiting away={false} />}>
            <AdminFace {...shared} />
          </Suspense>
        ) : null}
        {person.role === 'employee' ? <PortalFace {...shared} /> : null}
      </AccountNotices>
    </QueryClientProvider>
  );
}

function useOffice(platform: Platform, brokerUrl: string): Office | null {
  const [office, setOffice] = useState<Office | null>(null);
  useEffect(() => {
    let opened: Office | null = null;
    let left = false;
    const open = async (): Promise<void> => {
      const token = await platform.token();
      if (left) return;
      if (token === null) return await platform.signOut();
      opened = openOffice(brokerUrl, token);
      setOffice(opened);
    };
    void open();
    return () => {
      left = true;
      opened?.close();
      setOffice(null);
    };
  }, [platform, brokerUrl]);
  return office;
}

function Outdated(): ReactElement {
  const { t } = useTranslation();
  return (
    <main className="entry">
      <div className="entry-sheet">
        <Refusal text={{ what: t('entry.outdated.what'), next: t('entry.outdated.next') }} icon="alert">
          <button type="button" className="button" onClick={() => location.reload()}>
            {t('common.crash.reload')}
          </button>
        </Refusal>
      </div>
    </main>
  );
}
