import { z } from 'zod';
import { Standing } from '../../app/advice/circumstances.ts';
import { IntakeChannel } from '../../app/desk/channel.ts';
import { CallerCard } from '../../app/desk/intake.ts';
import { Id, Instant } from '../../app/kernel/scalars.ts';
import { Urgency } from '../../app/ticket/priority.ts';
import { Reference } from '../../app/ticket/reference.ts';
import { Category, Impact } from '../../app/ticket/ticket.ts';

/** A call as far as it was written down; nothing of it is at the broker but its reference. */
const IntakeDraft = z.object({
  intakeId: Id,
  channel: IntakeChannel,
  begunAt: Instant,
  /** Null until the broker has drawn it. */
  reference: Reference.nullable(),
  /** What was typed to find the caller. */
  typed: z.string().max(200),
  caller: CallerCard.nullable(),
  words: z.string().max(2000),
  impact: Impact,
  urgency: Urgency.nullable(),
  category: Category.nullable(),
  /** What was recommended, where it was followed. */
  followed: Standing.nullable().default(null),
});
export type IntakeDraft = z.infer<typeof IntakeDraft>;

/** The call that a technician is writing down on this device: it outlives the window, and goes once the broker has it. */
export interface IntakeKeep {
  read(): IntakeDraft | null;
  write(draft: IntakeDraft | null): void;
}

/** One a person: colleagues who share a computer do not find each other's calls. */
export function intakeKeepIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, personId: Id): IntakeKeep {
  const place = `accord.intake.${personId}`;
  return {
    read: () => parsed(storage.getItem(place)),
    write: (draft) => (draft === null ? storage.removeItem(place) : storage.setItem(place, JSON.stringify(draft))),
  };
}

/** What another version has left there and this one can't read is no draft. */
function parsed(stored: string | null): IntakeDraft | null {
  try {
    return IntakeDraft.safeParse(JSON.parse(stored ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
