import { createHmac } from 'node:crypto';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Instant } from '../../app/kernel/scalars.ts';
import { isOver } from '../../app/session/phase.ts';
import type { IceServer } from '../../app/wire/requests/sessions.ts';
import type { IcePolicy } from '../context.ts';
import { asEnd } from '../steps/own-session.ts';
import { findSession } from '../store/sessions.ts';
import type { Case } from './case.ts';

/** Credentials for the relay that last as long as this session may. */
export const giveIceServers: Case<'session.ice'> = async ({ store, clock, ice }, caller, { sessionId }) => {
  const own = asEnd(await findSession(store, sessionId), caller);
  if (!own.ok) return own;
  const { session } = own.value;
  if (isOver(session.phase)) return fail({ type: 'session-over' });
  const until = clock.now() + session.asked.durationMinutes * 60_000 + SLACK_MS;
  return ok({ iceServers: serversFor(ice, sessionId, until) });
};

/** Setting up takes time too. */
const SLACK_MS = 10 * 60_000;

function serversFor({ stunUrls, turn }: IcePolicy, subject: string, until: Instant): IceServer[] {
  const stun = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
  if (turn === null) return stun;
  const username = `${Math.ceil(until / 1000)}:${subject}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return [...stun, { urls: [...turn.urls], username, credential }];
}
