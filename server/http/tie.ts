import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SignInAnswer } from '../../app/identity/sign-in.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import { WebAuthnJson } from '../../app/wire/requests/account.ts';
import { tieToCompany } from '../accounts/vouched-person.ts';
import type { Context } from '../context.ts';
import { transact } from '../steps/transact.ts';
import type { Login, Tie } from '../store/logins.ts';
import { dropTie } from '../store/logins.ts';
import type { AttemptedRoute } from './attempted.ts';
import { attempted } from './attempted.ts';
import { bearerOf } from './bearer.ts';
import { Refused } from './guard.ts';
import { pendingOf } from './pending-login.ts';

const Password = z.object({ password: z.string().min(1).max(128) });
const ShownPasskey = z.object({ step: z.string().min(1).max(200), response: WebAuthnJson });

type Owing = Login & { readonly tie: Tie };

/**
 * The company vouches for an account that has a way in of its own: that way is shown once, so that an address which
 * somebody else wrote into the directory opens nothing by itself.
 */
export function addTie(app: FastifyInstance, context: Context): void {
  const { auth, limit } = context;
  const step = <S extends z.ZodType>(
    path: string,
    input: S,
    run: (input: z.infer<S>, login: Owing, pending: string) => ReturnType<AttemptedRoute<S>['run']>,
    begins?: true,
  ): void => {
    app.post(
      `/api/auth/tie/${path}`,
      { config: { caller: 'signing-in' } },
      attempted(limit, {
        input,
        attempt: async (_input, request, network) => {
          const { person } = await pendingOf(auth, request);
          if (begins) return { subject: null, begins };
          const { id, email } = person;
          return { subject: `account:${email}`, known: await auth.knowsNetwork({ id }, network) };
        },
        run: async (sent, request) => {
          const { tie, ...login } = await pendingOf(auth, request);
          if (tie === null) throw new Refused({ type: 'not-allowed' });
          return await run(sent, { ...login, tie }, bearerOf(request) ?? '');
        },
      }),
    );
  };
  const enter = async (
    login: Owing,
    shown: { readonly secondFactor: boolean; readonly pending: string },
  ): Promise<Result<SignInAnswer, { type: 'no-account' }>> => {
    const tied = await transact(context, async (work) => {
      const done = await tieToCompany(work, login.person.id, login.tie);
      if (done.ok) await dropTie(work.db, login.id);
      return done;
    });
    return tied.ok ? ok(await auth.goOn(login, shown)) : tied;
  };
  step('password', Password, async ({ password }, login, pending) => {
    const { id } = login.person;
    if (!(await auth.hasPassword(id)) || !(await auth.knowsPassword(id, password)))
      return fail({ type: 'wrong-credentials' });
    return await enter(login, { secondFactor: login.tie.secondFactor, pending });
  });
  step('passkey/options', z.object({}), (_input, login) => auth.passkeys.beginShowing(login.person.id), true);
  step('passkey', ShownPasskey, async ({ step: begun, response }, login, pending) => {
    const shown = await auth.passkeys.show(begun, response);
    if (!shown.ok) return shown;
    if (shown.value !== login.person.id) return fail({ type: 'passkey-refused' });
    return await enter(login, { secondFactor: true, pending });
  });
}
