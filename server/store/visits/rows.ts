import { sql } from 'kysely';
import { z } from 'zod';
import type { Id } from '../../../app/kernel/scalars.ts';
import { Checklist, Guidance, Visit } from '../../../app/visit/intervention.ts';
import { Signature } from '../../../app/visit/signature.ts';
import { ERASED } from '../../privacy/erased.ts';
import type { Store } from '../open-store.ts';

/** What only the broker needs to know of a guidance or a visit; `revision` grows with what calendars have to hear of. */
interface Beside {
  readonly ticketId: Id;
  readonly revision: number;
}
export type KeptGuidance = Guidance & Beside;
export type KeptVisit = Visit & Beside;
export type Kept = KeptGuidance | KeptVisit;

/** The part of a row that tells of people, and is erased with them. */
const GuidanceTold = z.object({ checklist: Checklist, notes: z.string() });
const VisitTold = z.object({
  words: z.string(),
  place: z.string(),
  material: z.string(),
  asked: z.string().nullable(),
  cancelWords: z.string(),
  done: z.string(),
  used: z.string(),
  signature: Signature.nullable(),
});

const GUIDANCE_ERASED: z.infer<typeof GuidanceTold> = { checklist: [], notes: ERASED };

/** What was erased was said once: a signature there was is not shown as if nobody had been asked. */
const visitErased = (endedAt: Date | null): z.infer<typeof VisitTold> => ({
  words: ERASED,
  place: ERASED,
  material: '',
  asked: null,
  cancelWords: '',
  done: ERASED,
  used: '',
  signature: endedAt && { how: 'none', words: ERASED, at: endedAt.getTime() },
});

export function toldOf(one: Guidance | Visit): string {
  if (one.kind === 'telephone') {
    const told: z.infer<typeof GuidanceTold> = { checklist: one.checklist, notes: one.notes };
    return JSON.stringify(told);
  }
  const { words, place, material, asked, cancelled, report } = one;
  const told: z.infer<typeof VisitTold> = {
    ...{ words, place, material, asked },
    cancelWords: cancelled?.words ?? '',
    done: report?.words ?? '',
    used: report?.used ?? '',
    signature: report?.signature ?? null,
  };
  return JSON.stringify(told);
}

export const views = (db: Store) =>
  db
    .selectFrom('intervention')
    .innerJoin('person', 'person.id', 'technician_id')
    .leftJoin('article', 'article.id', 'article_id')
    .selectAll('intervention')
    .select('person.name as technician_name')
    .select(sql<string | null>`article.content ->> 'title'`.as('article_title'));

type View = Awaited<ReturnType<ReturnType<typeof views>['execute']>>[number];

export function keptFrom(row: View): Kept {
  const beside = { ticketId: row.ticket_id, revision: row.revision };
  return row.kind === 'telephone' ? { ...guidanceFrom(row), ...beside } : { ...visitFrom(row), ...beside };
}

const baseOf = (row: View) => ({ id: row.id, technician: { id: row.technician_id, name: row.technician_name } });

function guidanceFrom(row: View): Guidance {
  return Guidance.parse({
    kind: 'telephone',
    ...baseOf(row),
    startedAt: row.started_at?.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
    minutes: row.minutes,
    article: row.article_id && { id: row.article_id, title: row.article_title ?? '' },
    ...(row.told === null ? GUIDANCE_ERASED : GuidanceTold.parse(row.told)),
    outcome: row.outcome,
  });
}

function visitFrom(row: View): Visit {
  const told = row.told === null ? visitErased(row.ended_at) : VisitTold.parse(row.told);
  const { words, place, material, asked } = told;
  return Visit.parse({
    kind: 'on-site',
    ...baseOf(row),
    state: row.state,
    proposedAt: row.made_at.getTime(),
    reason: row.reason,
    ...{ words, place, material, asked },
    dates: row.dates,
    agreed:
      row.agreed_from && row.agreed_until
        ? { from: row.agreed_from.getTime(), until: row.agreed_until.getTime() }
        : null,
    cancelled: row.cancelled_at && {
      at: row.cancelled_at.getTime(),
      by: row.cancelled_by,
      words: told.cancelWords,
      avoided: row.outcome === 'avoided',
    },
    report:
      row.state === 'done'
        ? {
            startedAt: row.started_at?.getTime(),
            minutes: row.minutes,
            words: told.done,
            used: told.used,
            outcome: row.outcome,
            signature: told.signature,
          }
        : null,
  });
}
