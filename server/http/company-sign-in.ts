import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { addressPrefix } from '../accounts/address-prefix.ts';
import type { AttemptLimit } from '../accounts/attempt-limit.ts';
import type { Auth } from '../accounts/auth.ts';
import type { CompanyBegin as Begun, Company } from '../accounts/company.ts';
import { ComeBack, CompanyBegin } from '../accounts/company.ts';
import { deviceOf } from '../accounts/device.ts';
import { personVouchedFor } from '../accounts/vouched-person.ts';
import type { Context } from '../context.ts';
import { attempted, originOf } from './attempted.ts';
import { sendFailure } from './failures.ts';

const Redeemed = z.object({ code: z.string().min(1).max(200), verifier: z.string().regex(/^[\w-]{43,128}$/) });

export interface CompanyRoutes {
  readonly company: Company;
  readonly auth: Auth;
  readonly limit: AttemptLimit;
  readonly context: Context;
  readonly publicUrl: () => URL;
}

/** To the company's page, back from it, and the exchange of what it brought: for the client that began, and for nobody else. */
export function addCompanySignIn(app: FastifyInstance, routes: CompanyRoutes): void {
  const { company, auth, limit, context, publicUrl } = routes;
  app.post(
    '/api/auth/company',
    { config: { caller: 'anyone' } },
    attempted(limit, {
      input: CompanyBegin,
      attempt: () => Promise.resolve({ subject: null, begins: true }),
      run: (begun) => company.begin(begun),
    }),
  );
  app.get('/api/auth/company/callback', { config: { caller: 'anyone' } }, async (request, reply) => {
    const parameters = ComeBack.safeParse(request.query);
    if (!parameters.success) return sendFailure(reply, { type: 'malformed', where: 'state' });
    const known = await company.gave('state', parameters.data.state);
    const attempt = await limit.begin({ subject: null, known, network: addressPrefix(request.ip) });
    if (!attempt.ok) return sendFailure(reply, attempt.failure);
    const back = await company.comeBack(parameters.data);
    if (back === undefined) return sendFailure(reply, { type: 'expired' });
    const { begun, vouched } = back;
    const person = vouched.ok ? await personVouchedFor(context, vouched.value) : vouched;
    if (!person.ok) {
      context.log.info({ why: person.failure.type }, 'company-sign-in-refused');
      return goBack(reply, publicUrl(), begun, { failure: person.failure.type });
    }
    await attempt.value.forget();
    const secondFactor = vouched.ok && vouched.value.secondFactor;
    return goBack(reply, publicUrl(), begun, {
      code: await company.leave(begun, { ...person.value, secondFactor }),
    });
  });
  app.post(
    '/api/auth/company/redeem',
    { config: { caller: 'anyone' } },
    attempted(limit, {
      input: Redeemed,
      attempt: async ({ code }) => ({ subject: null, known: await company.gave('code', code) }),
      run: async ({ code, verifier }, request) => {
        const done = await company.redeem(code, verifier);
        if (!done.ok) return done;
        const { personId, ...shown } = done.value;
        return await auth.begin(personId, shown, deviceOf(originOf(request)));
      },
    }),
  );
}

/** To our own page, or to the application that waits on this very computer; to nowhere else, whatever was asked. */
function goBack(
  reply: FastifyReply,
  publicUrl: URL,
  { back, state }: Begun,
  brought: { readonly code: string } | { readonly failure: string },
): FastifyReply {
  const parameters = new URLSearchParams({ ...brought, state });
  const target =
    back.type === 'loopback'
      ? `http://127.0.0.1:${back.port}/?${parameters}`
      : new URL(`/#${parameters}`, publicUrl).href;
  return reply.header('cache-control', 'no-store').redirect(target, 303);
}
