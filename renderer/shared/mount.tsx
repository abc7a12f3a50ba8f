import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { CrashScreen } from './parts/crash-screen.tsx';

/** Puts a page on screen in the language of `sentences`. */
export function mount(sentences: i18n, page: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={sentences}>
        <CrashScreen>{page}</CrashScreen>
      </I18nextProvider>
    </StrictMode>,
  );
}
