import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../../../app/visit/intervention.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { slotText } from '../../../shared/visit/slot-text.ts';
import { SayWhy } from './say-why.tsx';
import type { OwnInterventions } from './use-interventions.ts';

interface PlannedVisitProps {
  readonly visit: Visit;
  readonly own: OwnInterventions;
}

/** Somebody would come: one question while there is no date, and the date once there is one. */
export function PlannedVisit({ visit, own }: PlannedVisitProps): ReactElement {
  const { t, i18n } = useTranslation();
  const [saying, setSaying] = useState<'dates' | 'cancel' | null>(null);
  const { agreed, technician, place, words } = visit;
  const back = (): void => setSaying(null);
  const about = { interventionId: visit.id };
  return (
    <section className="own-visit" aria-label={t('visits.own.region')} data-visit={visit.state}>
      <h2>
        <Icon name="building" size={20} />
        {t(agreed === null ? 'visits.own.proposed' : 'visits.own.planned', { name: technician.name })}
      </h2>
      <p className="own-visit-words">{words}</p>
      <p className="small">
        <span className="soft">{t('visits.own.place')} · </span>
        {place}
      </p>
      {agreed === null ? (
        <PickDate visit={visit} own={own} onNone={() => setSaying('dates')} isSaying={saying !== null} />
      ) : (
        <p className="own-visit-when">{slotText(i18n.language, agreed)}</p>
      )}
      {saying === 'dates' ? (
        <SayWhy
          label={t('visits.own.otherDates')}
          submit={t('visits.own.askDates')}
          busy={own.busy}
          onSay={(said) => own.say('visit.ask-other-dates', { ...about, words: said })}
          onBack={back}
        />
      ) : null}
      {saying === 'cancel' ? (
        <SayWhy
          label={t('visits.own.whyCancel')}
          submit={t('visits.own.cancelSend')}
          busy={own.busy}
          onSay={(said) => own.say('visit.cancel', { ...about, words: said, avoided: false })}
          onBack={back}
        />
      ) : null}
      {saying === null ? (
        <div className="own-visit-acts">
          {agreed === null ? null : (
            <>
              <button type="button" className="button large" onClick={() => void own.saveCalendar(visit.id)}>
                {t('visits.own.calendar')}
              </button>
              <button type="button" className="link" onClick={() => setSaying('dates')}>
                {t('visits.own.otherDate')}
              </button>
            </>
          )}
          <button type="button" className="link" onClick={() => setSaying('cancel')}>
            {t('visits.own.cancel')}
          </button>
        </div>
      ) : null}
    </section>
  );
}

interface PickDateProps extends PlannedVisitProps {
  readonly isSaying: boolean;
  readonly onNone: () => void;
}

function PickDate({ visit, own, isSaying, onNone }: PickDateProps): ReactElement | null {
  const { t, i18n } = useTranslation();
  const { dates, asked, id } = visit;
  const [chosen, setChosen] = useState<string | null>(null);
  const from = chosen ?? `${dates[0]?.from ?? ''}`;
  if (isSaying) return null;
  return (
    <>
      {asked === null ? null : (
        <p className="small">
          <span className="soft">{t('visits.own.askedSo')} · </span>
          {asked}
        </p>
      )}
      <Choices
        legend={t('visits.own.which')}
        options={dates.map((slot) => ({ value: `${slot.from}`, label: slotText(i18n.language, slot) }))}
        value={from}
        onChange={setChosen}
        large
      />
      <button
        type="button"
        className="button large strong"
        aria-disabled={own.busy}
        onClick={() => void own.say('visit.agree', { interventionId: id, from: Number(from) })}
      >
        {t('visits.own.pick')}
      </button>
      <button type="button" className="button large" onClick={onNone}>
        {t('visits.own.none')}
      </button>
    </>
  );
}
