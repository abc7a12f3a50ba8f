import type { ReactElement } from 'react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { EmployeeFace } from '../faces/employee/employee-face.tsx';
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
  const desk = useMemo(() => platform.helpDesk?.(state.brokerUrl) ?? null, [platform, state.brokerUrl]);
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
  const { workstation } = platform;
  if (shell !== null && desk !== null && workstation !== null && state.person?.role === 'employee')
    return (
      <AccountNotices key={state.person.id} ask={desk.account} line={shell.link}>
        <EmployeeFace
          state={shell}
          person={state.person}
          desk={desk}
          workstation={{ shell, desk: workstation }}
          platform={platform}
        />
      </AccountNotices>
    );
  return <Connected platform={platform} state={state} onEnded={onEnded} />;
}
