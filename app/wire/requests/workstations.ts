import { z } from 'zod';
import { Tags, WorkstationRecord } from '../../directory/workstation-record.ts';
import { hex, Id, PersonName, PublicKey, Signature } from '../../kernel/scalars.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';
import { Editing } from './people.ts';

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
  'workstation.list': { input: nothing, output: z.array(WorkstationRecord), callers: ['administrator'] },
  /** Without an organisation of its own it is where its owner is. */
  'workstation.place': {
    input: z.object({ editing: Editing, organisationId: Id.nullable(), siteId: Id.nullable(), tags: Tags }),
    output: WorkstationRecord,
    callers: ['administrator'],
  },
  /** Ends its sessions at once; its key is refused, whoever signs in there, until it is restored. */
  'workstation.revoke': {
    input: z.object({ editing: Editing }),
    output: WorkstationRecord,
    callers: ['administrator'],
  },
  'workstation.restore': {
    input: z.object({ editing: Editing }),
    output: WorkstationRecord,
    callers: ['administrator'],
  },
} as const satisfies Record<string, RequestContract>;
