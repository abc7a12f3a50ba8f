import type { TFunction } from 'i18next';
import { WEEKDAYS } from '../../../../app/directory/calendar.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { PolicySentence } from '../../../../app/policy/sentence.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';

/** How a sentence is said: in whose language, and what the directory calls what it names. */
export interface Speech {
  readonly t: TFunction;
  readonly language: string;
  readonly directory: RequestOutput<'directory.show'>;
}

export type Slot = 'who' | 'capabilities' | 'where' | 'when' | 'unless' | 'recording';

/** What stands in a slot, in pieces that a line may break between; what joins them is no piece. */
export function slotPieces(slot: Slot, sentence: PolicySentence, speech: Speech): readonly Piece[] {
  const { t } = speech;
  switch (slot) {
    case 'capabilities':
      return listPieces(
        sentence.capabilities.map((capability) => t(`policy.capability.${capability}`)),
        speech,
      );
    case 'when':
      return whenParts(sentence.when, speech).flatMap((value, n): Piece[] =>
        n === 0
          ? [{ type: 'element', value }]
          : [
              { type: 'literal', value: ', ' },
              { type: 'element', value },
            ],
      );
    case 'who':
      return [{ type: 'element', value: whoWords(sentence.who, speech) }];
    case 'where':
      return [{ type: 'element', value: whereWords(sentence.where, speech) }];
    case 'unless':
      return [{ type: 'element', value: unlessWords(sentence.unless, speech) }];
    case 'recording':
      return [{ type: 'element', value: t(`policy.recording.${sentence.recording}`) }];
  }
}

export interface Piece {
  readonly type: 'element' | 'literal';
  readonly value: string;
}

export const slotWords = (slot: Slot, sentence: PolicySentence, speech: Speech): string =>
  slotPieces(slot, sentence, speech)
    .map(({ value }) => value)
    .join('');

const listPieces = (words: readonly string[], { language }: Speech): readonly Piece[] =>
  new Intl.ListFormat(language, { type: 'conjunction' }).formatToParts(words);

/** The whole sentence, for lists and for screen readers. */
export function sentenceWords(sentence: PolicySentence, speech: Speech): string {
  const { t } = speech;
  const words = (slot: Slot): string => slotWords(slot, sentence, speech);
  const can = t(sentence.effect === 'permit' ? 'policy.say.can' : 'policy.say.cannot');
  const main = [
    t('policy.say.start'),
    words('who'),
    can,
    words('capabilities'),
    t('policy.say.on'),
    words('where'),
    words('when'),
  ];
  const except = isSpared(sentence) ? `, ${t('policy.say.except')} ${words('unless')}` : '';
  const recording = sentence.effect === 'permit' ? ` ${t('policy.say.recordingIs')} ${words('recording')}.` : '';
  return `${main.join(' ')}${except}.${recording}`;
}

export const isSpared = ({ unless }: PolicySentence): boolean =>
  unless.levels.length + unless.certifications.length > 0;

/** 510 as `08:30`. */
export const wallTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const and = ({ language }: Speech, words: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words);

const or = ({ language }: Speech, words: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(words);

const levelWords = (levels: readonly number[], speech: Speech): string =>
  and(
    speech,
    [...levels].sort().map((level) => `N${level}`),
  );

function whoWords(
  { levels, teams, certifications, origin, secondFactor }: PolicySentence['who'],
  speech: Speech,
): string {
  const { t } = speech;
  const named = namesOf(teams, speech.directory.teams, speech);
  const bare = teams.length + certifications.length === 0 && origin === 'any' && secondFactor === 'any';
  const parts = [
    levels.length > 0 ? levelWords(levels, speech) : bare && t('policy.who.anyone'),
    origin !== 'any' && t(`policy.who.${origin}`),
    teams.length > 0 && t('policy.who.ofTeams', { teams: or(speech, named) }),
    certifications.length > 0 && t('policy.who.certified', { labels: or(speech, quotedIn(speech, certifications)) }),
    secondFactor !== 'any' && t(`policy.who.${secondFactor}`),
  ];
  return parts.filter((part) => part !== false).join(' ');
}

function whereWords({ organisations, sites, tags }: PolicySentence['where'], speech: Speech): string {
  const { t, directory } = speech;
  const places = or(speech, [
    ...namesOf(organisations, directory.organisations, speech),
    ...namesOf(sites, directory.sites, speech),
  ]);
  const labels = or(speech, quotedIn(speech, tags));
  if (places === '') return tags.length === 0 ? t('policy.where.anywhere') : t('policy.where.tagged', { labels });
  return tags.length === 0 ? t('policy.where.places', { places }) : t('policy.where.both', { places, labels });
}

function whenParts(
  { contract, hours, assigned, openedByEmployee, impacts }: PolicySentence['when'],
  speech: Speech,
): readonly string[] {
  const { t } = speech;
  const parts = [
    contract !== 'any' && t(`policy.when.${contract}`),
    hours !== null &&
      t('policy.when.between', {
        days: and(
          speech,
          WEEKDAYS.filter((day) => hours.days.includes(day)).map((day) => t(`policy.day.${day}`)),
        ),
        from: wallTime(hours.from),
        until: wallTime(hours.until),
      }),
    assigned && t('policy.when.assigned'),
    openedByEmployee && t('policy.when.openedByEmployee'),
    impacts.length > 0 &&
      t('policy.when.impact', {
        impacts: or(
          speech,
          impacts.map((impact) => t(`policy.when.impactWord.${impact}`)),
        ),
      }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? [t('policy.when.always')] : parts;
}

function unlessWords({ levels, certifications }: PolicySentence['unless'], speech: Speech): string {
  const { t } = speech;
  const parts = [
    levels.length > 0 && levelWords(levels, speech),
    certifications.length > 0 && t('policy.unless.certified', { labels: or(speech, quotedIn(speech, certifications)) }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t('policy.unless.nobody') : or(speech, parts);
}

const quotedIn = ({ t }: Speech, labels: readonly string[]): string[] =>
  labels.map((label) => t('policy.say.label', { label }));

/** What is gone from the directory is said to be gone. */
export const namesOf = (
  ids: readonly Id[],
  from: readonly { readonly id: Id; readonly name: string }[],
  { t }: Speech,
): string[] => ids.map((id) => from.find((one) => one.id === id)?.name ?? t('policy.who.gone'));
