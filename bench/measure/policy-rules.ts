import type { PolicyInput } from '../../app/policy/input.ts';
import type { PolicyRule } from '../../app/policy/rule.ts';
import { anExpertRule, aPolicyInput, aRule, aSentence } from '../../app/testing/policy-builders.ts';

/** Rules in the manner of an administration; all about everybody; all in words that only Cedar understands. */
export type Shape = 'spread' | 'unscoped' | 'expert';

const TEAMS = 40;
/** After so many inputs everything has been asked once. */
export const SITES = 120;
const ORGANISATIONS = 20;
const TAGS = 30;

/** The same rules in every run. */
export function rulesOf(shape: Shape, count: number): PolicyRule[] {
  const make = { spread: spreadRule, unscoped: unscopedRule, expert: expertRule }[shape];
  return Array.from({ length: count }, (_, n) => make(n));
}

const idOf = (kind: string, n: number): string => `${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const team = (n: number): string => idOf('00000001', n % TEAMS);
const site = (n: number): string => idOf('00000002', n % SITES);
const organisation = (n: number): string => idOf('00000003', n % ORGANISATIONS);
const tag = (n: number): string => `étiquette ${n % TAGS}`;

/** One rule in ten for everyone, the others about a team, a place or a tag, as an administration's rules are. */
function spreadRule(n: number): PolicyRule {
  const { who, where, when } = aSentence();
  const levels = n % 3 === 0 ? ([2, 3] as const) : ([] as const);
  const about = [
    { who: { ...who, levels: [...levels], teams: [team(n)] } },
    { who: { ...who, teams: [team(n), team(n + 7)] }, where: { ...where, sites: [site(n)] } },
    { where: { ...where, tags: [tag(n)] } },
    { where: { ...where, organisations: [organisation(n)] }, who: { ...who, levels: [...levels] } },
    { where: { ...where, sites: [site(n), site(n + 1)] } },
  ][n % 5];
  const narrowed = n % 10 === 9 ? {} : about;
  return aRule(
    n,
    aSentence({
      effect: n % 8 === 7 ? 'forbid' : 'permit',
      capabilities: n % 2 === 0 ? ['view', 'control'] : ['view'],
      when: { ...when, contract: 'within-hours', assigned: n % 4 === 0 },
      ...narrowed,
    }),
  );
}

/** About nobody and no place; as many apply as the clock says. */
const unscopedRule = (n: number): PolicyRule =>
  aRule(
    n,
    aSentence({
      when: {
        ...aSentence().when,
        contract: 'within-hours',
        hours: { days: ['mon', 'tue'], from: n % 1000, until: 1440 },
      },
    }),
  );

/** About nobody and no place, with a condition that could fail: nothing that the engine can leave out. */
const expertRule = (n: number): PolicyRule =>
  anExpertRule(
    n,
    `permit (principal, action == Action::"view", resource)\nwhen { context.ticket.level <= 3 && context.at.minuteOfDay >= ${n % 1000} };`,
  );

/** The same people and workstations in every run. */
export function inputOf(n: number): PolicyInput {
  const base = aPolicyInput();
  return {
    ...base,
    technician: { ...base.technician, id: idOf('00000004', n % 60), level: n % 2 === 0 ? 2 : 3, teamIds: [team(n)] },
    workstation: {
      id: idOf('00000005', n),
      organisationId: organisation(n % SITES),
      siteId: site(n),
      tags: n % 3 === 0 ? [tag(n)] : [],
    },
  };
}
