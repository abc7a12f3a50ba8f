import type { ReactElement } from 'react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { EmployeeFace } from '../faces/employee/employee-face.tsx';
import { askThrough } from '../ports/account.ts';
import type { Platform, PlatformState } from '../ports/platform/platform.ts';
import { useAppearance } from '../shared/use-appearance.ts';
import { useLive } from '../shared/use-live.ts';
import { AccountNotices } from './account-notices.tsx';
import { Connected } from './connected.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';

interface AppProps {
  readonly platform: Platform;
  readonly first: PlatformState;
}

/** Nobody: the sign-in page. An employee on their workstation: their face. Anyone else goes through the broker. */
export function App({ platform, first }: AppProps): ReactElement {
  const state = useLive(platform.state, platform.onState, first);
  useAppearance(state.appearance);

  const [wasEnded, setEnded] = useState(false);
  const onEnded = useCallback(() => setEnded(true), []);
  const ask = useMemo(() => platform.helpDesk && askThrough(platform.helpDesk), [platform]);
  const { signedIn } = state;
  useEffect(() => {
    if (signedIn) setEnded(false);
  }, [signedIn]);

  if (!signedIn)
    return (
      <SignInPage
        platform={platform}
        brokerUrl={state.brokerUrl}
        wasEnded={wasEnded || state.shell?.ended === true}
        shell={state.shell}
      />
    );
  const { shell } = state;
  if (shell !== null && platform.helpDesk !== null && ask !== null && state.person?.role === 'employee')
    return (
      <AccountNotices key={state.person.id} ask={ask} line={shell.link}>
        <EmployeeFace shell={shell} person={state.person} desk={platform.helpDesk} platform={platform} />
      </AccountNotices>
    );
  return <Connected platform={platform} state={state} onEnded={onEnded} />;
}
