import type { Server, Socket } from 'socket.io';
import type { BrokerEvent } from '../../app/wire/broker-events.ts';
import type { Login } from '../store/logins.ts';

interface ServerEvents {
  event: (event: BrokerEvent) => void;
}

interface ClientEvents {
  request: (raw: unknown, acknowledge: unknown) => void;
}

/** Set when the line is admitted, before anything else hears of it. */
interface LineData {
  login: Login;
}

/** A client's connection as Socket.IO knows it. */
export type Line = Socket<ClientEvents, ServerEvents, Record<string, never>, LineData>;

export type Lines = Server<ClientEvents, ServerEvents, Record<string, never>, LineData>;
