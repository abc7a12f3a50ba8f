import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Pending, UploadEvent } from './pending.ts';
import { allArrived, stepUploads } from './pending.ts';

const ids = ['a', 'b', 'c'] as const;
const anyId = fc.constantFrom(...ids);
const anyEvent: fc.Arbitrary<UploadEvent> = fc.oneof(
  fc.record({ type: fc.constant('progressed' as const), id: anyId, received: fc.nat(100) }),
  fc.record({ type: fc.constant('arrived' as const), id: anyId }),
  fc.record({
    type: fc.constant('stopped' as const),
    id: anyId,
    failure: fc.constant({ type: 'unreachable' as const }),
  }),
  fc.record({ type: fc.constant('resumed' as const), id: anyId }),
  fc.record({ type: fc.constant('dropped' as const), id: anyId }),
);
const begun = ids.reduce<readonly Pending[]>(
  (pending, id) => stepUploads(pending, { type: 'added', id, name: `${id}.png`, bytes: 100 }),
  [],
);

it('[M5] a message waits for every file that was chosen and not taken back, and for no other', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
      const pending = events.reduce(stepUploads, begun);
      const dropped = new Set(events.flatMap((event) => (event.type === 'dropped' ? [event.id] : [])));
      expect(pending.map(({ id }) => id)).toEqual(ids.filter((id) => !dropped.has(id)));
      const waiting = pending.some(({ id }) => {
        const last = events.findLast((event) => event.type !== 'progressed' && 'id' in event && event.id === id);
        return last?.type !== 'arrived';
      });
      expect(allArrived(pending)).toBe(!waiting);
    }),
  );
});
