import { z } from 'zod';
import { IdentitySettings, SignInRecord } from '../../identity/sign-in.ts';
import { Id } from '../../kernel/scalars.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

/** What administrators do with other people's sign-ins, and decide for all of them. */
export const identityRequests = {
  'identity.settings': { input: nothing, output: IdentitySettings, callers: ['administrator'] },
  'identity.change-settings': { input: IdentitySettings, output: IdentitySettings, callers: ['administrator'] },
  'identity.sign-ins': {
    input: z.object({ personId: Id }),
    output: z.array(SignInRecord),
    callers: ['administrator'],
  },
  'identity.end-sign-in': {
    input: z.object({ personId: Id, signInId: Id }),
    output: nothing,
    callers: ['administrator'],
  },
  'identity.end-sign-ins': { input: z.object({ personId: Id }), output: nothing, callers: ['administrator'] },
  /** For somebody who has lost every factor: their sign-ins end, and they set one up anew. */
  'identity.reset-factors': { input: z.object({ personId: Id }), output: nothing, callers: ['administrator'] },
  /** For somebody who has forgotten theirs, or never had one: their sign-ins end. */
  'identity.give-password': {
    input: z.object({ personId: Id, password: z.string().min(12).max(128) }),
    output: nothing,
    callers: ['administrator'],
  },
} as const satisfies Record<string, RequestContract>;
