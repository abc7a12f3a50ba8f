import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditFilter } from '../../../../app/wire/requests/audit.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';

type State =
  | 'ready'
  | 'exporting'
  | { readonly failure: LinkFailure }
  | { readonly saved: string; readonly key: string };

interface Exporting {
  readonly state: State;
  start(filter: AuditFilter): Promise<void>;
}

/** One export at a time; what came of the last stays to be read. */
export function useExport(office: Office): Exporting {
  const [state, setState] = useState<State>('ready');
  return {
    state,
    start: async (filter) => {
      setState('exporting');
      const allowed = await office.link.request('audit.export', { filter });
      if (!allowed.ok) return setState({ failure: allowed.failure });
      const { ticket, name, key } = allowed.value;
      setState((await office.saveExport(ticket, name)) ? { saved: name, key } : { failure: { type: 'unreachable' } });
    },
  };
}

export function ExportButton({
  state,
  onExport,
}: {
  readonly state: State;
  readonly onExport: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const busy = state === 'exporting';
  return (
    <button
      type="button"
      className="button strong"
      aria-disabled={busy}
      onClick={() => {
        if (!busy) onExport();
      }}
    >
      <Icon name="document" size={18} />
      {busy ? t('audit.export.exporting') : t('audit.export.button')}
    </button>
  );
}

export function ExportOutcome({ state }: { readonly state: State }): ReactElement | null {
  const { t } = useTranslation();
  if (typeof state === 'string') return null;
  if ('failure' in state) return <Refusal text={failureText(t, state.failure)} icon="alert" />;
  return (
    <Notice icon="check" tone="good" title={t('audit.export.done', { name: state.saved })}>
      <p className="mono audit-command">
        npm run audit -- verify {state.saved} --key {state.key}
      </p>
    </Notice>
  );
}
