import type { Id } from '../../../app/kernel/scalars.ts';
import type { LinkFailure } from '../../ports/broker/link.ts';

/** A file on its way, or waiting to be sent with the words beside it. */
export interface Pending {
  readonly id: Id;
  readonly name: string;
  readonly bytes: number;
  readonly received: number;
  readonly state: 'moving' | 'arrived' | { readonly failure: LinkFailure };
}

export type UploadEvent =
  | { readonly type: 'added'; readonly id: Id; readonly name: string; readonly bytes: number }
  | { readonly type: 'progressed'; readonly id: Id; readonly received: number }
  | { readonly type: 'arrived'; readonly id: Id }
  | { readonly type: 'stopped'; readonly id: Id; readonly failure: LinkFailure }
  | { readonly type: 'resumed'; readonly id: Id }
  | { readonly type: 'dropped'; readonly id: Id }
  | { readonly type: 'cleared' };

/** What becomes of the files when one of them moves on. */
export function stepUploads(pending: readonly Pending[], event: UploadEvent): readonly Pending[] {
  switch (event.type) {
    case 'added':
      return [...pending, { id: event.id, name: event.name, bytes: event.bytes, received: 0, state: 'moving' }];
    case 'progressed':
      return changed(pending, event.id, { received: event.received });
    case 'arrived':
      return pending.map((one) => (one.id === event.id ? { ...one, received: one.bytes, state: 'arrived' } : one));
    case 'stopped':
      return changed(pending, event.id, { state: { failure: event.failure } });
    case 'resumed':
      return changed(pending, event.id, { state: 'moving' });
    case 'dropped':
      return pending.filter(({ id }) => id !== event.id);
    case 'cleared':
      return [];
  }
}

/** Everything that was chosen has arrived: the message may go. */
export const allArrived = (pending: readonly Pending[]): boolean => pending.every(({ state }) => state === 'arrived');

const changed = (pending: readonly Pending[], id: Id, change: Partial<Pending>): readonly Pending[] =>
  pending.map((one) => (one.id === id ? { ...one, ...change } : one));
