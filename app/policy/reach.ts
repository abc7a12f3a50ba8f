import { keyOf } from './condition-in.ts';
import type { PolicyInput } from './input.ts';
import type { Need } from './read-policy.ts';
import { needsOf } from './read-policy.ts';
import type { Readings } from './readings.ts';
import { wellFormed } from './request.ts';
import type { PolicyRule } from './rule.ts';
import type { PolicySentence } from './sentence.ts';

export type SubjectTechnician = Omit<PolicyInput['technician'], 'secondFactor'>;
export type SubjectWorkstation = PolicyInput['workstation'];

/** Whom and how many workstations a rule is about; of an expert's text only the most that it can be about is known without asking of each pair. */
export interface Reach<T extends SubjectTechnician> {
  readonly technicians: readonly T[];
  readonly workstations: number;
  readonly exact: boolean;
}

export function reachOf<T extends SubjectTechnician>(
  readings: Readings,
  { source }: PolicyRule,
  technicians: readonly T[],
  workstations: readonly SubjectWorkstation[],
): Reach<T> {
  if (source.type === 'sentence')
    return {
      technicians: technicians.filter((one) => isMeant(source.sentence, one)),
      workstations: workstations.filter((one) => isThere(source.sentence, one)).length,
      exact: true,
    };
  const needs = readNeeds(readings, source.text);
  return {
    technicians: technicians.filter((one) => meets(needs, technicianFacts(one))),
    workstations: workstations.filter((one) => meets(needs, workstationFacts(one))).length,
    exact: false,
  };
}

function isMeant({ who, unless }: PolicySentence, technician: SubjectTechnician): boolean {
  const { level, teamIds, certifications, external } = technician;
  const spared = unless.levels.includes(level) || common(unless.certifications, certifications);
  return (
    !spared &&
    (who.levels.length === 0 || who.levels.includes(level)) &&
    (who.teams.length === 0 || common(who.teams, teamIds)) &&
    (who.certifications.length === 0 || common(who.certifications, certifications)) &&
    (who.origin === 'any' || (who.origin === 'external') === external)
  );
}

function isThere({ where }: PolicySentence, { organisationId, siteId, tags }: SubjectWorkstation): boolean {
  const anywhere = where.organisations.length + where.sites.length === 0;
  const inside =
    (organisationId !== null && where.organisations.includes(organisationId)) ||
    (siteId !== null && where.sites.includes(siteId));
  return (anywhere || inside) && (where.tags.length === 0 || common(where.tags, tags));
}

const common = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.some((other) => wellFormed(other) === wellFormed(one)));

type SomeFacts = Partial<Record<Need['of'], readonly string[]>>;

/** A need of somebody else's kind is none of theirs. */
const meets = (needs: readonly Need[], facts: SomeFacts): boolean =>
  needs.every(({ of, any }) => facts[of]?.some((fact) => any.has(fact)) ?? true);

function readNeeds(readings: Readings, text: string): readonly Need[] {
  const read = readings.of(text);
  return read.ok ? needsOf(read.value) : [];
}

const technicianFacts = ({ id, teamIds, level, certifications }: SubjectTechnician): SomeFacts => ({
  principal: [keyOf({ type: 'Technician', id }), ...teamIds.map((team) => keyOf({ type: 'Team', id: team }))],
  level: [String(level)],
  certification: certifications.map(wellFormed),
});

const workstationFacts = ({ id, organisationId, siteId, tags }: SubjectWorkstation): SomeFacts => ({
  resource: [
    keyOf({ type: 'Workstation', id }),
    ...(organisationId === null ? [] : [keyOf({ type: 'Organisation', id: organisationId })]),
    ...(siteId === null ? [] : [keyOf({ type: 'Site', id: siteId })]),
  ],
  tag: tags.map(wellFormed),
});
