import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Workstation } from '../../app/wire/requests/workstations.ts';
import type { Caller } from '../context.ts';
import type { StoredSession } from '../store/sessions.ts';

type NotFound = { readonly type: 'not-found' };
type NotAttached = { readonly type: 'not-attached' };

/** The technician who asked for it; to anyone else it does not exist. */
export function asTechnician(stored: StoredSession | undefined, { person }: Caller): Result<StoredSession, NotFound> {
  return stored?.session.technician.id === person.id ? ok(stored) : fail({ type: 'not-found' });
}

/** The workstation it is about, on a connection that has proven its key; to any other it does not exist. */
export function asWorkstation(
  stored: StoredSession | undefined,
  { connection: { workstation } }: Caller,
): Result<{ readonly stored: StoredSession; readonly workstation: Workstation }, NotFound | NotAttached> {
  if (workstation === null) return fail({ type: 'not-attached' });
  return stored?.session.workstationId === workstation.id ? ok({ stored, workstation }) : fail({ type: 'not-found' });
}

/** One of the two ends, by the caller's role. */
export function asEnd(
  stored: StoredSession | undefined,
  caller: Caller,
): Result<StoredSession, NotFound | NotAttached> {
  if (caller.person.role === 'technician') return asTechnician(stored, caller);
  const own = asWorkstation(stored, caller);
  return own.ok ? ok(own.value.stored) : own;
}
