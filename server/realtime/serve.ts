import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import { encode } from '../../app/wire/envelope.ts';
import type { Answer, RequestFailure } from '../../app/wire/failures.ts';
import type { Connection, Context } from '../context.ts';
import { announceColleague, announceDirectory, announceLookers, announceWorkstation } from '../steps/announce.ts';
import { findLogin } from '../store/logins.ts';
import { markSeen } from '../store/workstations.ts';
import type { Allowances } from './allowance.ts';
import type { Outcome } from './dispatch.ts';
import { dispatch } from './dispatch.ts';
import type { Line } from './lines.ts';
import { roomOfEmployee, roomOfLogin, roomOfPerson } from './rooms.ts';

export interface Service {
  readonly context: Context;
  readonly measure: (outcome: Outcome, milliseconds: number) => void;
  readonly allowances: Allowances;
  /** False while the broker leaves: what comes then is for the next one. */
  readonly accepting: () => boolean;
  /** Keeps the broker from leaving before the work is done. */
  readonly during: (work: Promise<void>) => void;
}

/** Everything a line may do from its admission to its end. */
export function serve({ context, measure, allowances, accepting, during }: Service, line: Line): void {
  const { login } = line.data;
  const connection = connectionOf(line, context.random.hex(16));
  const { allowance: left, release } = allowances.hold(login.person.id);
  /** One request after the other: what a client says first is done first. */
  let turn = Promise.resolve();
  void line.join([roomOfPerson(login.person.id), roomOfLogin(login.id)]);
  if (login.person.role === 'employee') void line.join(roomOfEmployee(login.person.id));
  if (login.person.role === 'technician') void line.join('technicians');
  if (login.person.role === 'administrator') void line.join('administrators');

  line.on('request', (raw, acknowledge) => {
    if (!accepting()) return;
    const retryAfterMs = left.spend(context.clock.now());
    if (!isReply(acknowledge))
      return context.log.debug({ connection: line.id }, 'a request without acknowledgement was ignored');
    if (retryAfterMs > 0) return acknowledge(no({ type: 'too-many', retryAfterMs }));
    turn = turn.then(async () => {
      const began = performance.now();
      const outcome = await dispatch(context, connection, raw);
      measure(outcome, performance.now() - began);
      acknowledge(outcome.answer);
      if (!outcome.answer.ok && LAST.has(outcome.answer.failure.type)) dismiss(line);
    });
    during(turn);
  });
  line.onAny((name, ...rest) => {
    if (name === 'request') return;
    const acknowledge: unknown = rest.at(-1);
    if (isReply(acknowledge)) acknowledge(no({ type: 'unknown-message', name: String(name).slice(0, 60) }));
    context.log.debug({ connection: line.id }, 'a message of an unknown name was refused');
  });
  line.on('disconnect', () => {
    release();
    during(leave(context, connection, login.person));
  });

  const { person } = login;
  line.emit('event', encode({ type: 'welcome', nonce: connection.nonce, person, serverTime: context.clock.now() }));
  during(closeIfSignedOut(context, line));
}

/** A connection whose sign-in has ended, or owes a second factor from now on, hears nothing more. */
const LAST: ReadonlySet<RequestFailure['type']> = new Set(['not-signed-in', 'second-factor-needed']);

type Reply = (answer: Answer<unknown>) => void;

const isReply = (acknowledge: unknown): acknowledge is Reply => typeof acknowledge === 'function';

const no = (failure: RequestFailure): Answer<never> => ({ ok: false, failure });

function connectionOf(line: Line, nonce: string): Connection {
  let workstation: Connection['workstation'] = null;
  return {
    id: line.id,
    loginId: line.data.login.id,
    nonce,
    isPage: line.handshake.headers.origin !== undefined,
    get open() {
      return line.connected;
    },
    get workstation() {
      return workstation;
    },
    attach: (proven) => {
      workstation = proven;
    },
    join: (room) => void line.join(room),
  };
}

/** A sign-out between admission and now would have found nobody here to close. */
async function closeIfSignedOut({ store, log, clock }: Context, line: Line): Promise<void> {
  try {
    const login = await findLogin(store, line.data.login.id, clock.now());
    if (login?.standing !== 'open') dismiss(line);
  } catch (error) {
    log.warn({ err: error }, 'a sign-in could not be looked up again');
    line.disconnect(true);
  }
}

/** Its sign-in is over: there is no use in coming back with it. */
function dismiss(line: Line): void {
  line.emit('event', encode({ type: 'signed-out' }));
  line.disconnect(true);
}

async function leaveDesk(context: Context, connectionId: string, personId: Id): Promise<void> {
  try {
    const left = await context.presence.leave(connectionId);
    if (left === undefined) return;
    if (left.ticketId !== null) await announceLookers(context, left.ticketId);
    await announceColleague(context, personId);
  } catch (error) {
    context.log.warn({ err: error }, 'a console that left could not be noted');
  }
}

async function leave(context: Context, { id, workstation }: Connection, person: Person): Promise<void> {
  if (person.role === 'technician') await leaveDesk(context, id, person.id);
  if (workstation === null) return;
  try {
    await markSeen(context.store, workstation.id, context.clock.now());
    if (!(await context.presence.detach(workstation.id, id))) return;
    context.log.info({ workstation: workstation.id }, 'workstation-detached');
    await announceWorkstation(context, workstation.id);
    announceDirectory(context, 'workstations');
  } catch (error) {
    context.log.warn({ err: error, workstation: workstation.id }, 'a workstation that left could not be noted');
  }
}
