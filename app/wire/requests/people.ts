import { z } from 'zod';
import { Id, Instant, PersonName } from '../../kernel/scalars.ts';
import { Role, SupportLevel } from '../../level/level.ts';
import { Certification, Person, PersonRecord, Telephone } from '../../level/person.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

const Email = z.email().max(254);

/** What administrators write about a person; `level` null leaves it to the team. */
const PersonEntry = z.object({
  name: PersonName,
  email: Email,
  role: Role,
  level: SupportLevel.nullable(),
  teamId: Id.nullable(),
  organisationId: Id.nullable(),
  siteId: Id.nullable(),
  certifications: z.array(Certification).max(20),
  /** Left out, it stays as it is. */
  telephone: Telephone.nullable().optional(),
});
export type PersonEntry = z.infer<typeof PersonEntry>;

/** What an account would bring along that becomes part of another. */
export const Owned = z.object({
  workstations: z.number().int().nonnegative(),
  tickets: z.number().int().nonnegative(),
  /** Computers whose key signs it in. */
  devices: z.number().int().nonnegative(),
});
export type Owned = z.infer<typeof Owned>;

/** Which version of something is being changed: a later one is refused rather than overwritten. */
export const Editing = z.object({ id: Id, seen: Instant });
export type Editing = z.infer<typeof Editing>;

export const peopleRequests = {
  'person.me': { input: nothing, output: Person, callers: ['employee', 'technician', 'administrator'] },
  'person.list': { input: nothing, output: z.array(PersonRecord), callers: ['administrator'] },
  'person.create': {
    input: PersonEntry.extend({ password: z.string().min(12).max(128) }),
    output: PersonRecord,
    callers: ['administrator'],
  },
  'person.update': {
    input: PersonEntry.extend({ editing: Editing }),
    output: PersonRecord,
    callers: ['administrator'],
  },
  /** A disabled person's sign-ins end at once and open no more; nothing that names them goes. */
  'person.set-disabled': {
    input: z.object({ editing: Editing, disabled: z.boolean() }),
    output: PersonRecord,
    callers: ['administrator'],
  },
  'person.preview-merge': { input: z.object({ personId: Id }), output: Owned, callers: ['administrator'] },
  /** The account of a computer's key becomes part of a person's own, for good. */
  'person.merge': {
    input: z.object({ from: Editing, into: Editing }),
    output: PersonRecord,
    callers: ['administrator'],
  },
} as const satisfies Record<string, RequestContract>;
