import type { RequestType } from '../../app/wire/requests.ts';
import { accountCases } from './account/cases.ts';
import { addWord } from './add-word.ts';
import { askFurther } from './ask-further.ts';
import { attachWorkstation } from './attach-workstation.ts';
import { cancelTicket } from './cancel-ticket.ts';
import type { Case } from './case.ts';
import { createPerson } from './create-person.ts';
import { endSession } from './end-session.ts';
import { giveIceServers } from './give-ice-servers.ts';
import { identityCases } from './identity/cases.ts';
import { listMyTickets } from './list-my-tickets.ts';
import { listPeople } from './list-people.ts';
import { listQueue } from './list-queue.ts';
import { openTicket } from './open-ticket.ts';
import { policyCases } from './policy/cases.ts';
import { relaySignal } from './relay-signal.ts';
import { reportSession } from './report-session.ts';
import { requestSession } from './request-session.ts';
import { resolveTicket } from './resolve-ticket.ts';
import { revealOpening } from './reveal-opening.ts';
import { showMe } from './show-me.ts';
import { showTicket } from './show-ticket.ts';
import { takeTicket } from './take-ticket.ts';
import { withdrawSession } from './withdraw-session.ts';

/** One case a request: a request without its case does not compile. */
export const cases: { readonly [T in RequestType]: Case<T> } = {
  'person.me': showMe,
  'person.list': listPeople,
  'person.create': createPerson,
  'workstation.attach': attachWorkstation,
  'ticket.open': openTicket,
  'ticket.add-word': addWord,
  'ticket.cancel': cancelTicket,
  'ticket.mine': listMyTickets,
  'ticket.queue': listQueue,
  'ticket.show': showTicket,
  'ticket.take': takeTicket,
  'ticket.resolve': resolveTicket,
  ...policyCases,
  'session.request': requestSession,
  'session.reveal': revealOpening,
  'session.withdraw': withdrawSession,
  'session.end': endSession,
  'session.ask-further': askFurther,
  'session.report': reportSession,
  'session.signal': relaySignal,
  'session.ice': giveIceServers,
  ...accountCases,
  ...identityCases,
};
