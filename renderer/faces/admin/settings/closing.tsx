import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CourseSettings } from '../../../../app/course/course.ts';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { asked } from '../../../state/queries.ts';
import { useSending } from '../use-sending.ts';

/** How long silence takes to close a ticket, and how long a closed one can be taken up again. */
export function Closing({ office }: { readonly office: Office }): ReactElement {
  const settings = useQuery({
    queryKey: ['course-settings'],
    queryFn: () => asked(office.link, 'course.settings', {}),
    gcTime: 0,
  });
  return <Listing query={settings}>{(held) => <Delays office={office} held={held} />}</Listing>;
}

const KINDS = ['closeAfterDays', 'reopenWithinDays'] as const;
/** As the schema has it. */
const MOST = { closeAfterDays: 60, reopenWithinDays: 365 } as const;

function Delays({ office, held }: { readonly office: Office; readonly held: CourseSettings }): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({
    closeAfterDays: `${held.closeAfterDays}`,
    reopenWithinDays: `${held.reopenWithinDays}`,
  });
  const [state, setState] = useState<'typing' | 'tried' | 'saved'>('typing');
  const sending = useSending(office);
  const wanted = { closeAfterDays: Number(typed.closeAfterDays), reopenWithinDays: Number(typed.reopenWithinDays) };
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const parsed = CourseSettings.safeParse(wanted);
    if (!parsed.success) return setState('tried');
    if ((await sending.send('course.change-settings', parsed.data)) !== null) setState('saved');
  };
  const isWrong = (kind: (typeof KINDS)[number]): boolean =>
    state === 'tried' && !CourseSettings.shape[kind].safeParse(wanted[kind]).success;
  return (
    <form className="card stack closing" onSubmit={(event) => void onSubmit(event)} noValidate>
      <h2>{t('course.settings.title')}</h2>
      {KINDS.map((kind) => (
        <TextField
          key={kind}
          label={t(`course.settings.${kind}`)}
          hint={t(`course.settings.more.${kind}`)}
          fault={isWrong(kind) ? t('course.settings.invalid', { most: MOST[kind] }) : undefined}
          figures
          inputMode="numeric"
          maxLength={3}
          value={typed[kind]}
          onChange={(value) => {
            setTyped({ ...typed, [kind]: value });
            setState('typing');
          }}
        />
      ))}
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
      {state === 'saved' ? <Notice icon="check" tone="good" title={t('course.settings.saved')} /> : null}
      <div className="actions">
        <button type="submit" className="button strong" aria-disabled={sending.isSending}>
          {t('course.settings.save')}
        </button>
      </div>
    </form>
  );
}
