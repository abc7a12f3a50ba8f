import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import { Refusal } from '../../shared/parts/refusal.tsx';
import { Skeleton } from '../../shared/parts/skeleton.tsx';
import { TextField } from '../../shared/parts/text-field.tsx';
import { failureText } from '../../shared/refusal-text.ts';
import type { Office } from '../../state/office.ts';
import { peopleOf } from '../../state/queries.ts';
import { failureOf } from '../../state/refused-error.ts';
import { AddPerson } from './add-person.tsx';
import { matching } from './matching.ts';
import { PeopleTable } from './people-table.tsx';

/** Everyone with an account; found as one types. */
export function People({ office, me }: { readonly office: Office; readonly me: Id }): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(peopleOf(office.link));
  const [adding, setAdding] = useState(false);
  const [wanted, setWanted] = useState('');
  const failure = failureOf(error);
  return (
    <>
      <div className="people-head">
        <div>
          <h1>{t('admin.people')}</h1>
          {data === undefined ? null : <p className="soft figures">{t('admin.count', { count: data.length })}</p>}
        </div>
        <button type="button" className="button strong" onClick={() => setAdding(true)}>
          <Icon name="plus" size={18} />
          {t('admin.add')}
        </button>
      </div>
      {data === undefined && failure === null ? <Skeleton lines={6} /> : null}
      {data === undefined && failure !== null ? (
        <Refusal text={failureText(t, failure)} icon="alert">
          <button type="button" className="button" onClick={() => void refetch()}>
            {t('common.retry')}
          </button>
        </Refusal>
      ) : null}
      {data === undefined ? null : <Listed people={data} me={me} wanted={wanted} onWanted={setWanted} />}
      {adding ? <AddPerson office={office} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

interface ListedProps {
  readonly people: readonly Person[];
  readonly me: Id;
  readonly wanted: string;
  readonly onWanted: (wanted: string) => void;
}

function Listed({ people, me, wanted, onWanted }: ListedProps): ReactElement {
  const { t } = useTranslation();
  const found = matching(people, wanted);
  return (
    <>
      <div className="people-find">
        <TextField label={t('admin.find')} value={wanted} onChange={onWanted} />
      </div>
      <PeopleTable people={found} />
      {found.length === 0 ? (
        <p className="soft" role="status">
          {t('admin.nobody')}
        </p>
      ) : null}
      {people.every(({ id }) => id === me) ? (
        <div className="people-alone">
          <p>{t('admin.empty')}</p>
          <p className="soft">{t('admin.emptyNext')}</p>
        </div>
      ) : null}
    </>
  );
}
