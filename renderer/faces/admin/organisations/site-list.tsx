import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../../../app/directory/organisation.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { PersonName } from '../../../../app/kernel/scalars.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { onEnter } from '../on-enter.ts';
import { useSending } from '../use-sending.ts';
import { ZoneField } from '../zone-field.tsx';

interface SiteListProps {
  readonly office: Office;
  readonly organisationId: Id;
  readonly sites: readonly Site[];
}

interface Draft {
  readonly site: Site | null;
  readonly name: string;
  readonly timeZone: string;
}

/** Sites with what time it is there; one at a time is opened to be changed. */
export function SiteList({ office, organisationId, sites }: SiteListProps): ReactElement {
  const { t } = useTranslation();
  const sending = useSending(office);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [tried, setTried] = useState(false);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const open = (next: Draft | null): void => {
    setTried(false);
    setDraft(next);
  };
  const save = async (): Promise<void> => {
    if (draft === null) return;
    if (!PersonName.safeParse(draft.name).success) return setTried(true);
    const { site, name, timeZone } = draft;
    const editing = site === null ? null : { id: site.id, seen: site.changedAt };
    const saved = await sending.send('site.save', { editing, organisationId, name, timeZone });
    if (saved !== null) open(null);
  };
  const archive = (site: Site): void =>
    void sending.send('site.archive', { editing: { id: site.id, seen: site.changedAt }, archived: !site.archived });
  return (
    <fieldset className="field">
      <legend className="field-label">{t('directory.organisation.sites')}</legend>
      {sites.length === 0 ? <p className="soft">{t('directory.site.empty')}</p> : null}
      <ul className="sites">
        {sites.map((site) => (
          <li key={site.id} className={site.archived ? 'soft' : undefined}>
            <span>
              {site.name} {site.archived ? t('directory.archived') : null}
            </span>
            <span className="soft small">{site.timeZone.replaceAll('_', ' ')}</span>
            <button
              type="button"
              className="link"
              onClick={() => open({ site, name: site.name, timeZone: site.timeZone })}
            >
              {t('directory.site.change')}
              <span className="visually-hidden"> {site.name}</span>
            </button>
            <button type="button" className="link" onClick={() => archive(site)}>
              {site.archived ? t('directory.form.restore') : t('directory.form.archive')}
              <span className="visually-hidden"> {site.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {draft === null ? (
        <button
          type="button"
          className="button"
          onClick={() => open({ site: null, name: '', timeZone: sites[0]?.timeZone ?? here })}
        >
          <Icon name="plus" size={16} />
          {t('directory.site.add')}
        </button>
      ) : (
        <fieldset
          className="card"
          aria-label={draft.site?.name ?? t('directory.site.add')}
          onKeyDown={onEnter(() => void save())}
        >
          <TextField
            label={t('directory.site.name')}
            value={draft.name}
            onChange={(name) => setDraft({ ...draft, name })}
            fault={tried && !PersonName.safeParse(draft.name).success ? t('directory.form.nameFault') : undefined}
            focused
          />
          <ZoneField value={draft.timeZone} onChange={(timeZone) => setDraft({ ...draft, timeZone })} />
          <div className="actions">
            <button type="button" className="button" aria-disabled={sending.isSending} onClick={() => void save()}>
              {t('directory.site.save')}
            </button>
            <button type="button" className="button quiet" onClick={() => open(null)}>
              {t('common.cancel')}
            </button>
          </div>
        </fieldset>
      )}
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
    </fieldset>
  );
}
