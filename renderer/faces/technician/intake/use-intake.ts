import { useEffect, useMemo, useState } from 'react';
import type { IntakeChannel } from '../../../../app/desk/channel.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { LinkStatus } from '../../../ports/broker/link.ts';
import type { IntakeDraft } from '../../../ports/intake-draft.ts';
import { intakeKeepIn } from '../../../ports/intake-draft.ts';
import type { Office } from '../../../state/office.ts';

export interface Intake {
  /** The call that is written down on this device; null when there is none. */
  readonly draft: IntakeDraft | null;
  readonly isShown: boolean;
  /** Goes on with the call that is being written down, or begins one. */
  open(channel: IntakeChannel): void;
  /** Out of sight; nothing of it is lost. */
  hide(): void;
  change(part: Partial<IntakeDraft>): void;
  /** The broker has it, or nobody wants it any more. */
  clear(): void;
}

/** One call at a time; its reference is drawn at once, or as soon as the broker is back. */
export function useIntake({ link, now }: Office, me: Id, status: LinkStatus): Intake {
  const keep = useMemo(() => intakeKeepIn(localStorage, me), [me]);
  const [draft, setDraft] = useState(keep.read);
  const [isShown, setShown] = useState(draft !== null);
  const [id, channel, isNamed] = [draft?.intakeId, draft?.channel, draft?.reference !== null];

  useEffect(() => {
    if (status !== 'online' || id === undefined || channel === undefined || isNamed) return;
    let isCurrent = true;
    void link.request('intake.begin', { intakeId: id, channel }).then((answer) => {
      if (!isCurrent || !answer.ok) return;
      setDraft((before) => (before?.intakeId === id ? { ...before, ...answer.value } : before));
    });
    return () => {
      isCurrent = false;
    };
  }, [link, status, id, channel, isNamed]);

  useEffect(() => keep.write(draft), [keep, draft]);

  return {
    draft,
    isShown: isShown && draft !== null,
    open: (wanted) => {
      setDraft((before) => before ?? { ...EMPTY, intakeId: crypto.randomUUID(), channel: wanted, begunAt: now() });
      setShown(true);
    },
    hide: () => setShown(false),
    change: (part) => setDraft((before) => (before === null ? null : { ...before, ...part })),
    clear: () => {
      setDraft(null);
      setShown(false);
    },
  };
}

const EMPTY = {
  reference: null,
  typed: '',
  caller: null,
  words: '',
  impact: 'hindered',
  urgency: null,
  category: null,
  followed: null,
} as const;
