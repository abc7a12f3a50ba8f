import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditLine } from '../../../../app/wire/requests/audit.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { momentOf } from '../../../shared/time.ts';
import type { DraftFilter } from './draft-filter.ts';
import { NO_FILTER } from './draft-filter.ts';
import { fieldName, fieldValue } from './event-fields.ts';
import { aboutOf, actorOf, kindOf } from './event-words.ts';

interface EventDetailProps {
  readonly line: AuditLine;
  readonly onClose: () => void;
  readonly onStory: (draft: DraftFilter) => void;
}

/** Everything that one event says, what ties it to its neighbours, and the way to the whole story. */
export function EventDetail({ line, onClose, onStory }: EventDetailProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { event, values, checkpoint } = line;
  const about = aboutOf(t, line);
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
        {about === null ? null : (
          <Field name={t(reference === undefined ? 'audit.columns.about' : 'audit.detail.ticket')}>{about}</Field>
        )}
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
      <Values title={t('audit.detail.facts')} kind={event.kind} values={event.body} />
      <Values title={t('audit.detail.personal')} kind={event.kind} values={values} personal />
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

interface ValuesProps {
  readonly title: string;
  /** Of the event. */
  readonly kind: string;
  readonly values: AuditLine['values'];
  /** What is missing was erased. */
  readonly personal?: boolean;
}

function Values({ title, kind, values, personal = false }: ValuesProps): ReactElement | null {
  const { t, i18n } = useTranslation();
  const named = Object.entries(values).map(([name, value]) => ({
    name,
    isErased: personal && value === null,
    ...fieldValue(t, i18n.language, kind, name, value),
  }));
  if (named.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {named.map(({ name, isErased, text, literal }) => (
          <Field key={name} name={fieldName(t, kind, name)} mono={literal}>
            {isErased ? <em className="soft">{t('audit.detail.erased')}</em> : text}
          </Field>
        ))}
      </dl>
    </section>
  );
}

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
