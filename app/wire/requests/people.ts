import { z } from 'zod';
import { PersonName, TeamName } from '../../kernel/scalars.ts';
import { Role, SupportLevel } from '../../level/level.ts';
import { Person } from '../../level/person.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

export const peopleRequests = {
  'person.me': { input: nothing, output: Person, callers: ['employee', 'technician', 'administrator'] },
  'person.list': { input: nothing, output: z.array(Person), callers: ['administrator'] },
  'person.create': {
    input: z.object({
      name: PersonName,
      email: z.email().max(254),
      password: z.string().min(12).max(128),
      role: Role,
      level: SupportLevel.nullable(),
      team: TeamName.nullable(),
    }),
    output: Person,
    callers: ['administrator'],
  },
} as const satisfies Record<string, RequestContract>;
