import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { DeviceClaim, EnrolClaim } from '../../app/directory/enrolment.ts';
import { fail } from '../../app/kernel/result.ts';
import { Signature } from '../../app/kernel/scalars.ts';
import { deviceOf } from '../accounts/device.ts';
import type { Context } from '../context.ts';
import { claimHolds, giveChallenge } from '../enrolment/challenge.ts';
import { digestOf, enrol } from '../enrolment/enrol.ts';
import { findDevice, isEnrolmentToken } from '../store/enrolment.ts';
import { findPerson } from '../store/people.ts';
import { isKeyRevoked } from '../store/workstations.ts';
import { attempted, originOf } from './attempted.ts';

const Enrolment = z.object({ token: z.string().min(1).max(100), claim: EnrolClaim, signature: Signature });
const DeviceSignIn = z.object({ claim: DeviceClaim, signature: Signature });

/** How a computer of a fleet comes in without anybody typing: a challenge, an enrolment once, a sign-in by its key ever after. */
export function addEnrolment(app: FastifyInstance, context: Context): void {
  const { auth, limit, store } = context;
  app.post('/api/device/challenge', { config: { caller: 'anyone' } }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send(giveChallenge(context)),
  );
  app.post(
    '/api/enrol',
    { config: { caller: 'anyone' } },
    attempted(limit, {
      input: Enrolment,
      attempt: async ({ token, claim }) => ({
        subject: `enrol:${claim.publicKey}`,
        known: await isEnrolmentToken(store, digestOf(token)),
      }),
      run: async (sent) => {
        const answer = await enrol(context, sent);
        if (!answer.ok) context.log.info({ why: answer.failure.why }, 'enrolment-refused');
        return answer;
      },
    }),
  );
  app.post(
    '/api/device/sign-in',
    { config: { caller: 'anyone' } },
    attempted(limit, {
      input: DeviceSignIn,
      attempt: async ({ claim }) => ({
        subject: `device:${claim.publicKey}`,
        known: (await findDevice(store, claim.publicKey)) !== undefined,
      }),
      run: async ({ claim, signature }, request) => {
        if (!(await claimHolds(context, 'accord-device-sign-in-v1', claim, signature)))
          return fail({ type: 'wrong-credentials' });
        const device = await findDevice(store, claim.publicKey);
        const isRevoked = await isKeyRevoked(store, claim.publicKey);
        if (device?.person_id == null || isRevoked) return fail({ type: 'wrong-credentials' });
        /** A key signs in employees alone: other rights are never a computer's to give. */
        if ((await findPerson(store, device.person_id))?.role !== 'employee')
          return fail({ type: 'wrong-credentials' });
        return await auth.begin(device.person_id, { secondFactor: false }, deviceOf(originOf(request)));
      },
    }),
  );
}
