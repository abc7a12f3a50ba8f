import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { minuteOf, WEEKDAYS } from '../../../../app/directory/calendar.ts';
import type { WorkstationRecord } from '../../../../app/directory/workstation-record.ts';
import type { SupportLevel } from '../../../../app/level/level.ts';
import type { PersonRecord } from '../../../../app/level/person.ts';
import type { PolicyInput } from '../../../../app/policy/input.ts';
import { Weekday } from '../../../../app/policy/sentence.ts';
import { Impact } from '../../../../app/ticket/ticket.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import type { Office } from '../../../state/office.ts';
import { asked, peopleOf, workstationsOf } from '../../../state/queries.ts';
import { Picks } from './picks.tsx';
import { Answer, rulesOf } from './replay-table.tsx';
import type { Speech } from './words.ts';

interface WhatIfTabProps {
  readonly office: Office;
  readonly speech: Speech;
  readonly version: number;
  /** Of the draft: another one answers anew. */
  readonly revision: number;
}

const CIRCUMSTANCES = ['secondFactor', 'hours', 'assigned', 'openedByEmployee'] as const;
type Circumstance = (typeof CIRCUMSTANCES)[number];

/** An imagined request, and what the rules say to it: answered as the form is filled. */
export function WhatIfTab({ office, speech, version, revision }: WhatIfTabProps): ReactElement {
  const { t } = speech;
  const people = useQuery(peopleOf(office.link));
  const stations = useQuery(workstationsOf(office.link));
  const [technicianId, setTechnician] = useState('');
  const [workstationId, setWorkstation] = useState('');
  const [day, setDay] = useState<Weekday>('mon');
  const [time, setTime] = useState('10:00');
  const [impact, setImpact] = useState<Impact>('blocked');
  const [holding, setHolding] = useState<Circumstance[]>([...CIRCUMSTANCES]);
  const [holder, setHolder] = useState<Holder>('nobody');
  if (people.data === undefined || stations.data === undefined) return <Skeleton lines={6} />;
  const technicians = people.data.filter(({ role, disabled }) => role === 'technician' && !disabled);
  const workstations = stations.data.filter(({ revokedAt }) => revokedAt === null);
  const technician = technicians.find(({ id }) => id === technicianId) ?? technicians[0];
  const workstation = workstations.find(({ id }) => id === workstationId) ?? workstations[0];
  if (technician === undefined || workstation === undefined)
    return (
      <Empty
        icon="question"
        title={t(technician === undefined ? 'policy.whatIf.noTechnician' : 'policy.whatIf.noWorkstation')}
        next={t('policy.whatIf.about')}
      />
    );
  const moment = { day, minute: minuteOf(time), impact, now: office.now(), holding, holder };
  return (
    <>
      <p className="policy-about">{t('policy.whatIf.about')}</p>
      <div className="policy-what-if">
        <div className="policy-case">
          <SelectField
            label={t('policy.whatIf.technician')}
            value={technician.id}
            options={technicians.map(({ id, name, level }) => ({ value: id, label: `${name} · N${level}` }))}
            onChange={setTechnician}
          />
          <SelectField
            label={t('policy.whatIf.workstation')}
            value={workstation.id}
            options={workstations.map(({ id, name, owner }) => ({ value: id, label: `${name} · ${owner.name}` }))}
            onChange={setWorkstation}
          />
          <Choices<Impact>
            legend={t('policy.when.impacts')}
            value={impact}
            onChange={setImpact}
            options={Impact.options.map((value) => ({ value, label: t(`policy.when.impactWord.${value}`) }))}
          />
          <SelectField
            label={t('policy.whatIf.day')}
            value={day}
            options={WEEKDAYS.map((value) => ({ value, label: t(`policy.day.${value}`) }))}
            onChange={(chosen) => setDay(Weekday.parse(chosen))}
          />
          <TextField label={t('policy.whatIf.time')} value={time} onChange={setTime} hint="08:30" maxLength={5} />
          <Picks
            legend={t('policy.whatIf.circumstances')}
            value={holding}
            onChange={setHolding}
            options={CIRCUMSTANCES.map((value) => ({
              value,
              label:
                value === 'secondFactor' || value === 'hours' ? t(`policy.whatIf.${value}`) : t(`policy.when.${value}`),
            }))}
          />
          {holding.includes('assigned') ? null : (
            <SelectField
              label={t('policy.whatIf.holder')}
              value={holder}
              options={HOLDERS.map((value) => ({
                value,
                label: value === 'nobody' ? t('policy.whatIf.nobody') : `N${value}`,
              }))}
              onChange={(chosen) => setHolder(HOLDERS.find((one) => one === chosen) ?? 'nobody')}
            />
          )}
        </div>
        <Answers
          office={office}
          speech={speech}
          version={version}
          revision={revision}
          input={inputOf(technician, workstation, moment, speech)}
        />
      </div>
    </>
  );
}

/** Who has the ticket where it is not the technician. */
const HOLDERS = ['nobody', '1', '2', '3'] as const;
type Holder = (typeof HOLDERS)[number];

interface Moment {
  readonly day: Weekday;
  readonly minute: number;
  readonly impact: Impact;
  readonly now: number;
  readonly holding: readonly Circumstance[];
  readonly holder: Holder;
}

function inputOf(
  technician: PersonRecord,
  workstation: WorkstationRecord,
  { day, minute, impact, now, holding, holder }: Moment,
  { directory }: Speech,
): PolicyInput {
  const team = directory.teams.find(({ id }) => id === technician.teamId);
  const { owner } = workstation;
  const placed = workstation.organisationId !== null;
  return {
    technician: {
      id: technician.id,
      level: technician.level ?? 1,
      teamIds: technician.teamId === null ? [] : [technician.teamId],
      certifications: technician.certifications,
      secondFactor: holding.includes('secondFactor'),
      external: team?.kind === 'external',
    },
    workstation: {
      id: workstation.id,
      organisationId: placed ? workstation.organisationId : owner.organisationId,
      siteId: placed ? workstation.siteId : owner.siteId,
      tags: workstation.tags,
    },
    ticket: {
      id: workstation.id,
      level: holding.includes('assigned') ? (technician.level ?? 1) : levelOf(holder),
      impact,
      assigned: holding.includes('assigned'),
      openedByEmployee: holding.includes('openedByEmployee'),
    },
    contract: { exists: true, remote: true, hours: holding.includes('hours') },
    at: { instant: now, weekday: day, minuteOfDay: minute >= 0 && minute < 1440 ? minute : 0 },
    network: 'unknown',
  };
}

function levelOf(holder: Holder): SupportLevel | null {
  return holder === 'nobody' ? null : LEVELS[holder];
}

const LEVELS: Readonly<Record<Exclude<Holder, 'nobody'>, SupportLevel>> = { 1: 1, 2: 2, 3: 3 };

interface AnswersProps extends WhatIfTabProps {
  readonly input: PolicyInput;
}

function Answers({ office, speech, version, revision, input }: AnswersProps): ReactElement {
  const { t } = speech;
  const { at, ...fixed } = input;
  const answers = useQuery({
    queryKey: ['policy-what-if', version, revision, fixed, at.weekday, at.minuteOfDay],
    queryFn: () => asked(office.link, 'policy.what-if', { input }),
    placeholderData: keepPreviousData,
  });
  if (answers.data === undefined) return <Skeleton lines={8} />;
  const { published, draft } = answers.data;
  return (
    <section aria-label={t('policy.whatIf.result')}>
      <table className="policy-answers">
        <caption className="visually-hidden">{t('policy.whatIf.result')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('policy.whatIf.capability')}</th>
            <th scope="col">{t('policy.whatIf.inForce', { number: version })}</th>
            <th scope="col">{t('policy.whatIf.draft')}</th>
          </tr>
        </thead>
        <tbody>
          {published.map((now, n) => {
            const then = draft?.[n];
            const differs = then !== undefined && then.allowed !== now.allowed;
            return (
              <tr key={now.capability} className={differs ? 'differs' : undefined}>
                <th scope="row">{t(`policy.capability.${now.capability}`)}</th>
                {[now, then].map((decision, side) => (
                  <td key={side === 0 ? 'now' : 'then'}>
                    {decision === undefined ? (
                      '–'
                    ) : (
                      <>
                        <Answer decision={decision} t={t} />
                        <span className="soft policy-by">{rulesOf(t, decision)}</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {draft === null ? <p className="fault">{t('policy.whatIf.faulty')}</p> : null}
    </section>
  );
}
