import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Priority, PriorityMatrix, Urgency } from '../../../../app/ticket/priority.ts';
import { Impact } from '../../../../app/ticket/ticket.ts';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { asked } from '../../../state/queries.ts';
import { useSending } from '../use-sending.ts';
import './priorities.css';

/** How soon what is worked on, by how bad and how urgent it is. */
export function Priorities({ office }: { readonly office: Office }): ReactElement {
  const settings = useQuery({
    queryKey: ['desk-settings'],
    queryFn: () => asked(office.link, 'desk.settings', {}),
    gcTime: 0,
  });
  return <Listing query={settings}>{({ matrix }) => <Matrix office={office} held={matrix} />}</Listing>;
}

function Matrix({ office, held }: { readonly office: Office; readonly held: PriorityMatrix }): ReactElement {
  const { t } = useTranslation();
  const [matrix, setMatrix] = useState(held);
  const [isSaved, setSaved] = useState(false);
  const sending = useSending(office);
  const isOrderly = PriorityMatrix.safeParse(matrix).success;
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isOrderly && (await sending.send('desk.change-settings', { matrix })) !== null) setSaved(true);
  };
  const change = (impact: Impact, urgency: Urgency, typed: string): void => {
    setMatrix({ ...matrix, [impact]: { ...matrix[impact], [urgency]: Priority.parse(Number(typed)) } });
    setSaved(false);
  };
  return (
    <form className="card stack" onSubmit={(event) => void onSubmit(event)} noValidate>
      <h2>{t('desk.settings.matrix')}</h2>
      <p className="hint">{t('desk.settings.matrixHint')}</p>
      <table className="priorities">
        <thead>
          <tr>
            <td />
            {Urgency.options.map((urgency) => (
              <th key={urgency} scope="col">
                {t('desk.settings.urgency', { urgency: t(`desk.urgency.${urgency}`) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Impact.options.map((impact) => (
            <tr key={impact}>
              <th scope="row">{t(`technician.impact.${impact}`)}</th>
              {Urgency.options.map((urgency) => (
                <td key={urgency}>
                  <select
                    className="input select"
                    aria-label={t('desk.settings.cell', {
                      impact: t(`technician.impact.${impact}`),
                      urgency: t(`desk.urgency.${urgency}`),
                    })}
                    value={matrix[impact][urgency]}
                    onChange={(event) => change(impact, urgency, event.target.value)}
                  >
                    {[1, 2, 3, 4].map((priority) => (
                      <option key={priority} value={priority}>{`P${priority}`}</option>
                    ))}
                  </select>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isOrderly ? null : (
        <p className="fault" role="status">
          {t('desk.settings.disorder')}
        </p>
      )}
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
      {isSaved ? <Notice icon="check" tone="good" title={t('desk.settings.saved')} /> : null}
      <div className="actions">
        <button type="submit" className="button strong" aria-disabled={sending.isSending || !isOrderly}>
          {t('desk.settings.save')}
        </button>
      </div>
    </form>
  );
}
