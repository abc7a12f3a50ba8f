import type { SignedCredential } from '../../app/policy/credential.ts';
import { signCredential } from '../../app/policy/credential.ts';
import type { RemoteSession } from '../../app/session/phase.ts';
import type { Context } from '../context.ts';
import type { JudgedRequest } from './decide-request.ts';

/** The directory's word on who asks, for this session of this console and no other. */
export const credentialFor = (
  { signingKey }: Pick<Context, 'signingKey'>,
  { id, ticketId, workstationId, technician }: RemoteSession,
  consoleKey: string,
  facts: JudgedRequest['facts'],
  issuedAt: number,
): SignedCredential =>
  signCredential(
    { sessionId: id, ticketId, workstationId, consoleKey, card: technician, ...facts, issuedAt },
    signingKey,
  );
