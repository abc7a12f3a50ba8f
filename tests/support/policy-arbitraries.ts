import fc from 'fast-check';
import { PolicyCapability } from '../../app/policy/capability.ts';
import type { PolicyInput } from '../../app/policy/input.ts';
import type { PolicyRule } from '../../app/policy/rule.ts';
import type { PolicySentence } from '../../app/policy/sentence.ts';
import { Label, Weekday } from '../../app/policy/sentence.ts';
import { id, T0 } from '../../app/testing/builders.ts';
import { anExpertRule, aRule, aSentence } from '../../app/testing/policy-builders.ts';
import { Impact } from '../../app/ticket/ticket.ts';

const some = <T>(from: readonly T[], least = 0) => fc.subarray([...from], { minLength: least });
const teams = [id(71), id(72), id(73)];
const organisations = [id(81), id(82)];
const sites = [id(91), id(92), id(93)];

/** Names that try to leave the literal they are written into. */
export const hostile = fc.oneof(
  fc.constantFrom(
    '") ; permit(principal, action, resource); //',
    '\\") || true || ("',
    'a\\',
    '"]) || ["',
    '\\u{22}',
    '$principal',
    '?principal',
    '/* */ // "',
    '@recording("required")',
    'É\u{1F600}',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
);

/** Those of them that a tag can be. */
export const hostileLabel = hostile.filter((text) => Label.safeParse(text).success).map((text) => Label.parse(text));

/** With one that is written with half of a pair of characters, which Cedar never sees. */
const labels = ['sensible', 'serveur', 'blocked', 'compta"', '1', 'moitié \ud83d'];

export const sentences = (label: fc.Arbitrary<string> = fc.constantFrom(...labels)): fc.Arbitrary<PolicySentence> => {
  const several = fc.uniqueArray(label, { maxLength: 2 });
  return fc.record({
    effect: fc.constantFrom('permit', 'forbid'),
    capabilities: some(PolicyCapability.options, 1),
    who: fc.record({
      levels: some([1, 2, 3] as const),
      teams: some(teams),
      certifications: several,
      origin: fc.constantFrom('any', 'internal', 'external'),
      secondFactor: fc.constantFrom('any', 'with', 'without'),
    }),
    where: fc.record({ organisations: some(organisations), sites: some(sites), tags: several }),
    when: fc.record({
      contract: fc.constantFrom('any', 'within-hours', 'outside-hours'),
      hours: fc.option(
        fc
          .tuple(some(Weekday.options, 1), fc.nat(1438), fc.integer({ min: 1, max: 1440 }))
          .map(([days, from, until]) => ({ days, from, until: Math.max(from + 1, until) })),
      ),
      assigned: fc.boolean(),
      openedByEmployee: fc.boolean(),
      impacts: some(Impact.options),
    }),
    unless: fc.record({ levels: some([1, 2, 3] as const), certifications: several }),
    recording: fc.constantFrom('free', 'required'),
  });
};

/** Conditions of every kind that are read, are almost read, or could fail. */
export const conditions: readonly string[] = [
  'principal.level >= 2',
  'principal.level == 3',
  'principal.level != 2',
  'principal.level > 1',
  'principal.level <= 2',
  'principal.level == "2"',
  'principal.level == -2',
  '[1, "2"].contains(principal.level)',
  '![1, 3].contains(principal.level)',
  '2 <= principal.level',
  '[1, 2].contains(principal.level)',
  'resource.tags.contains("sensible")',
  'resource.tags.containsAny(["serveur", "compta\\""])',
  'resource.tags.containsAll(["serveur"])',
  'resource.tags.containsAll(["serveur", "sensible"])',
  'resource.tags.containsAll([])',
  'resource.tags.containsAny([])',
  'resource.tags.containsAny([1, "sensible"])',
  'resource.tags.contains(1)',
  'resource.tags.contains(context.ticket.impact)',
  'resource.tags.containsAny([context.ticket.impact, "serveur"])',
  'resource.tags.contains("moitié \\u{fffd}")',
  'principal.certifications.contains("sensible")',
  'principal.certifications.containsAny(resource.tags)',
  `(principal in Team::"${teams[2]}" || principal in [Team::"${teams[0]}"])`,
  `(resource in Site::"${sites[1]}" || principal.external)`,
  `resource in [Organisation::"${organisations[1]}", Organisation::"${organisations[0]}"]`,
  'context.ticket.level >= 2',
  'context.ticket has level && context.ticket.level == 3',
  'context.at.minuteOfDay * 9223372036854775807 > 5',
  'context.at.minuteOfDay < 600',
  '!(context.at.minuteOfDay >= 600 && context.at.minuteOfDay <= 900)',
  'context.at.minuteOfDay == 600',
  'context.at.minuteOfDay > 9223372036854775807',
  'context.at.weekday == "mon"',
  'context["at.weekday"] == "mon"',
  '{ level: 3 }.level == 3',
  'context.at["weekday"] != "sun"',
  '["mon", "tue"].contains(context.at.weekday)',
  'context.ticket.impact != "blocked"',
  'context.ticket.impact == context.ticket.impact',
  'principal.level >= principal.level',
  'context.network == "unknown"',
  'context.network like "192.*"',
  'context.contract.exists',
  '(context.contract.remote || !context.ticket.assigned)',
  '(principal.level == 1 || resource.tags.contains("serveur") || context.ticket.openedByEmployee)',
  '(principal.secondFactor && (principal.external || context.ticket.level == 2))',
  'principal == resource',
  `principal in Technician::"${id(20)}"`,
  `principal != Technician::"${id(20)}"`,
  `resource in Workstation::"${id(40)}"`,
  `resource in Team::"${teams[0]}"`,
  'principal is Technician',
  'action == Action::"view"',
  'true',
  'false',
  '!principal.secondFactor',
  '(if context.contract.hours then principal.level == 1 else resource.tags.contains("serveur"))',
];

/** Expert's texts of every shape that the slicing reads, stops at, or must not trip over. */
export const expertTexts: fc.Arbitrary<string> = fc
  .record({
    effect: fc.constantFrom('permit', 'forbid'),
    principal: fc.constantFrom(
      'principal',
      'principal is Technician',
      'principal is Workstation',
      `principal == Team::"${teams[0]}"`,
      `principal is Workstation in Team::"${teams[0]}"`,
      `principal in Team::"${teams[0]}"`,
      `principal is Technician in Team::"${teams[1]}"`,
      `principal == Technician::"${id(20)}"`,
    ),
    action: fc.constantFrom(
      'action',
      'action == Action::"view"',
      'action in Action::"view"',
      'action in [Action::"view", Action::"files"]',
      'action in []',
    ),
    resource: fc.constantFrom(
      'resource',
      `resource in Organisation::"${organisations[0]}"`,
      `resource is Workstation in Site::"${sites[0]}"`,
      `resource == Workstation::"${id(40)}"`,
      `resource == Site::"${sites[0]}"`,
    ),
    clauses: fc.array(fc.tuple(fc.constantFrom('when', 'unless'), conditionTexts()), { maxLength: 2 }),
  })
  .map(
    ({ effect, principal, action, resource, clauses }) =>
      `${effect}(${principal}, ${action}, ${resource}) ${clauses.map(([kind, body]) => `${kind} { ${body} }`).join(' ')};`,
  );

function conditionTexts(): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...conditions), { minLength: 1, maxLength: 4 })
    .map((several) => several.join(' && '));
}

/** One condition about everybody: it applies often, so that each is seen to hold and not to hold. */
const plainTexts: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('permit', 'forbid'), fc.constantFrom('when', 'unless'), fc.constantFrom(...conditions))
  .map(([effect, kind, atom]) => `${effect}(principal, action, resource) ${kind} { ${atom} };`);

/** With most slots open, as people leave them. */
const plainSentences: fc.Arbitrary<PolicySentence> = fc
  .tuple(sentences(), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }))
  .map(([{ effect, capabilities, recording, ...slots }, [who, where, when]]) => {
    const open = aSentence({ effect, capabilities, recording });
    const one = <T extends object>(free: T, filled: T, at = 0): T => {
      const key = Object.keys(free)[at];
      return Object.fromEntries(
        Object.entries(free).map(([name, value]) => [name, name === key ? Reflect.get(filled, name) : value]),
      ) as T;
    };
    return {
      ...open,
      who: one(open.who, slots.who, who),
      where: one(open.where, slots.where, where),
      when: one(open.when, slots.when, when),
    };
  });

export const ruleSets: fc.Arbitrary<PolicyRule[]> = fc
  .oneof(
    fc.array(fc.oneof(sentences(), expertTexts), { maxLength: 12 }),
    fc.array(fc.oneof(plainSentences, plainTexts), { maxLength: 5 }),
  )
  .map((sources) =>
    sources.map((source, n) => (typeof source === 'string' ? anExpertRule(n + 1, source) : aRule(n + 1, source))),
  );

export const inputs: fc.Arbitrary<PolicyInput> = fc.record({
  technician: fc.record({
    id: fc.constantFrom(id(20), id(21)),
    level: fc.constantFrom(1, 2, 3),
    teamIds: some(teams),
    certifications: some(labels),
    secondFactor: fc.boolean(),
    external: fc.boolean(),
  }),
  workstation: fc.record({
    id: fc.constantFrom(id(40), id(41)),
    organisationId: fc.option(fc.constantFrom(...organisations)),
    siteId: fc.option(fc.constantFrom(...sites)),
    tags: some(labels),
  }),
  ticket: fc.record({
    id: fc.constant(id(10)),
    level: fc.constantFrom(null, 1, 2, 3),
    impact: fc.constantFrom(...Impact.options),
    assigned: fc.boolean(),
    openedByEmployee: fc.boolean(),
  }),
  contract: fc.record({ exists: fc.boolean(), remote: fc.boolean(), hours: fc.boolean() }),
  at: fc.record({
    instant: fc.constant(T0),
    weekday: fc.constantFrom(...Weekday.options),
    minuteOfDay: fc.nat(1439),
  }),
  network: fc.constantFrom('unknown', '192.0.2.0/24'),
});
