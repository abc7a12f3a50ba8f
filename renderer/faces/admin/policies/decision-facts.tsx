import type { ReactElement } from 'react';
import type { PolicyInput } from '../../../../app/policy/input.ts';
import type { Speech } from './words.ts';
import { namesOf, wallTime } from './words.ts';

/** All that a decision was made from, as it was then. */
export function DecisionFacts({
  input,
  speech,
}: {
  readonly input: PolicyInput;
  readonly speech: Speech;
}): ReactElement {
  const { t } = speech;
  const facts = {
    technician: technicianWords(input, speech),
    workstation: workstationWords(input, speech),
    ticket: ticketWords(input, speech),
    contract: contractWords(input, speech),
    moment: [`${t(`policy.day.${input.at.weekday}`)} ${wallTime(input.at.minuteOfDay)}`],
    network: [input.network === 'unknown' ? t('policy.facts.unknownNetwork') : input.network],
  };
  return (
    <dl className="policy-facts">
      {FACTS.map((name) => (
        <div key={name}>
          <dt>{t(`policy.facts.${name}`)}</dt>
          <dd>{facts[name].join(' · ')}</dd>
        </div>
      ))}
    </dl>
  );
}

const FACTS = ['technician', 'workstation', 'ticket', 'contract', 'moment', 'network'] as const;

const quoted = ({ t }: Speech, labels: readonly string[]): string =>
  labels.map((label) => t('policy.say.label', { label })).join(', ');

function technicianWords({ technician }: PolicyInput, speech: Speech): string[] {
  const { t, directory } = speech;
  const { level, teamIds, certifications, external, secondFactor } = technician;
  return [
    `N${level}`,
    ...namesOf(teamIds, directory.teams, speech),
    t(external ? 'policy.facts.external' : 'policy.facts.internal'),
    certifications.length === 0
      ? t('policy.facts.notCertified')
      : t('policy.facts.certified', { labels: quoted(speech, certifications) }),
    t(secondFactor ? 'policy.who.with' : 'policy.who.without'),
  ];
}

function workstationWords({ workstation }: PolicyInput, speech: Speech): string[] {
  const { t, directory } = speech;
  const { organisationId, siteId, tags } = workstation;
  return [
    ...(organisationId === null
      ? [t('policy.facts.noOrganisation')]
      : namesOf([organisationId], directory.organisations, speech)),
    ...(siteId === null ? [] : namesOf([siteId], directory.sites, speech)),
    tags.length === 0 ? t('policy.facts.noTags') : t('policy.facts.tags', { labels: quoted(speech, tags) }),
  ];
}

function ticketWords({ ticket }: PolicyInput, { t }: Speech): string[] {
  const { assigned, level, openedByEmployee, impact } = ticket;
  const holder = level === null ? t('policy.facts.nobody') : t('policy.facts.heldBy', { level });
  return [
    t('policy.facts.impact', { impact: t(`policy.when.impactWord.${impact}`) }),
    assigned ? t('policy.facts.assigned') : holder,
    t(openedByEmployee ? 'policy.facts.openedByEmployee' : 'policy.facts.openedByOther'),
  ];
}

function contractWords({ contract }: PolicyInput, { t }: Speech): string[] {
  if (!contract.exists) return [t('policy.facts.noContract')];
  return [
    t(contract.remote ? 'policy.facts.remote' : 'policy.facts.notRemote'),
    t(contract.hours ? 'policy.when.within-hours' : 'policy.when.outside-hours'),
  ];
}
