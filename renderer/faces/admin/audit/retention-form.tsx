import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Retention } from '../../../../app/audit/retention.ts';
import type { RetentionView } from '../../../../app/wire/requests/privacy.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { clockOf, dateOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { asked } from '../../../state/queries.ts';
import { useSending } from '../use-sending.ts';

/** How long each kind of data is kept, and what is due before it goes. */
export function RetentionForm({
  office,
  onClose,
}: {
  readonly office: Office;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const view = useQuery({
    queryKey: ['retention'],
    queryFn: () => asked(office.link, 'privacy.retention', {}),
    gcTime: 0,
  });
  return (
    <Dialog title={t('audit.retention.title')} onClose={onClose}>
      <Listing query={view}>{(found) => <Periods office={office} view={found} onClose={onClose} />}</Listing>
    </Dialog>
  );
}

type Typed = Readonly<Record<keyof Retention, string>>;

const KINDS = ['words', 'names', 'events', 'decisions'] as const;
/** The least that each may be kept, in days: as the schema has it. */
const LEAST: Readonly<Record<keyof Retention, number>> = { words: 30, names: 90, events: 365, decisions: 31 };

const eachKind = <T,>(of: (kind: keyof Retention) => T): Record<keyof Retention, T> => ({
  words: of('words'),
  names: of('names'),
  events: of('events'),
  decisions: of('decisions'),
});

interface PeriodsProps {
  readonly office: Office;
  readonly view: RetentionView;
  readonly onClose: () => void;
}

function Periods({ office, view, onClose }: PeriodsProps): ReactElement {
  const { t, i18n } = useTranslation();
  const [known, setKnown] = useState(view);
  const [typed, setTyped] = useState<Typed>(() => eachKind((kind) => `${view.retention[kind]}`));
  const [state, setState] = useState<'typing' | 'tried' | 'saved'>('typing');
  const sending = useSending(office);
  const wanted: Retention = eachKind((kind) => Number(typed[kind]));
  const faultOf = (kind: keyof Retention): string | undefined => {
    if (state !== 'tried') return undefined;
    const days = wanted[kind];
    if (!Number.isInteger(days) || days < LEAST[kind] || days > 3650)
      return t('audit.retention.invalid', { least: LEAST[kind] });
    return kind === 'names' && wanted.names > wanted.events ? t('audit.retention.order') : undefined;
  };
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const parsed = Retention.safeParse(wanted);
    if (!parsed.success) return setState('tried');
    const saved = await sending.send('privacy.change-retention', parsed.data);
    if (saved === null) return;
    setKnown(saved);
    setState('saved');
  };
  return (
    <form className="stack" onSubmit={(event) => void onSubmit(event)} noValidate>
      {KINDS.map((kind) => (
        <TextField
          key={kind}
          label={t(`audit.retention.${kind}`)}
          value={typed[kind]}
          maxLength={4}
          onChange={(value) => {
            setTyped({ ...typed, [kind]: value });
            setState('typing');
          }}
          hint={t('audit.retention.due', { count: known.due[kind].now, soon: known.due[kind].soon })}
          fault={faultOf(kind)}
        />
      ))}
      <p className="small soft">
        {t('audit.retention.next', {
          time: `${dateOf(i18n.language, known.nextAt)}, ${clockOf(i18n.language, known.nextAt)}`,
        })}
      </p>
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
      {state === 'saved' ? <Notice icon="check" tone="good" title={t('audit.retention.saved')} /> : null}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.close')}
        </button>
        <button type="submit" className="button strong" aria-disabled={sending.isSending}>
          {t('audit.retention.save')}
        </button>
      </div>
    </form>
  );
}
