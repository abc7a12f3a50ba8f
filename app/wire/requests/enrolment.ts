import { z } from 'zod';
import { AbsentDevice, EnrolmentToken } from '../../directory/enrolment.ts';
import { Id, PublicKey } from '../../kernel/scalars.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

export const enrolmentRequests = {
  'enrolment.list': { input: nothing, output: z.array(EnrolmentToken), callers: ['administrator'] },
  /** What computers know this deployment by: an administrator reads it to whoever has to compare. */
  'enrolment.show-key': { input: nothing, output: z.object({ brokerKey: PublicKey }), callers: ['administrator'] },
  /** The only moment at which the secret can be read. */
  'enrolment.issue': {
    input: EnrolmentToken.pick({
      name: true,
      organisationId: true,
      siteId: true,
      tags: true,
      signIn: true,
      tiesByName: true,
    }).extend({
      days: z.number().int().min(1).max(365),
      maxUses: z.number().int().min(1).max(100_000),
    }),
    output: z.object({ token: EnrolmentToken, secret: z.string(), brokerKey: PublicKey }),
    callers: ['administrator'],
  },
  /** Lets nobody else in; whoever is in stays. */
  'enrolment.withdraw': { input: z.object({ id: Id }), output: EnrolmentToken, callers: ['administrator'] },
  /** Those that were let in and have never been connected. */
  'enrolment.devices': { input: nothing, output: z.array(AbsentDevice), callers: ['administrator'] },
  /** Its key is refused from then on; the name that it held is free. */
  'enrolment.withdraw-device': {
    input: z.object({ publicKey: PublicKey }),
    output: nothing,
    callers: ['administrator'],
  },
} as const satisfies Record<string, RequestContract>;
