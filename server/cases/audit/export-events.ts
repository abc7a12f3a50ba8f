import { z } from 'zod';
import { ok } from '../../../app/kernel/result.ts';
import { issueDownload } from '../../audit/downloads.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import type { Case } from '../case.ts';

/** That somebody exports, and what, is an event of its own and stands in the file that they get. */
export const exportEvents: Case<'audit.export'> = (context, { person }, { filter }) =>
  transact(context, async (work) => {
    const ticket = await issueDownload(context, work.db, person.id, { what: 'audit', filter }, work.now);
    const { text, personId, ...body } = filter;
    work.note({
      kind: 'audit-exported',
      actor: actorOf(person),
      subject: personId === undefined ? {} : { personId },
      body: Body.parse(body),
      ...(text !== undefined && { personal: { text: { of: personId ?? null, value: text } } }),
    });
    const day = new Date(work.now).toISOString().slice(0, 10);
    return ok({ ticket, name: `accord-audit-${day}.jsonl`, key: context.signingKey.publicKey });
  });

const Body = z.record(z.string(), z.json());
