import type { RequestType } from '../../app/wire/requests.ts';
import { accountCases } from './account/cases.ts';
import { adviceCases } from './advice/cases.ts';
import { askFurther } from './ask-further.ts';
import { attachWorkstation } from './attach-workstation.ts';
import { auditCases } from './audit/cases.ts';
import { cancelTicket } from './cancel-ticket.ts';
import type { Case } from './case.ts';
import { courseCases } from './course/cases.ts';
import { createPerson } from './create-person.ts';
import { deskCases } from './desk/cases.ts';
import { directoryCases } from './directory/cases.ts';
import { endSession } from './end-session.ts';
import { listDevices, withdrawDevice } from './enrolment/devices.ts';
import { issueEnrolmentToken } from './enrolment/issue-enrolment-token.ts';
import { listEnrolmentTokens } from './enrolment/list-enrolment-tokens.ts';
import { showBrokerKey } from './enrolment/show-broker-key.ts';
import { withdrawEnrolmentToken } from './enrolment/withdraw-enrolment-token.ts';
import { giveIceServers } from './give-ice-servers.ts';
import { guestCases } from './guests/cases.ts';
import { identityCases } from './identity/cases.ts';
import { knowledgeCases } from './knowledge/cases.ts';
import { listMyTickets } from './list-my-tickets.ts';
import { listPeople } from './list-people.ts';
import { listQueue } from './list-queue.ts';
import { openTicket } from './open-ticket.ts';
import { mergePerson, previewMerge } from './people/merge-person.ts';
import { setPersonDisabled } from './people/set-person-disabled.ts';
import { updatePerson } from './people/update-person.ts';
import { policyCases } from './policy/cases.ts';
import { privacyCases } from './privacy/cases.ts';
import { relaySignal } from './relay-signal.ts';
import { releaseTicket } from './release-ticket.ts';
import { reportSession } from './report-session.ts';
import { reportCases } from './reports/cases.ts';
import { requestSession } from './request-session.ts';
import { resolveTicket } from './resolve-ticket.ts';
import { revealOpening } from './reveal-opening.ts';
import { rightsCases } from './rights/cases.ts';
import { endByAdministrator } from './running/end-by-administrator.ts';
import { listRunningSessions } from './running/list-running-sessions.ts';
import { searchEverything } from './search/search-everything.ts';
import { searchTickets } from './search-tickets.ts';
import { showMe } from './show-me.ts';
import { showTicket } from './show-ticket.ts';
import { takeTicket } from './take-ticket.ts';
import { talkCases } from './talk/cases.ts';
import { visitCases } from './visits/cases.ts';
import { withdrawFurther } from './withdraw-further.ts';
import { withdrawSession } from './withdraw-session.ts';
import { listWorkstations } from './workstations/list-workstations.ts';
import { placeWorkstation } from './workstations/place-workstation.ts';
import { restoreWorkstation } from './workstations/restore-workstation.ts';
import { revokeWorkstation } from './workstations/revoke-workstation.ts';

/** One case a request: a request without its case does not compile. */
export const cases: { readonly [T in RequestType]: Case<T> } = {
  'person.me': showMe,
  'person.list': listPeople,
  'person.create': createPerson,
  'person.update': updatePerson,
  'person.set-disabled': setPersonDisabled,
  'person.preview-merge': previewMerge,
  'person.merge': mergePerson,
  'workstation.attach': attachWorkstation,
  'workstation.list': listWorkstations,
  'workstation.place': placeWorkstation,
  'workstation.revoke': revokeWorkstation,
  'workstation.restore': restoreWorkstation,
  ...directoryCases,
  'enrolment.list': listEnrolmentTokens,
  'enrolment.show-key': showBrokerKey,
  'enrolment.issue': issueEnrolmentToken,
  'enrolment.withdraw': withdrawEnrolmentToken,
  'enrolment.devices': listDevices,
  'enrolment.withdraw-device': withdrawDevice,
  'session.list-running': listRunningSessions,
  'session.end-by-administrator': endByAdministrator,
  'ticket.open': openTicket,
  'ticket.cancel': cancelTicket,
  'ticket.mine': listMyTickets,
  'ticket.queue': listQueue,
  'ticket.search': searchTickets,
  'ticket.show': showTicket,
  'ticket.take': takeTicket,
  'ticket.release': releaseTicket,
  'ticket.resolve': resolveTicket,
  ...courseCases,
  ...talkCases,
  ...guestCases,
  ...visitCases,
  ...deskCases,
  ...adviceCases,
  ...knowledgeCases,
  ...reportCases,
  'search.everything': searchEverything,
  ...policyCases,
  ...rightsCases,
  'session.request': requestSession,
  'session.reveal': revealOpening,
  'session.withdraw': withdrawSession,
  'session.end': endSession,
  'session.ask-further': askFurther,
  'session.withdraw-further': withdrawFurther,
  'session.report': reportSession,
  'session.signal': relaySignal,
  'session.ice': giveIceServers,
  ...accountCases,
  ...identityCases,
  ...auditCases,
  ...privacyCases,
};
