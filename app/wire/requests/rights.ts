import { z } from 'zod';
import { Capability } from '../../consent/capability.ts';
import { Id, Instant, PersonName, Words } from '../../kernel/scalars.ts';
import { Removal } from '../../policy/removal.ts';
import { Reference } from '../../ticket/reference.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

/** A technician whom a workstation no longer hears, after two refusals in a row or one report. */
export const TechnicianBlock = z.object({
  id: Id,
  technician: z.object({ id: Id, name: PersonName }),
  workstation: z.object({ id: Id, name: PersonName, owner: PersonName }),
  reference: Reference,
  cause: z.enum(['refusals', 'report']),
  at: Instant,
  lifted: z.object({ at: Instant, by: PersonName, reason: Words }).nullable(),
});
export type TechnicianBlock = z.infer<typeof TechnicianBlock>;

/** What stands between a technician and a remote session, before they ask; consent is the third lock, and always closed. */
const SessionRights = z.object({
  /** The rules' version in force. */
  version: z.number().int().positive(),
  /** What contract and rules take out, capability by capability; what is missing here is open. */
  removed: z.array(Removal),
  /** What the rules would still keep closed of that if the contract were open. */
  behind: z.array(Removal),
  asked: z.array(Capability),
  /** The contract's name; null where none covers the workstation. */
  contract: PersonName.nullable(),
  /** Who can change contract and rules, and lift a block. */
  administrators: z.array(PersonName),
  /** Set when the employee shut their workstation to this technician. */
  blocked: z.enum(['refusals', 'report']).nullable(),
});

export const rightsRequests = {
  'session.rights': { input: z.object({ ticketId: Id }), output: SessionRights, callers: ['technician'] },
  /** Those that stand first, then the newest. */
  'block.list': { input: nothing, output: z.array(TechnicianBlock), callers: ['administrator'] },
  'block.lift': {
    input: z.object({ blockId: Id, reason: Words }),
    output: TechnicianBlock,
    callers: ['administrator'],
  },
} as const satisfies Record<string, RequestContract>;
