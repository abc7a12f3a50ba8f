import type { deskRequests } from '../../../app/wire/requests/desk.ts';
import type { Case } from '../case.ts';
import { abandonIntake } from './abandon-intake.ts';
import { assignTicket } from './assign-ticket.ts';
import { attachIntake } from './attach-intake.ts';
import { beginIntake } from './begin-intake.ts';
import { classifyTicket, givePriority } from './classify.ts';
import { listColleagues, setOnPhone } from './colleagues.ts';
import { countWaiting } from './count-waiting.ts';
import { findCallers, showCaller } from './find-callers.ts';
import { joinIntake } from './join-intake.ts';
import { look } from './look.ts';
import { recordIntake } from './record-intake.ts';
import { changeDeskSettings, showDeskSettings } from './settings.ts';
import { snoozeTicket } from './snooze-ticket.ts';
import { takeNext } from './take-next.ts';
import { watchTicket } from './watch-ticket.ts';

/** The service desk's own requests. */
export const deskCases: { readonly [T in keyof typeof deskRequests]: Case<T> } = {
  'intake.begin': beginIntake,
  'intake.find-callers': findCallers,
  'intake.show-caller': showCaller,
  'intake.record': recordIntake,
  'intake.join': joinIntake,
  'intake.attach': attachIntake,
  'intake.abandon': abandonIntake,
  'ticket.classify': classifyTicket,
  'ticket.give-priority': givePriority,
  'ticket.take-next': takeNext,
  'ticket.count-waiting': countWaiting,
  'ticket.assign': assignTicket,
  'ticket.snooze': snoozeTicket,
  'ticket.watch': watchTicket,
  'ticket.look': look,
  'desk.colleagues': listColleagues,
  'desk.set-on-phone': setOnPhone,
  'desk.settings': showDeskSettings,
  'desk.change-settings': changeDeskSettings,
};
