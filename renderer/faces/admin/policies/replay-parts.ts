import type { Failure, Result } from '../../../../app/kernel/result.ts';
import type { Cursor, ReplayPart } from '../../../../app/wire/requests/policy.ts';

interface Asking<F extends Failure> {
  readonly ask: (after: Cursor | null) => Promise<Result<ReplayPart, F>>;
  readonly seen: (part: ReplayPart) => void;
  /** Asked when a part has come, before it is shown and the next is asked for. */
  readonly isWanted: () => boolean;
}

/** Asks part after part, until the month is through, something fails, or nobody wants to know any more. */
export async function replayParts<F extends Failure>({ ask, seen, isWanted }: Asking<F>): Promise<'done' | 'left' | F> {
  let after: Cursor | null = null;
  do {
    const part: Result<ReplayPart, F> = await ask(after);
    if (!isWanted()) return 'left';
    if (!part.ok) return part.failure;
    seen(part.value);
    after = part.value.next;
  } while (after !== null);
  return 'done';
}
