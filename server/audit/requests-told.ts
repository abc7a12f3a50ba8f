import type { NoteKind } from '../../app/audit/kinds.ts';
import type { RequestInput, RequestType } from '../../app/wire/requests.ts';
import type { Caller } from '../context.ts';
import { actorOf } from '../steps/actors.ts';
import type { Note } from './drafts.ts';

type Told<T extends RequestType> = (caller: Caller, input: RequestInput<T>) => Omit<Note, 'actor'>;

/** One's own account. */
const own =
  (kind: NoteKind) =>
  ({ person }: Caller): Omit<Note, 'actor'> => ({ kind, subject: { personId: person.id }, body: {} });

/**
 * What each request leaves in the audit once it is done. `reads`: nothing, because nothing changed that anyone could
 * want to prove. `writes`: what its case chains in the transaction that makes the change, where it makes one. A function: this note, which
 * follows at once, where the change is not a transaction of the broker's own.
 */
const REQUESTS_TOLD: { readonly [T in RequestType]: 'reads' | 'writes' | Told<T> } = {
  'person.me': 'reads',
  'person.list': 'reads',
  'person.create': 'writes',
  'person.update': 'writes',
  'person.set-disabled': 'writes',
  'workstation.attach': 'reads',
  'workstation.list': 'reads',
  'workstation.place': 'writes',
  'workstation.revoke': 'writes',
  'workstation.restore': 'writes',
  'ticket.open': 'writes',
  'ticket.add-word': 'writes',
  'ticket.cancel': 'writes',
  'ticket.mine': 'reads',
  'ticket.queue': 'reads',
  'ticket.search': 'reads',
  'ticket.show': 'reads',
  'ticket.take': 'writes',
  'ticket.release': 'writes',
  'ticket.resolve': 'writes',
  'course.show': 'reads',
  'course.wait': 'writes',
  'course.resume': 'writes',
  'course.add-concern': 'writes',
  'course.answer': 'writes',
  'course.confirm': 'writes',
  'course.refuse': 'writes',
  'course.reopen': 'writes',
  'course.rate': 'writes',
  'course.settings': 'reads',
  'course.change-settings': 'writes',
  'knowledge.suggest': 'reads',
  'knowledge.search': 'reads',
  'knowledge.show': 'reads',
  'knowledge.solved': 'writes',
  'knowledge.save-draft': 'writes',
  'knowledge.submit': 'writes',
  'knowledge.publish': 'writes',
  'knowledge.send-back': 'writes',
  'knowledge.archive': 'writes',
  'knowledge.versions': 'reads',
  'knowledge.from-ticket': 'reads',
  'session.request': 'writes',
  'session.reveal': 'reads',
  'session.withdraw': 'writes',
  'session.end': 'writes',
  'session.end-by-administrator': 'writes',
  'session.list-running': 'reads',
  'session.ask-further': 'writes',
  'session.withdraw-further': 'writes',
  'session.report': 'writes',
  'session.signal': 'reads',
  'session.ice': 'reads',
  'session.rights': 'writes',
  'block.list': 'reads',
  'block.lift': 'writes',
  'account.show': 'reads',
  'account.change-password': own('password-changed'),
  'account.begin-totp': 'reads',
  'account.confirm-totp': own('second-factor-enabled'),
  'account.remove-totp': own('second-factor-disabled'),
  'account.renew-recovery-codes': own('recovery-codes-renewed'),
  'account.begin-passkey': 'reads',
  'account.add-passkey': own('passkey-added'),
  'account.remove-passkey': own('passkey-removed'),
  'account.sign-ins': 'reads',
  'account.end-sign-in': 'writes',
  'account.end-other-sign-ins': 'writes',
  'identity.settings': 'reads',
  'identity.change-settings': 'writes',
  'identity.sign-ins': 'reads',
  'identity.end-sign-in': 'writes',
  'identity.end-sign-ins': 'writes',
  'identity.reset-factors': 'writes',
  'identity.give-password': 'writes',
  'directory.show': 'reads',
  'organisation.save': 'writes',
  'organisation.archive': 'writes',
  'site.save': 'writes',
  'site.archive': 'writes',
  'team.save': 'writes',
  'team.archive': 'writes',
  'contract.list': 'reads',
  'contract.save': 'writes',
  'contract.archive': 'writes',
  'holiday.list': 'reads',
  'holiday.places': 'reads',
  'enrolment.list': 'reads',
  'enrolment.show-key': 'reads',
  'enrolment.issue': 'writes',
  'enrolment.withdraw': 'writes',
  'policy.show': 'reads',
  'policy.history': 'reads',
  'policy.version': 'reads',
  'policy.read': 'reads',
  'policy.decisions': 'reads',
  'policy.reach': 'reads',
  'policy.what-if': 'reads',
  'policy.replay': 'reads',
  'policy.validate': 'reads',
  'policy.change': 'writes',
  'policy.discard': 'writes',
  'policy.take-up': 'writes',
  'policy.publish': 'writes',
  'policy.approve': 'writes',
  'policy.reject': 'writes',
  'policy.roll-back': 'writes',
  'audit.list': 'reads',
  'audit.verify': 'reads',
  'audit.export': 'writes',
  'audit.export-own': 'writes',
  'privacy.retention': 'reads',
  'privacy.change-retention': 'writes',
  'privacy.preview-erasure': 'reads',
  'privacy.erase': 'writes',
  'privacy.export-person': 'writes',
};

/** The note that has to follow a request that was done; null for those that have told themselves, or have nothing to tell. */
export function noteFor<T extends RequestType>(type: T, caller: Caller, input: RequestInput<T>): Note | null {
  const told: 'reads' | 'writes' | Told<T> = REQUESTS_TOLD[type];
  return typeof told === 'string' ? null : { ...told(caller, input), actor: actorOf(caller.person) };
}

/** Whether a request that is done leaves something in the audit. */
export const isTold = (type: RequestType): boolean => REQUESTS_TOLD[type] !== 'reads';
