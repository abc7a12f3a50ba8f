import type { Id } from '../../app/kernel/scalars.ts';
import type { EndReason, RemoteSession } from '../../app/session/phase.ts';
import { isOver } from '../../app/session/phase.ts';
import type { LinkFailure } from '../ports/broker/link.ts';
import type { ConsoleConnection } from '../ports/peer/console-peer.ts';

/** The one session that this console has asked for, from the wish to the summary. */
export type DeskState =
  | { readonly type: 'idle' }
  | { readonly type: 'preparing'; readonly ticketId: Id }
  | { readonly type: 'denied'; readonly ticketId: Id; readonly failure: LinkFailure }
  | { readonly type: 'asking'; readonly session: RemoteSession; readonly phrase: readonly string[] | null }
  | { readonly type: 'broken-off'; readonly session: RemoteSession; readonly reason: EndReason }
  | {
      readonly type: 'watching';
      readonly session: RemoteSession;
      readonly phrase: readonly string[] | null;
      readonly connection: ConsoleConnection;
    };

/** True while somebody is being asked or a screen is being seen. */
export function isUnderWay(state: DeskState): boolean {
  if (state.type === 'preparing') return true;
  if (state.type === 'asking') return !isOver(state.session.phase);
  return state.type === 'watching' && state.connection.getState().phase !== 'ended';
}

/** Whether what is told of this session is for what the desk does now. */
export function concerns(state: DeskState, session: RemoteSession): boolean {
  if (state.type === 'preparing') return state.ticketId === session.ticketId && !isOver(session.phase);
  if (state.type === 'asking' || state.type === 'watching') return state.session.id === session.id;
  return false;
}
