import { randomBytes } from 'node:crypto';
import type { EnrolmentToken } from '../../../app/directory/enrolment.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import { digestOf } from '../../enrolment/enrol.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { addEnrolmentToken } from '../../store/enrolment.ts';
import { missingPlace } from '../../store/organisations.ts';
import type { Case } from '../case.ts';

const DAY_MS = 86_400_000;

export const issueEnrolmentToken: Case<'enrolment.issue'> = (context, caller, { days, ...wish }) =>
  transact(context, async (work) => {
    const missing = await missingPlace(work.db, wish);
    if (missing !== null) return fail({ type: 'not-in-directory', part: missing });
    const secret = `accord-${randomBytes(32).toString('base64url')}`;
    const token: EnrolmentToken = {
      ...wish,
      id: context.random.id(),
      expiresAt: work.now + days * DAY_MS,
      uses: 0,
      revokedAt: null,
      createdAt: work.now,
    };
    await addEnrolmentToken(work.db, token, digestOf(secret));
    noteChange(work, caller, { kind: 'enrolment-token-issued', subject: {}, body: { ...token } });
    work.afterwards(() => announceDirectory(context, 'enrolment'));
    return ok({ token, secret, brokerKey: context.signingKey.publicKey });
  });
