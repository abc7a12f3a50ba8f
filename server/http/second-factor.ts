import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fail, ok } from '../../app/kernel/result.ts';
import { PersonName } from '../../app/kernel/scalars.ts';
import { WebAuthnJson } from '../../app/wire/requests/account.ts';
import type { Context } from '../context.ts';
import { noteChange } from '../steps/note-change.ts';
import { transact } from '../steps/transact.ts';
import type { Login } from '../store/logins.ts';
import type { AttemptedRoute } from './attempted.ts';
import { attempted } from './attempted.ts';
import { Refused } from './guard.ts';
import { pendingOf } from './pending-login.ts';

const Code = z.object({ code: z.string().trim().min(6).max(40) });
const Password = z.object({ password: z.string().max(128).default('') });
const NewPasskey = z.object({ name: PersonName.max(80), response: WebAuthnJson });
const ShownPasskey = z.object({ step: z.string().min(1).max(200), response: WebAuthnJson });
const nothing = z.object({});

/** The second step of a sign-in that owes one: show the factor its account has, or set up the one it lacks. */
export function addSecondFactor(app: FastifyInstance, context: Context): void {
  const { auth, limit } = context;
  const step = <S extends z.ZodType>(
    path: string,
    input: S,
    run: (input: z.infer<S>, login: Login) => ReturnType<AttemptedRoute<S>['run']>,
    begins?: true,
  ): void => {
    app.post(
      `/api/auth/${path}`,
      { config: { caller: 'signing-in' } },
      attempted(limit, {
        input,
        attempt: async (_input, request, network) => {
          const { person } = await owing(request);
          if (begins) return { subject: null, begins };
          return { subject: `factor:${person.id}`, known: await auth.knowsNetwork({ id: person.id }, network) };
        },
        run: async (sent, request) => run(sent, await owing(request)),
      }),
    );
  };
  /** Whoever still has to show the account's own way in has no business here before that. */
  const owing = async (request: FastifyRequest): Promise<Login> => {
    const login = await pendingOf(auth, request);
    if (login.tie !== null) throw new Refused({ type: 'not-allowed' });
    return login;
  };
  /** Whoever has a factor shows it: only an account without one may set one up before its sign-in is open. */
  const withoutFactor = async ({ person }: Login): Promise<void> => {
    if (await auth.hasFactor(person.id)) throw new Refused({ type: 'second-factor-needed' });
  };
  const complete = (login: Login) => transact(context, (work) => auth.complete(work, login));

  step('second-factor/code', Code, async ({ code }, login) => {
    const shown = await auth.totp.show(login.person.id, code);
    return shown.ok ? ok(await complete(login)) : shown;
  });
  step('second-factor/recovery', Code, async ({ code }, login) => {
    const shown = await auth.totp.showRecovery(login.person.id, code);
    return shown.ok ? ok(await complete(login)) : shown;
  });
  step('second-factor/passkey/options', nothing, (_input, login) => auth.passkeys.beginShowing(login.person.id), true);
  step('second-factor/passkey', ShownPasskey, async ({ step: begun, response }, login) => {
    const shown = await auth.passkeys.show(begun, response);
    if (!shown.ok) return shown;
    return shown.value === login.person.id ? ok(await complete(login)) : fail({ type: 'passkey-refused' });
  });
  step('set-up/totp', Password, async ({ password }, login) => {
    await withoutFactor(login);
    return await auth.totp.begin(login.person.id, password);
  });
  step('set-up/totp/confirm', Code, async ({ code }, login) => {
    await withoutFactor(login);
    return await transact(context, async (work) => {
      const confirmed = await auth.within(work.db).totp.confirm(login.person.id, code);
      if (!confirmed.ok) return confirmed;
      noteChange(work, login, { kind: 'second-factor-enabled', subject: { personId: login.person.id }, body: {} });
      return ok({ ...(await auth.complete(work, login)), recoveryCodes: confirmed.value });
    });
  });
  step('set-up/passkey/options', Password, async ({ password }, login) => {
    await withoutFactor(login);
    if (!(await auth.knowsPassword(login.person.id, password))) return fail({ type: 'wrong-credentials' });
    return await auth.passkeys.beginAdding(login.person);
  });
  step('set-up/passkey', NewPasskey, async ({ name, response }, login) => {
    await withoutFactor(login);
    return await transact(context, async (work) => {
      const added = await auth.within(work.db).passkeys.add(login.person.id, name, response);
      if (!added.ok) return added;
      noteChange(work, login, { kind: 'passkey-added', subject: { personId: login.person.id }, body: {} });
      return ok(await auth.complete(work, login));
    });
  });
}
