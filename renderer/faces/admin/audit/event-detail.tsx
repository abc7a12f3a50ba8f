import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditLine } from '../../../../app/wire/requests/audit.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import type { DraftFilter } from './draft-filter.ts';
import { NO_FILTER } from './draft-filter.ts';
import { actorOf, kindOf, momentOf } from './event-words.ts';

interface EventDetailProps {
  readonly line: AuditLine;
  readonly onClose: () => void;
  readonly onStory: (draft: DraftFilter) => void;
}

/** Everything that one event says, what ties it to its neighbours, and the way to the whole story. */
export function EventDetail({ line, onClose, onStory }: EventDetailProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { event, values, checkpoint } = line;
  const { reference, personId = event.actor.personId, workstationId = event.actor.workstationId } = event.subject;
  return (
    <aside className="audit-detail" aria-labelledby="audit-detail-title">
      <header>
        <div>
          <p className="soft figures">{t('audit.detail.title', { seq: event.seq })}</p>
          <h2 id="audit-detail-title">{kindOf(t, event.kind)}</h2>
        </div>
        <button type="button" className="button quiet" aria-label={t('audit.detail.close')} onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
      </header>
      <dl>
        <Field name={t('audit.detail.at')}>{momentOf(i18n.language, event.at)}</Field>
        <Field name={t('audit.detail.by')}>{actorOf(t, line)}</Field>
        {reference === undefined ? null : <Field name={t('audit.detail.ticket')}>{reference}</Field>}
      </dl>
      <div className="actions">
        {reference === undefined ? null : (
          <button type="button" className="button" onClick={() => onStory({ ...NO_FILTER, reference })}>
            {t('audit.detail.ticketStory', { reference })}
          </button>
        )}
        {personId === undefined ? null : (
          <button type="button" className="button" onClick={() => onStory({ ...NO_FILTER, personId })}>
            {t('audit.detail.personStory')}
          </button>
        )}
        {workstationId === undefined ? null : (
          <button type="button" className="button" onClick={() => onStory({ ...NO_FILTER, workstationId })}>
            {t('audit.detail.workstationStory')}
          </button>
        )}
      </div>
      <Values title={t('audit.detail.facts')} values={event.body} />
      <Values title={t('audit.detail.personal')} values={values} />
      <dl className="audit-hashes">
        <Field name={t('audit.detail.hash')} mono>
          {event.hash}
        </Field>
        <Field name={t('audit.detail.prev')} mono>
          {event.prev}
        </Field>
      </dl>
      <p className={checkpoint === null ? 'audit-cover soft' : 'audit-cover'}>
        <Icon name={checkpoint === null ? 'hourglass' : 'shield'} size={18} />
        {checkpoint === null
          ? t('audit.detail.uncovered')
          : t('audit.detail.covered', { seq: checkpoint.seq, time: momentOf(i18n.language, checkpoint.at) })}
      </p>
    </aside>
  );
}

function Values({
  title,
  values,
}: {
  readonly title: string;
  readonly values: AuditLine['values'];
}): ReactElement | null {
  const { t } = useTranslation();
  const named = Object.entries(values);
  if (named.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {named.map(([name, value]) => (
          <Field key={name} name={name} mono={typeof value === 'object' && value !== null}>
            {value === null ? <em className="soft">{t('audit.detail.erased')}</em> : written(value)}
          </Field>
        ))}
      </dl>
    </section>
  );
}

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));

interface FieldProps {
  readonly name: string;
  readonly mono?: boolean;
  readonly children: ReactElement | string;
}

function Field({ name, mono = false, children }: FieldProps): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={mono ? 'mono' : undefined}>{children}</dd>
    </div>
  );
}
