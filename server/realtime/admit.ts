import { z } from 'zod';
import { PROTOCOL } from '../../app/wire/envelope.ts';
import type { RequestFailure } from '../../app/wire/failures.ts';
import type { Auth } from '../accounts/auth.ts';
import type { Context } from '../context.ts';
import type { Line } from './lines.ts';

const Handshake = z.object({ token: z.string().min(1).max(400), v: z.number() });

/** Null for a line that has shown a token of an open sign-in and speaks our version. */
export async function admit(auth: Auth, { log, random }: Context, line: Line): Promise<RequestFailure | null> {
  const shown = Handshake.safeParse(line.handshake.auth);
  if (!shown.success) return { type: 'not-signed-in' };
  if (shown.data.v !== PROTOCOL) return { type: 'unknown-version', version: shown.data.v };
  try {
    const login = await auth.loginOf(shown.data.token);
    if (login === undefined) return { type: 'not-signed-in' };
    if (login.standing === 'pending') return { type: 'second-factor-needed' };
    line.data.login = login;
    return null;
  } catch (error) {
    const incident = random.hex(4);
    log.error({ err: error, incident }, 'a connection broke');
    return { type: 'broken', incident };
  }
}
