import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TicketFact } from '../../app/audit/entry.ts';
import { FACT_KINDS } from '../../app/audit/facts.ts';
import { NOTE_KINDS } from '../../app/audit/kinds.ts';
import { Capability } from '../../app/consent/capability.ts';
import type { GrantFailure } from '../../app/consent/grant.ts';
import { DiagnosisOutcome } from '../../app/course/diagnosis.ts';
import { IntakeChannel } from '../../app/desk/channel.ts';
import { ArticleState } from '../../app/knowledge/article.ts';
import { Role } from '../../app/level/level.ts';
import type { PolicyRefusal } from '../../app/policy/decide.ts';
import { SessionEvent } from '../../app/session/event.ts';
import type { SessionRefusal } from '../../app/session/machine.ts';
import { EndReason, RefusalReason } from '../../app/session/phase.ts';
import { Target } from '../../app/targets/deadlines.ts';
import { TicketOutcome, TicketState } from '../../app/ticket/state.ts';
import { Impact } from '../../app/ticket/ticket.ts';
import { GuidanceOutcome, VisitOutcome, VisitReason } from '../../app/visit/intervention.ts';
import { VisitState } from '../../app/visit/state.ts';
import type { WireFailure } from '../../app/wire/envelope.ts';
import { RequestFailure } from '../../app/wire/failures.ts';
import { SignInFailure } from '../../app/wire/sign-in.ts';
import type { InputRefusal } from '../../main/modules/session/input-guard.ts';
import type { ForeignEnd } from '../../server/steps/check-ends.ts';

const root = join(import.meta.dirname, '../..');
const languages = ['fr', 'en'] as const;
const files = readdirSync(join(root, 'resources/locales/fr')).toSorted();

/** Every sentence of a language, by `file.path.to.it`. */
const sentences = {
  fr: new Map(files.flatMap((file) => leaves(read('fr', file), [file.replace('.json', '')]))),
  en: new Map(files.flatMap((file) => leaves(read('en', file), [file.replace('.json', '')]))),
};

test('both languages have the same files', () => {
  expect(readdirSync(join(root, 'resources/locales/en')).toSorted()).toEqual(files);
});

test('both languages have the same keys, plural forms apart', () => {
  const bases = (said: ReadonlyMap<string, string>): string[] => [...new Set([...said.keys()].map(baseOf))].toSorted();
  expect(bases(sentences.en)).toEqual(bases(sentences.fr));
});

test.each(languages)('no sentence is empty (%s)', (language) => {
  expect([...sentences[language]].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test.each(languages)('every plural has the forms that its language needs (%s)', (language) => {
  const missing = [...sentences[language].keys()].flatMap((key) => {
    const [, base, ordinal] = PLURAL.exec(key) ?? [];
    if (base === undefined) return [];
    return formsOf(language, ordinal !== undefined)
      .map((form) => `${base}_${ordinal ?? ''}${form}`)
      .filter((form) => !sentences[language].has(form));
  });
  expect(missing).toEqual([]);
});

test('a sentence is given the same values in both languages', () => {
  const values = (text: string | undefined): string[] =>
    [...new Set([...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].toSorted();
  const shared = [...sentences.fr].filter(([key]) => sentences.en.has(key));
  expect(shared.filter(([key, text]) => values(text).join() !== values(sentences.en.get(key)).join())).toEqual([]);
});

test.each(languages)('there is one kind of apostrophe (%s)', (language) => {
  expect([...sentences[language]].filter(([, text]) => text.includes('’'))).toEqual([]);
});

test('French punctuation never starts a line', () => {
  expect([...sentences.fr].filter(([, text]) => / [:;?!»]|« /.test(text))).toEqual([]);
});

const typesOf = (options: readonly { shape: { type: { value: string } } }[]): string[] =>
  options.map((option) => option.shape.type.value);
const explained = (path: string, names: readonly string[]): string[] =>
  names.flatMap((name) => [`${path}.${name}.what`, `${path}.${name}.next`]);

/** Every name under which the audit keeps why something was refused; the compiler sees that none is forgotten. */
const whys: Readonly<
  Record<
    | InputRefusal
    | PolicyRefusal['type']
    | SessionRefusal['type']
    | GrantFailure['type']
    | WireFailure['type']
    | ForeignEnd
    | 'not-the-workstations'
    | 'bad-delivery',
    true
  >
> = {
  'no-grant': true,
  expired: true,
  ended: true,
  'not-granted': true,
  withdrawn: true,
  'no-frame-yet': true,
  'consent-open': true,
  locked: true,
  'local-hand': true,
  'own-window': true,
  'not-ready': true,
  impossible: true,
  'too-fast': true,
  'ticket-closed': true,
  'ticket-not-yours': true,
  'rights-closed': true,
  'technician-blocked': true,
  'no-workstation': true,
  'workstation-offline': true,
  'session-running': true,
  'refused-too-often': true,
  'not-in-this-phase': true,
  'grant-does-not-hold': true,
  'wider-than-asked': true,
  'too-late': true,
  'bad-signature': true,
  'foreign-workstation': true,
  'foreign-session': true,
  'foreign-fingerprint': true,
  'not-yet-valid': true,
  oversized: true,
  malformed: true,
  'unknown-version': true,
  'unknown-message': true,
  'foreign-console': true,
  'not-the-workstations': true,
  'bad-delivery': true,
  revoked: true,
  'signature-does-not-hold': true,
  'grant-outlived': true,
  'nothing-more': true,
  'asked-already': true,
  'not-asked': true,
  'revoked-before': true,
  'too-soon': true,
};

const named: Readonly<Record<string, readonly string[]>> = {
  '[U3] every refusal of a request says what happened and what to do next': explained('refusals.request', [
    ...typesOf(RequestFailure.options),
    'unreachable',
  ]),
  'every refusal by the workstation does': explained('refusals.refusal', RefusalReason.options),
  'every end of a session does': explained('refusals.end', EndReason.options),
  'every end has its words in the employee’s journal': EndReason.options.map(
    (reason) => `employee.journal.end.${reason}`,
  ),
  'every refused sign-in does': explained('refusals.signIn', SignInFailure.shape.type.options),
  'every fact of a ticket has its sentence': typesOf(TicketFact.options).flatMap(factKeys),
  'every outcome of a diagnosis has its word': DiagnosisOutcome.options.flatMap((outcome) => [
    `timeline.outcome.${outcome}`,
    `course.diagnosis.outcomes.${outcome}`,
  ]),
  'every opinion has its words': [1, 2, 3, 4, 5].flatMap((face) => [
    `timeline.face.${face}`,
    `course.own.face.${face}`,
  ]),
  'every reason of a visit, and every state, has its words': [
    ...VisitReason.options.map((reason) => `timeline.visitReason.${reason}`),
    ...VisitState.options.map((state) => `refusals.visitState.${state}`),
  ],
  'every state of an article has its word': ArticleState.options.map((state) => `refusals.articleState.${state}`),
  'every event of a session has its sentence': typesOf(SessionEvent.options).flatMap(timelineKeys),
  'every kind of event of the audit has its words': [...FACT_KINDS, ...NOTE_KINDS].map((kind) => `audit.kind.${kind}`),
  'every reason that the audit keeps has its words': Object.keys(whys).map((why) => `timeline.why.${why}`),
  'every word of the domain has its own': [
    ...Impact.options.flatMap((impact) => [`common.impact.${impact}`, `technician.impact.${impact}`]),
    ...TicketState.options.flatMap((state) => [
      `refusals.state.${state}`,
      `technician.state.${state}`,
      `course.own.state.${state}`,
    ]),
    ...Capability.options.flatMap((capability) => [
      `common.capability.${capability}`,
      `timeline.capability.${capability}`,
      `consent.${capability}`,
      `banner.${capability}`,
    ]),
    ...Role.options.map((role) => `admin.role.${role}`),
  ],
};

test.each(Object.entries(named))('%s', (_, keys) => {
  const missing = languages.flatMap((language) => keys.filter((key) => !sentences[language].has(key)));
  expect(missing).toEqual([]);
});

test('no sentence of the interface is kept that no page says', () => {
  const said = spokenPatterns();
  const pages = new Set([...said].map((pattern) => pattern.split('.')[0]));
  const matchers = [...said].map(
    (pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\$\{.*?\}/g, '[^.]+')}$`),
  );
  const silent = [...sentences.fr.keys()]
    .filter((key) => pages.has(key.split('.')[0] ?? ''))
    .filter((key) => !matchers.some((matcher) => matcher.test(baseOf(key))));
  expect(silent).toEqual([]);
});

const PLURAL = /^(.*?)_(ordinal_)?(?:zero|one|two|few|many|other)$/;

function baseOf(key: string): string {
  return PLURAL.exec(key)?.[1] ?? key;
}

/** French has a form of its own from a million on; nothing here is ever counted so far. */
function formsOf(language: string, ordinal: boolean): string[] {
  const rules = new Intl.PluralRules(language, { type: ordinal ? 'ordinal' : 'cardinal' });
  return rules.resolvedOptions().pluralCategories.filter((form) => form !== 'many');
}

function factKeys(type: string): string[] {
  if (type === 'advice-tried') return [`timeline.${type}_other`];
  if (type === 'ticket-handed-over') return ['escalated', 'returned'].map((way) => `timeline.${type}.${way}`);
  if (type === 'ticket-closed') return TicketOutcome.options.map((outcome) => `timeline.${type}.${outcome}`);
  if (type === 'guidance-ended') return GuidanceOutcome.options.map((outcome) => `timeline.${type}.${outcome}`);
  if (type === 'visit-done') return VisitOutcome.options.map((outcome) => `timeline.${type}.${outcome}`);
  if (type === 'visit-cancelled') return ['off', 'avoided', 'with', 'settled'].map((how) => `timeline.${type}.${how}`);
  if (type === 'visit-proposed' || type === 'visit-changed') return [`timeline.${type}_other`];
  if (type === 'call-added') return IntakeChannel.options.map((channel) => `timeline.${type}.${channel}`);
  if (type === 'ticket-assigned') return ['person', 'team'].map((to) => `timeline.${type}.${to}`);
  if (type === 'target-near' || type === 'target-missed')
    return Target.options.map((target) => `timeline.${type}.${target}`);
  return type === 'ticket-opened'
    ? ['timeline.ticket-opened', ...IntakeChannel.options.map((channel) => `timeline.ticket-recorded.${channel}`)]
    : [`timeline.${type}`];
}

/** An event whose sentence depends on its reason has one for each. */
function timelineKeys(type: string): string[] {
  if (type === 'refused') return RefusalReason.options.map((reason) => `timeline.refused.${reason}`);
  if (type === 'ended') return EndReason.options.map((reason) => `timeline.ended.${reason}`);
  if (type === 'further-refused') return ['declined', 'no-answer', 'other'].map((why) => `timeline.${type}.${why}`);
  return type === 'input-refused'
    ? ['timeline.input-refused_one', 'timeline.input-refused_other']
    : [`timeline.${type}`];
}

/** The keys that the pages name, values of the domain still open in them. */
function spokenPatterns(): Set<string> {
  const folder = join(root, 'renderer');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?<!\.test)\.tsx?$/.test(path),
  );
  const branches = files.map((file) => file.replace('.json', '')).join('|');
  const named = new RegExp(`['\`]((?:${branches})\\.[^'\`]+)['\`]`, 'g');
  return new Set(
    sources.flatMap((path) =>
      [...readFileSync(join(folder, path), 'utf8').matchAll(named)].map(([, key]) => key ?? ''),
    ),
  );
}

function read(language: string, file: string): unknown {
  return JSON.parse(readFileSync(join(root, 'resources/locales', language, file), 'utf8'));
}

function leaves(value: unknown, path: readonly string[]): [string, string][] {
  if (typeof value === 'string') return [[path.join('.'), value]];
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path.join('.')} is no sentence`);
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}
