import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/icon.tsx';
import type { Office } from '../../state/office.ts';
import { contractsOf, directoryOf, peopleOf, workstationsOf } from '../../state/queries.ts';
import type { SectionId } from './sections.ts';

interface FirstStepsProps {
  readonly office: Office;
  readonly onShow: (section: SectionId) => void;
}

const STEPS = ['organisations', 'contracts', 'teams', 'people', 'workstations'] as const;
type Step = (typeof STEPS)[number];

/** What a new broker still lacks before anybody can be helped: ticked by what is really there, gone with the last one. */
export function FirstSteps({ office, onShow }: FirstStepsProps): ReactElement | null {
  const { t } = useTranslation();
  const done = useDone(office);
  if (done === null || STEPS.every((step) => done[step])) return null;
  const next = STEPS.find((step) => !done[step]);
  return (
    <section className="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{t('admin.firstSteps.title')}</h2>
      <ol>
        {STEPS.map((step) => (
          <li key={step} className={done[step] ? 'first-step done' : 'first-step'}>
            <span className="first-step-mark">{done[step] ? <Icon name="check" size={16} /> : null}</span>
            <div>
              <p className="strong">
                {t(`admin.firstSteps.${step}.what`)}
                <span className="visually-hidden">
                  {' '}
                  {t(done[step] ? 'admin.firstSteps.done' : 'admin.firstSteps.open')}
                </span>
              </p>
              {done[step] ? null : <p className="small soft">{t(`admin.firstSteps.${step}.why`)}</p>}
            </div>
            {done[step] || step === 'people' ? null : (
              <button type="button" className={step === next ? 'button strong' : 'button'} onClick={() => onShow(step)}>
                {t(`admin.firstSteps.${step}.go`)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Null until everything has been read: nothing flashes up that is done already. */
function useDone({ link }: Office): Readonly<Record<Step, boolean>> | null {
  const { data: directory } = useQuery(directoryOf(link));
  const { data: contracts } = useQuery(contractsOf(link));
  const { data: people } = useQuery(peopleOf(link));
  const { data: workstations } = useQuery(workstationsOf(link));
  if (directory === undefined || contracts === undefined || people === undefined || workstations === undefined)
    return null;
  const has = (role: 'employee' | 'technician'): boolean =>
    people.some((person) => person.role === role && !person.disabled);
  return {
    organisations: directory.organisations.some(({ archived }) => !archived),
    contracts: contracts.some(({ archived }) => !archived),
    teams: directory.teams.some(({ archived }) => !archived),
    people: has('employee') && has('technician'),
    workstations: workstations.some(({ revokedAt }) => revokedAt === null),
  };
}
