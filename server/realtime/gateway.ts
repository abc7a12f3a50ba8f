import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Server } from 'socket.io';
import type { Id } from '../../app/kernel/scalars.ts';
import type { BrokerEvent } from '../../app/wire/broker-events.ts';
import { encode } from '../../app/wire/envelope.ts';
import { REQUEST_LIMIT_BYTES } from '../../app/wire/requests.ts';
import type { Auth } from '../accounts/auth.ts';
import type { Context } from '../context.ts';
import type { Origins } from '../http/origins.ts';
import { admit } from './admit.ts';
import type { Rate } from './allowance.ts';
import { createAllowances } from './allowance.ts';
import type { Line, Lines } from './lines.ts';
import type { Room } from './rooms.ts';
import { roomOfLogin, roomOfPerson, roomOfWorkstation } from './rooms.ts';
import type { Service } from './serve.ts';
import { serve } from './serve.ts';

/** Where clients are connected to this broker. */
export interface Gateway {
  /** To this broker's own connections. */
  deliver(rooms: readonly Room[], event: BrokerEvent): void;
  /** Tells the connections of an ended sign-in, then closes them for good. */
  endLogin(loginId: Id): void;
  /** Tells a workstation that its key is refused from now on, then cuts it off. */
  revokeWorkstation(workstationId: Id): void;
  /** Closes every connection so that clients come back and read anew what they may have missed. */
  startOver(): void;
  connections(): number;
  /** Of the sign-ins that are connected here. */
  logins(): Id[];
  /** Answers what was asked, takes nothing new, then closes every connection; clients look for the next broker. */
  close(): Promise<void>;
}

export interface GatewayOptions extends Pick<Service, 'measure'> {
  readonly allowance: Rate;
  readonly auth: Auth;
  readonly origins: Origins;
  /** The context exists only once the gateway does: events flow through it. */
  readonly context: () => Context;
}

/** A message longer than a request may be is still read, so that it can be refused by name; one this long costs the connection. */
const FRAME_LIMIT_BYTES = REQUEST_LIMIT_BYTES * 8;

export function openGateway(http: HttpServer, { auth, origins, context, measure, allowance }: GatewayOptions): Gateway {
  const lines: Lines = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: FRAME_LIMIT_BYTES,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, origins.allows(request.headers.origin)),
  });
  const allowances = createAllowances(allowance);
  const isOneTooMany = ({ data }: Line): boolean =>
    (lines.of('/').adapter.rooms.get(roomOfPerson(data.login.person.id))?.size ?? 0) >= MOST_LINES;
  const busy = new Set<Promise<void>>();
  let accepting = true;
  const during = (work: Promise<void>): void => {
    const counted = work.finally(() => busy.delete(counted));
    busy.add(counted);
  };
  const idle = async (): Promise<void> => {
    while (busy.size > 0) await Promise.allSettled(busy);
  };
  lines.use((line, next) => {
    void admit(auth, context(), line).then((failure) => {
      const refusal = failure ?? (isOneTooMany(line) ? TOO_MANY : null);
      return refusal === null ? next() : next(Object.assign(new Error(refusal.type), { data: refusal }));
    });
  });
  lines.on('connection', (line) =>
    serve({ context: context(), measure, allowances, accepting: () => accepting, during }, line),
  );
  return {
    deliver: (rooms, event) => void lines.to([...rooms]).emit('event', encode(event)),
    endLogin: (loginId) => {
      lines.to(roomOfLogin(loginId)).emit('event', encode({ type: 'signed-out' }));
      lines.in(roomOfLogin(loginId)).disconnectSockets(true);
    },
    revokeWorkstation: (workstationId) => {
      const room = roomOfWorkstation(workstationId);
      lines.to(room).emit('event', encode({ type: 'workstation-revoked' }));
      lines.in(room).disconnectSockets(true);
    },
    startOver: () => {
      for (const line of lines.of('/').sockets.values()) void cut(line);
    },
    connections: () => lines.of('/').sockets.size,
    logins: () => [...new Set([...lines.of('/').sockets.values()].map(({ data }) => data.login.id))],
    close: async () => {
      accepting = false;
      await idle();
      const open = [...lines.of('/').sockets.values()];
      await Promise.race([Promise.all(open.map(cut)), wait(FAREWELL_MS)]);
      lines.engine.close();
      await idle();
    },
  };
}

/** Connections of one person: more than anyone has tabs and computers. */
const MOST_LINES = 200;
const TOO_MANY = { type: 'too-many', retryAfterMs: 5_000 } as const;

/** How long a client may take to receive its last answers. */
const FAREWELL_MS = 1_000;

/** Below Socket.IO's own goodbye, which tells a client not to come back; what was written before still arrives. */
async function cut(line: Line): Promise<void> {
  const gone = once(line, 'disconnect');
  line.conn.close();
  await gone;
}
