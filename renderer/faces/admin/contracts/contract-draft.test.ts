import { expect, test } from 'vitest';
import { id } from '../../../../app/testing/builders.ts';
import { aContract } from '../../../../app/testing/directory.ts';
import type { Draft } from './contract-draft.ts';
import { draftOf, entryOf, plainDraft } from './contract-draft.ts';

const aDraft = (over: Partial<Draft> = {}): Draft => ({
  ...plainDraft('2026-11-21', 'Europe/Paris'),
  organisationId: id(1),
  name: 'Assistance',
  ...over,
});

test('a contract that is opened and saved again is the same', () => {
  const { organisationId, name, terms, holidays, targets, onSite, specialistTeamId } = aContract();
  const { closedDays, ...written } = terms;
  expect(closedDays).toEqual([]);
  const entry = { organisationId, name, terms: written, holidays, targets, onSite, specialistTeamId };
  expect(entryOf(draftOf(aContract()))).toEqual({ entry });
});

test('without remote help there is no right to help by', () => {
  expect(entryOf(aDraft({ remote: false }))).toMatchObject({ entry: { terms: { remote: false, capabilities: [] } } });
});

test.each<[string, Partial<Draft>]>([
  ['organisationId', { organisationId: '' }],
  ['name', { name: ' ' }],
  ['terms.hours.tue', { hours: { ...aDraft().hours, tue: 'le matin' } }],
  ['terms.hours.wed', { hours: { ...aDraft().hours, wed: '8h-12h, 11h-18h' } }],
  ['terms.endsOn', { endsOn: '1/1/2026' }],
  ['terms.endsOn', { endsOn: 'à Noël' }],
  ['terms.startsOn', { startsOn: '' }],
  ['holidays.extra', { extra: '31/02/2026' }],
  ['targets.P2.resolveMinutes', { targets: { ...aDraft().targets, P2: { respond: '1 h', resolve: '' } } }],
])('what is wrong with %s is named', (path, over) => {
  expect(entryOf(aDraft(over))).toEqual({ faults: new Set([path]) });
});
