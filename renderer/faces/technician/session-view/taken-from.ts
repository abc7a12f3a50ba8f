import type { AuditEntry } from '../../../../app/audit/entry.ts';
import type { RemoteSession } from '../../../../app/session/phase.ts';

/** The colleague who took the ticket while this session was on it, and their word for whoever had it. */
export function takenFrom(
  { technician, asked, phase }: RemoteSession,
  timeline: readonly AuditEntry[],
): { readonly name: string; readonly words: string } | null {
  if (phase.type !== 'ended' || phase.reason !== 'revoked') return null;
  for (const { actor, fact } of [...timeline].reverse())
    if (fact.type === 'ticket-taken' && fact.words !== undefined && fact.at >= asked.at && fact.at <= phase.at)
      return actor.name === technician.name ? null : { name: actor.name, words: fact.words };
  return null;
}
