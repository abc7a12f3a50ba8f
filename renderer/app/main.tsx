import { lazy, Suspense } from 'react';
import { isGuestPage, takeGuestSecret } from '../ports/guest.ts';
import { browserPlatform } from '../ports/platform/browser.ts';
import { appBridge, desktopPlatform } from '../ports/platform/desktop.ts';
import { paint } from '../shared/appearance.ts';
import { speak } from '../shared/i18n.ts';
import { mount } from '../shared/mount.tsx';
import { App } from './app.tsx';
import { sentences } from './sentences.ts';
import { SetUpPage } from './set-up-page.tsx';
import '../shared/styles/fonts.css';
import '../shared/styles/base.css';
import '../shared/styles/parts.css';
import '../shared/styles/identity.css';
import './app.css';

/** For somebody who is here once: nobody else loads it. */
const GuestPage = lazy(async () => ({ default: (await import('./guest/guest-page.tsx')).GuestPage }));

const bridge = appBridge();
// Before anything else: an address is copied, kept in a history, and read over a shoulder.
const asGuest = bridge === undefined && isGuestPage();
const secret = asGuest ? takeGuestSecret() : null;
const platform = bridge === undefined ? browserPlatform() : desktopPlatform(bridge);
const state = await platform.state();
paint(state.appearance);
const i18n = await speak(state.appearance.language, sentences);
const settingUp = platform.kind === 'browser' && location.pathname === '/setup';
const inside = settingUp ? <SetUpPage steps={platform.signIn} /> : <App platform={platform} first={state} />;
const guest = (
  <Suspense fallback={null}>
    <GuestPage secret={secret} />
  </Suspense>
);
mount(i18n, asGuest ? guest : inside);
