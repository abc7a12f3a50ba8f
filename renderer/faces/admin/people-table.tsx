import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../app/level/person.ts';

/** Rows of 36 pixels, one a person. */
export function PeopleTable({ people }: { readonly people: readonly Person[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="people-scroll">
      <table className="people-table">
        <caption className="visually-hidden">{t('admin.people')}</caption>
        <thead>
          <tr>
            {(['name', 'email', 'role', 'level', 'team'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`admin.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, email, role, level, team }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{email}</td>
              <td>{t(`admin.role.${role}`)}</td>
              <td className="figures">{level === null ? '–' : `N${level}`}</td>
              <td>{team ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
