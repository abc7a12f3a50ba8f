import type { adviceRequests } from '../../../app/wire/requests/advice.ts';
import type { Case } from '../case.ts';
import { decide } from './decide.ts';
import { listKnownIncidents } from './incidents.ts';
import { recommendForCall, recommendForTicket } from './recommend.ts';

export const adviceCases: { readonly [T in keyof typeof adviceRequests]: Case<T> } = {
  'advice.for-ticket': recommendForTicket,
  'advice.for-call': recommendForCall,
  'advice.decide': decide,
  'advice.incidents': listKnownIncidents,
};
