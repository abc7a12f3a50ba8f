import type { z } from 'zod';
import { accountRequests } from './requests/account.ts';
import { adviceRequests } from './requests/advice.ts';
import { auditRequests } from './requests/audit.ts';
import type { RequestContract } from './requests/contract.ts';
import { courseRequests } from './requests/course.ts';
import { deskRequests } from './requests/desk.ts';
import { directoryRequests } from './requests/directory.ts';
import { enrolmentRequests } from './requests/enrolment.ts';
import { guestRequests } from './requests/guests.ts';
import { identityRequests } from './requests/identity.ts';
import { knowledgeRequests } from './requests/knowledge.ts';
import { peopleRequests } from './requests/people.ts';
import { policyRequests } from './requests/policy.ts';
import { privacyRequests } from './requests/privacy.ts';
import { reportRequests } from './requests/reports.ts';
import { rightsRequests } from './requests/rights.ts';
import { runningSessionRequests } from './requests/running-sessions.ts';
import { searchRequests } from './requests/search.ts';
import { sessionRequests } from './requests/sessions.ts';
import { talkRequests } from './requests/talk.ts';
import { ticketRequests } from './requests/tickets.ts';
import { visitRequests } from './requests/visits.ts';
import { workstationRequests } from './requests/workstations.ts';

/** Every request a client may send; sent as `request` with `{ v, type, input }`, answered by the acknowledgement. */
export const requests = {
  ...peopleRequests,
  ...workstationRequests,
  ...directoryRequests,
  ...runningSessionRequests,
  ...enrolmentRequests,
  ...ticketRequests,
  ...courseRequests,
  ...talkRequests,
  ...guestRequests,
  ...visitRequests,
  ...deskRequests,
  ...adviceRequests,
  ...knowledgeRequests,
  ...reportRequests,
  ...searchRequests,
  ...sessionRequests,
  ...rightsRequests,
  ...accountRequests,
  ...identityRequests,
  ...policyRequests,
  ...auditRequests,
  ...privacyRequests,
} as const satisfies Record<string, RequestContract>;

export type RequestType = keyof typeof requests;
export type RequestInput<T extends RequestType> = z.infer<(typeof requests)[T]['input']>;
export type RequestOutput<T extends RequestType> = z.infer<(typeof requests)[T]['output']>;

/** Longest request accepted, in bytes; a longer one is answered `oversized`, a much longer one costs the connection. */
export const REQUEST_LIMIT_BYTES = 128 * 1024;
