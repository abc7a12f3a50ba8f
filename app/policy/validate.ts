import type { Id } from '../kernel/scalars.ts';
import type { PolicyCapability } from './capability.ts';
import type { Complaint } from './cedar.ts';
import { keyOf } from './condition-in.ts';
import type { Place, PolicyFault } from './fault.ts';
import type { Readings } from './readings.ts';
import type { PolicyRule } from './rule.ts';
import type { PolicySentence } from './sentence.ts';
import type { TextChecks } from './texts.ts';
import { toCedar } from './to-cedar.ts';

/** What the directory knows, against which sentences are checked. */
export interface KnownPlaces {
  readonly teams: ReadonlySet<Id>;
  readonly organisations: ReadonlySet<Id>;
  readonly sites: ReadonlySet<Id>;
}

/** By which texts are judged: what Cedar has against them, and what they say. */
export interface TextReaders {
  readonly checks: TextChecks;
  readonly readings: Pick<Readings, 'of'>;
}

/** Every fault of a set of rules, in the rules' order. */
export function validateRules(
  { checks, readings }: TextReaders,
  rules: readonly PolicyRule[],
  known: KnownPlaces,
): PolicyFault[] {
  const names = new Set<string>();
  return [
    ...(permitsSomething(rules) ? [] : [fault('warning', null, { type: 'nothing-permitted' })]),
    ...rules.flatMap((rule) => [
      ...twins(rule, names),
      ...missing(rule, known),
      ...blind(rule, rules, readings),
      ...faultsOf(checks, rule),
    ]),
  ];
}

/** An expert's text may permit; whether it does is for Cedar to say, so it is not warned of. */
const permitsSomething = (rules: readonly PolicyRule[]): boolean =>
  rules.some(({ source }) => source.type === 'cedar' || source.sentence.effect === 'permit');

function twins({ id, name }: PolicyRule, seen: Set<string>): PolicyFault[] {
  const key = name.toLowerCase();
  if (seen.has(key)) return [fault('warning', id, { type: 'same-name', name })];
  seen.add(key);
  return [];
}

/** Without seeing, the hand is worth nothing: a rule that forbids the one and leaves the other is told, sentence or text. */
function blind(rule: PolicyRule, rules: readonly PolicyRule[], readings: Pick<Readings, 'of'>): PolicyFault[] {
  const own = outlineOf(rule, readings);
  if (own?.effect !== 'forbid' || !own.speaksOf('view') || own.speaksOf('control')) return [];
  const mayControl = rules.some((other) => {
    const outline = outlineOf(other, readings);
    return outline?.effect === 'permit' && outline.speaksOf('control');
  });
  return mayControl ? [fault('warning', rule.id, { type: 'control-without-view' })] : [];
}

interface Outline {
  readonly effect: 'permit' | 'forbid';
  readonly speaksOf: (capability: PolicyCapability) => boolean;
}

/** Null for a text that can't be read: Cedar says what is wrong with it. */
function outlineOf({ source }: PolicyRule, readings: Pick<Readings, 'of'>): Outline | null {
  if (source.type === 'sentence') {
    const { effect, capabilities } = source.sentence;
    return { effect, speaksOf: (capability) => capabilities.includes(capability) };
  }
  const read = readings.of(source.text);
  if (!read.ok) return null;
  const { effect, actions } = read.value;
  return { effect, speaksOf: (id) => actions?.has(keyOf({ type: 'Action', id })) ?? true };
}

function missing({ id, source }: PolicyRule, known: KnownPlaces): PolicyFault[] {
  if (source.type === 'cedar') return [];
  return referencesOf(source.sentence)
    .filter(({ kind, id: named }) => !known[`${kind}s`].has(named))
    .map((reference) => fault('error', id, { type: 'unknown-reference', ...reference }));
}

const referencesOf = ({ who, where }: PolicySentence) => [
  ...who.teams.map((id) => ({ kind: 'team' as const, id })),
  ...where.organisations.map((id) => ({ kind: 'organisation' as const, id })),
  ...where.sites.map((id) => ({ kind: 'site' as const, id })),
];

function faultsOf(checks: TextChecks, rule: PolicyRule): PolicyFault[] {
  const text = toCedar(rule).cedar;
  const found = checks.of(text);
  if (found.type === 'too-deep') return [fault('error', rule.id, found)];
  const inText = rule.source.type === 'cedar' ? placesIn(text) : () => null;
  const told = (severity: PolicyFault['severity'], { message, help, sourceLocations }: Complaint): PolicyFault => ({
    severity,
    ruleId: rule.id,
    at: inText(sourceLocations?.[0]),
    problem: { type: 'cedar', message: message.replace(OWN_PREFIX, ''), help: help?.replace(OWN_PREFIX, '') ?? null },
  });
  return once([
    ...found.errors.map((error) => told('error', error)),
    ...found.warnings.map((error) => told('warning', error)),
  ]);
}

/** What Cedar puts before its message: the name that the policy has only here. */
const OWN_PREFIX = /^(?:failed to parse policy with id `rule\d+` from string: |for policy `rule\d+`, )/;

/** Cedar repeats a complaint for every action that it concerns. */
function once(faults: readonly PolicyFault[]): PolicyFault[] {
  const said = faults.map(({ at, problem }) =>
    JSON.stringify([at, problem.type === 'cedar' ? problem.message.replace(/Action::"\w+"/, '') : problem]),
  );
  return faults.filter((_, n) => said.indexOf(said[n] ?? '') === n);
}

/** Cedar counts bytes of UTF-8; people count lines and columns. */
function placesIn(text: string): (location: { start: number; end: number } | undefined) => PolicyFault['at'] {
  return (location) =>
    location === undefined ? null : { from: placeAt(text, location.start), to: placeAt(text, location.end) };
}

function placeAt(text: string, offset: number): Place {
  let bytes = 0;
  let [line, column] = [1, 1];
  for (const character of text) {
    if (bytes >= offset) break;
    bytes += utf8Length(character.codePointAt(0) ?? 0);
    if (character === '\n') [line, column] = [line + 1, 1];
    else column += character.length;
  }
  return { line, column };
}

const utf8Length = (code: number): number => {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};

const fault = (severity: PolicyFault['severity'], ruleId: Id | null, problem: PolicyFault['problem']): PolicyFault => ({
  severity,
  ruleId,
  at: null,
  problem,
});
