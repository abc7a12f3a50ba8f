import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../../../app/visit/intervention.ts';
import { slotText } from '../../../shared/visit/slot-text.ts';

/** When, where and with what somebody would come, or will. */
export function PlannedFacts({ visit }: { readonly visit: Visit }): ReactElement {
  const { t, i18n } = useTranslation();
  const { dates, agreed, place, material } = visit;
  return (
    <dl className="visit-facts">
      <dt>{t('visits.visit.when')}</dt>
      <dd>
        {agreed === null ? (
          <ul>
            {dates.map((slot) => (
              <li key={slot.from}>{slotText(i18n.language, slot)}</li>
            ))}
          </ul>
        ) : (
          <strong>{slotText(i18n.language, agreed)}</strong>
        )}
      </dd>
      <dt>{t('visits.propose.place')}</dt>
      <dd>{place}</dd>
      {material === '' ? null : (
        <>
          <dt>{t('visits.visit.material')}</dt>
          <dd>{material}</dd>
        </>
      )}
    </dl>
  );
}
