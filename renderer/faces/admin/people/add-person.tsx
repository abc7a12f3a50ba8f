import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../../app/level/level.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { Created } from './created.tsx';
import type { Draft } from './draft.ts';
import { emptyDraft, faultsOf, requestOf } from './draft.ts';
import { makePassword } from './make-password.ts';

interface AddPersonProps {
  readonly office: Office;
  readonly onClose: () => void;
}

type State = 'typing' | 'tried' | 'sending' | { readonly failure: LinkFailure } | { readonly created: string };

/** A new account; its first password is shown once, to the administrator alone. */
export function AddPerson({ office, onClose }: AddPersonProps): ReactElement {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [state, setState] = useState<State>('typing');
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const faults = state === 'typing' ? new Set() : faultsOf(draft);
  const faultOf = (name: 'name' | 'email' | 'team' | 'password'): string | undefined =>
    faults.has(name) ? t(`admin.form.invalid.${name}`) : undefined;

  const create = async (): Promise<void> => {
    const input = requestOf(draft);
    if (input === null) return setState('tried');
    setState('sending');
    const answer = await office.link.request('person.create', input);
    if (!answer.ok) return setState({ failure: answer.failure });
    setState({ created: answer.value.name });
    await cache.invalidateQueries({ queryKey: ['people'] });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (state !== 'sending') void create();
  };

  if (typeof state === 'object' && 'created' in state)
    return <Created name={state.created} password={draft.password} onClose={onClose} />;
  return (
    <Dialog title={t('admin.form.title')} onClose={onClose}>
      <form className="person-form" onSubmit={onSubmit} noValidate>
        <TextField
          label={t('admin.form.name')}
          value={draft.name}
          onChange={(name) => change({ name })}
          fault={faultOf('name')}
        />
        <TextField
          label={t('admin.form.email')}
          type="email"
          value={draft.email}
          onChange={(email) => change({ email })}
          fault={faultOf('email')}
        />
        <Choices<Role>
          legend={t('admin.form.role')}
          joined
          value={draft.role}
          onChange={(role) => change({ role })}
          options={(['employee', 'technician', 'administrator'] as const).map((value) => ({
            value,
            label: t(`admin.role.${value}`),
          }))}
        />
        {draft.role === 'technician' ? (
          <>
            <Choices<Draft['level']>
              legend={t('admin.form.level')}
              joined
              value={draft.level}
              onChange={(level) => change({ level })}
              options={(['1', '2', '3'] as const).map((value) => ({ value, label: `N${value}` }))}
            />
            <TextField
              label={t('admin.form.team')}
              value={draft.team}
              onChange={(team) => change({ team })}
              fault={faultOf('team')}
            />
          </>
        ) : null}
        <div className="person-password">
          <TextField
            label={t('admin.form.password')}
            mono
            autoComplete="new-password"
            value={draft.password}
            onChange={(password) => change({ password })}
            hint={t('admin.form.passwordHint')}
            fault={faultOf('password')}
          />
          <button type="button" className="button" onClick={() => change({ password: makePassword() })}>
            {t('admin.form.generate')}
          </button>
        </div>
        {typeof state === 'object' ? <Refusal text={failureText(t, state.failure)} icon="alert" /> : null}
        <div className="actions spread">
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button strong" aria-disabled={state === 'sending'}>
            {t('admin.form.submit')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
