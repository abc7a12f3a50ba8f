import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import type { Office } from '../../../state/office.ts';
import { lookingAt } from '../../../state/queries.ts';

/** Who else has this ticket before them, so that two people do not do the same thing. */
export function Lookers({ office, ticketId }: { readonly office: Office; readonly ticketId: Id }): ReactElement {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(lookingAt(office.link, ticketId));
  const names = (data?.others ?? []).map(({ name }) => name);
  const listed = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return (
    <p className="lookers" role="status">
      {names.length === 0 ? null : (
        <>
          <Icon name="eye" size={16} />
          {t(names.length === 1 ? 'desk.colleagues.looking' : 'desk.colleagues.lookingMore', { names: listed })}
        </>
      )}
    </p>
  );
}
