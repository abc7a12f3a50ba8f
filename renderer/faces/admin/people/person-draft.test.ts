import { expect, test } from 'vitest';
import { id } from '../../../../app/testing/builders.ts';
import type { Draft } from './person-draft.ts';
import { emptyDraft, entryOf, faultsOf } from './person-draft.ts';

const aDraft = (over: Partial<Draft> = {}): Draft => ({
  ...emptyDraft,
  name: 'Léa Fontaine',
  email: ' lea.fontaine@example.org ',
  ...over,
});

test('an employee has neither level, team nor certification, whatever was typed before the role was chosen', () => {
  expect(entryOf(aDraft({ teamId: id(1), level: '3', certifications: 'serveurs' }))).toMatchObject({
    email: 'lea.fontaine@example.org',
    role: 'employee',
    level: null,
    teamId: null,
    certifications: [],
  });
});

test('a technician has the level of the team, or one of their own', () => {
  const technician = aDraft({ role: 'technician', teamId: id(1), certifications: ' serveurs, paie ,serveurs' });
  expect(entryOf(technician)).toMatchObject({ level: null, teamId: id(1), certifications: ['serveurs', 'paie'] });
  expect(entryOf({ ...technician, level: '3' })).toMatchObject({ level: 3 });
});

test('a site goes with its organisation', () => {
  expect(entryOf(aDraft({ siteId: id(2) }))).toMatchObject({ organisationId: null, siteId: null });
});

test.each<[string, Partial<Draft>]>([
  ['name', { name: '  ' }],
  ['email', { email: 'lea.fontaine' }],
  ['teamId', { role: 'technician' }],
  ['certifications', { role: 'technician', level: '2', certifications: '=cmd()' }],
])('a faulty %s is named, and nothing is sent', (field, over) => {
  expect([...faultsOf(aDraft(over))]).toEqual([field]);
  expect(entryOf(aDraft(over))).toBeNull();
});
