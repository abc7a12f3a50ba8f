import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { WEEKDAYS } from '../../../../app/directory/calendar.ts';
import type { WorkstationRecord } from '../../../../app/directory/workstation-record.ts';
import type { SupportLevel } from '../../../../app/level/level.ts';
import type { PersonRecord } from '../../../../app/level/person.ts';
import type { PolicyInput } from '../../../../app/policy/input.ts';
import { Weekday } from '../../../../app/policy/sentence.ts';
import { Impact } from '../../../../app/ticket/ticket.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import type { Office } from '../../../state/office.ts';
import { asked, peopleOf, workstationsOf } from '../../../state/queries.ts';
import { Picks } from '../picks.tsx';
import { Answer, rulesOf } from './replay-table.tsx';
import { TimeField } from './time-field.tsx';
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
export function WhatIfTab(props: WhatIfTabProps): ReactElement {
  const people = useQuery(peopleOf(props.office.link));
  const stations = useQuery(workstationsOf(props.office.link));
  return (
    <Listing query={people}>
      {(everybody) => (
        <Listing query={stations}>{(all) => <Imagined {...props} people={everybody} stations={all} />}</Listing>
      )}
    </Listing>
  );
}

interface ImaginedProps extends WhatIfTabProps {
  readonly people: readonly PersonRecord[];
  readonly stations: readonly WorkstationRecord[];
}

function Imagined({ office, speech, version, revision, people, stations }: ImaginedProps): ReactElement {
  const { t } = speech;
  const [technicianId, setTechnician] = useState('');
  const [workstationId, setWorkstation] = useState('');
  const [day, setDay] = useState<Weekday>('mon');
  const [minute, setMinute] = useState(10 * 60);
  const [impact, setImpact] = useState<Impact>('blocked');
  const [holding, setHolding] = useState<Circumstance[]>([...CIRCUMSTANCES]);
  const [holder, setHolder] = useState<Holder>('nobody');
  const technicians = people.filter(({ role, disabled }) => role === 'technician' && !disabled);
  const workstations = stations.filter(({ revokedAt }) => revokedAt === null);
  const technician = technicians.find(({ id }) => id === technicianId) ?? technicians[0];
  const workstation = workstations.find(({ id }) => id === workstationId) ?? workstations[0];
  if (technician === undefined || workstation === undefined)
    return (
      <Empty
        icon="question"
        title={t(technician === undefined ? 'policy.whatIf.noTechnician' : 'policy.whatIf.noWorkstation')}
        next={t(technician === undefined ? 'policy.whatIf.noTechnicianNext' : 'policy.whatIf.noWorkstationNext')}
      />
    );
  const moment = { day, minute, impact, now: office.now(), holding, holder };
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
          <TimeField
            label={t('policy.whatIf.time')}
            minute={minute}
            fits={(wanted) => wanted < MIDNIGHT}
            fault={t('policy.whatIf.timeFault')}
            onChange={setMinute}
          />
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

const MIDNIGHT = 24 * 60;

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
    at: { instant: now, weekday: day, minuteOfDay: minute },
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
  const { at, ...fixed } = input;
  const answers = useQuery({
    queryKey: ['policy-what-if', version, revision, fixed, at.weekday, at.minuteOfDay],
    queryFn: () => asked(office.link, 'policy.what-if', { input }),
    placeholderData: keepPreviousData,
  });
  return <Listing query={answers}>{(found) => <AnswerTable {...found} speech={speech} version={version} />}</Listing>;
}

interface AnswerTableProps extends RequestOutput<'policy.what-if'> {
  readonly speech: Speech;
  readonly version: number;
}

function AnswerTable({ published, draft, speech: { t }, version }: AnswerTableProps): ReactElement {
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
