import { opens } from '../../app/consent/phrase.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import { isOver } from '../../app/session/phase.ts';
import { roomOfWorkstation } from '../realtime/rooms.ts';
import { asTechnician } from '../steps/own-session.ts';
import { transact } from '../steps/transact.ts';
import { lockSession, saveOpening } from '../store/sessions.ts';
import type { Case } from './case.ts';

/** Passed on only after the workstation has shown its certificate: before that the commitment would commit to nothing. */
export const revealOpening: Case<'session.reveal'> = (context, caller, { sessionId, opening }) =>
  transact(context, async (work) => {
    const own = asTechnician(await lockSession(work.db, sessionId), caller);
    if (!own.ok) return own;
    const { session, signed } = own.value;
    if (isOver(session.phase)) return fail({ type: 'session-over' });
    if (session.phase.type !== 'delivered' && session.phase.type !== 'displayed')
      return fail({ type: 'not-in-this-phase', phase: session.phase.type });
    if (!opens(signed.demand.commitment, opening)) return fail({ type: 'signature-does-not-hold' });
    await saveOpening(work.db, sessionId, opening);
    work.afterwards(() =>
      context.publish([roomOfWorkstation(session.workstationId)], { type: 'session-revealed', sessionId, opening }),
    );
    return ok({});
  });
