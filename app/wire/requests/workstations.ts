import { z } from 'zod';
import { hex, Id, PersonName, PublicKey, Signature } from '../../kernel/scalars.ts';
import type { RequestContract } from './contract.ts';

export const Workstation = z.object({ id: Id, name: PersonName, publicKey: PublicKey });
export type Workstation = z.infer<typeof Workstation>;

/** What a workstation signs with its device key to be attached: `nonce` is the socket's own, from `welcome`. */
export const AttachClaim = z.object({ nonce: hex(16), publicKey: PublicKey, name: PersonName });
export type AttachClaim = z.infer<typeof AttachClaim>;

export const workstationRequests = {
  'workstation.attach': {
    input: z.object({ claim: AttachClaim, signature: Signature }),
    output: Workstation,
    callers: ['employee'],
  },
} as const satisfies Record<string, RequestContract>;
