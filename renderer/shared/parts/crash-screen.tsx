import type { ReactElement, ReactNode } from 'react';
import { Component } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';

interface CrashScreenProps {
  readonly children: ReactNode;
}

/** Where a fault of ours ends: said, with a way on. What was thrown reaches the console by React itself. */
export class CrashScreen extends Component<CrashScreenProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed(): ReactElement {
  const { t } = useTranslation();
  return (
    <main className="crash">
      <Notice icon="alert" tone="loss" title={t('common.crash.title')} urgent>
        <p>{t('common.crash.body')}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('common.crash.reload')}
        </button>
      </Notice>
    </main>
  );
}
