import { expect, test } from 'vitest';
import type { Draft } from './draft.ts';
import { emptyDraft, faultsOf, requestOf } from './draft.ts';

const aDraft = (over: Partial<Draft> = {}): Draft => ({
  ...emptyDraft,
  name: 'Léa Fontaine',
  email: ' lea.fontaine@example.org ',
  password: 'vingt-quatre-mots',
  ...over,
});

test('an employee has neither level nor team, whatever was typed before the role was chosen', () => {
  expect(requestOf(aDraft({ team: 'Support Paris', level: '3' }))).toMatchObject({
    email: 'lea.fontaine@example.org',
    role: 'employee',
    level: null,
    team: null,
  });
});

test('a technician has both', () => {
  const draft = aDraft({ role: 'technician', level: '3', team: 'Support Paris' });
  expect(requestOf(draft)).toMatchObject({ level: 3, team: 'Support Paris' });
});

test.each<[string, Partial<Draft>]>([
  ['name', { name: '  ' }],
  ['email', { email: 'lea.fontaine' }],
  ['password', { password: 'court' }],
  ['team', { role: 'technician', team: ' ' }],
])('a faulty %s is named, and nothing is sent', (field, over) => {
  expect([...faultsOf(aDraft(over))]).toEqual([field]);
  expect(requestOf(aDraft(over))).toBeNull();
});
