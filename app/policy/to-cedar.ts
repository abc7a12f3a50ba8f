import { entity, quoted } from './cedar-text.ts';
import type { CedarRule, PolicyRule } from './rule.ts';
import type { Hours, PolicySentence } from './sentence.ts';

/** The rule as the engine, workstations and experts read it; an expert's text stands as it was written. */
export const toCedar = ({ id, name, source }: PolicyRule): CedarRule => ({
  id,
  name,
  cedar: source.type === 'cedar' ? source.text : cedarOf({ id, name, sentence: source.sentence }),
});

export function cedarOf(rule: {
  readonly id: string;
  readonly name: string;
  readonly sentence: PolicySentence;
}): string {
  const { sentence } = rule;
  const notes = [
    `@id(${quoted(rule.id)})`,
    `@name(${quoted(rule.name)})`,
    ...(sentence.effect === 'permit' && sentence.recording === 'required' ? ['@recording("required")'] : []),
  ];
  const scope = `${sentence.effect} (\n  ${principal(sentence)},\n  ${actions(sentence)},\n  ${resource(sentence)}\n)`;
  const clauses = [clause('when', ' &&', conditions(sentence)), clause('unless', ' ||', exceptions(sentence))];
  return `${[...notes, scope, ...clauses].filter((part) => part !== '').join('\n')};`;
}

const actions = ({ capabilities }: PolicySentence): string =>
  `action in [${capabilities.map((capability) => entity('Action', capability)).join(', ')}]`;

/** A single team or place stands in the policy's head, where the engine sees at once whom it is about. */
const principal = ({ who: { teams } }: PolicySentence): string =>
  teams.length === 1 ? `principal in ${entity('Team', teams[0] ?? '')}` : 'principal';

function resource({ where: { organisations, sites } }: PolicySentence): string {
  const places = [...organisations.map((id) => entity('Organisation', id)), ...sites.map((id) => entity('Site', id))];
  return places.length === 1 ? `resource in ${places[0]}` : 'resource';
}

/** What narrows most comes first: the engine leaves out a policy as soon as one of these can't hold. */
const conditions = ({ who, where, when }: PolicySentence): string[] =>
  [...whose(who), ...places(where), ...standing(who), ...moments(when)].filter((condition) => condition !== false);

type Condition = string | false;

const whose = ({ levels, teams }: PolicySentence['who']): Condition[] => [
  levels.length > 0 && `[${levels.join(', ')}].contains(principal.level)`,
  teams.length > 1 && `principal in ${entities('Team', teams)}`,
];

function places({ organisations, sites, tags }: PolicySentence['where']): Condition[] {
  const inside = [within('Organisation', organisations), within('Site', sites)].filter((place) => place !== '');
  return [
    organisations.length + sites.length > 1 && (inside.length > 1 ? `(${inside.join(' || ')})` : inside.join('')),
    tags.length > 0 && `resource.tags.containsAny(${strings(tags)})`,
  ];
}

const standing = ({ certifications, origin, secondFactor }: PolicySentence['who']): Condition[] => [
  certifications.length > 0 && `principal.certifications.containsAny(${strings(certifications)})`,
  origin !== 'any' && `${origin === 'external' ? '' : '!'}principal.external`,
  secondFactor !== 'any' && `${secondFactor === 'with' ? '' : '!'}principal.secondFactor`,
];

const moments = ({ contract, hours, assigned, openedByEmployee, impacts }: PolicySentence['when']): Condition[] => [
  contract !== 'any' && `${contract === 'within-hours' ? '' : '!'}context.contract.hours`,
  ...(hours === null ? [] : hoursOf(hours)),
  assigned && 'context.ticket.assigned',
  openedByEmployee && 'context.ticket.openedByEmployee',
  impacts.length > 0 && `${strings(impacts)}.contains(context.ticket.impact)`,
];

const exceptions = ({ unless }: PolicySentence): string[] =>
  [
    unless.levels.length > 0 && `[${unless.levels.join(', ')}].contains(principal.level)`,
    unless.certifications.length > 0 && `principal.certifications.containsAny(${strings(unless.certifications)})`,
  ].filter((exception) => exception !== false);

const hoursOf = ({ days, from, until }: Hours): string[] => [
  `${strings(days)}.contains(context.at.weekday)`,
  `context.at.minuteOfDay >= ${from}`,
  `context.at.minuteOfDay < ${until}`,
];

const within = (type: string, ids: readonly string[]): string =>
  ids.length === 0 ? '' : `resource in ${entities(type, ids)}`;

const entities = (type: string, ids: readonly string[]): string => `[${ids.map((id) => entity(type, id)).join(', ')}]`;

const strings = (values: readonly string[]): string => `[${values.map(quoted).join(', ')}]`;

const clause = (kind: 'when' | 'unless', joint: string, parts: readonly string[]): string =>
  parts.length === 0 ? '' : `${kind} {\n  ${parts.join(`${joint}\n  `)}\n}`;
