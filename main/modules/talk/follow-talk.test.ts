import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Talk, TalkMessage } from '../../../app/talk/message.ts';
import type { TalkNotice, TalkTold } from '../../../app/wire/bridge.ts';
import { aTicket } from '../../../tests/support/workstation/a-workstation.ts';
import { silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import type { Ask } from '../broker/broker-link.ts';
import { followTalk } from './follow-talk.ts';

const ticket = aTicket();
const me = ticket.requester.id;
const HUGO = { id: randomUUID(), name: 'Hugo Lambert', role: 'technician' } as const;
const grown = (from: TalkMessage['author'], number = 1) =>
  ({ type: 'talk-grew', ticketId: ticket.id, reference: ticket.reference, number, from, assigneeId: HUGO.id }) as const;

function aFollower(said: TalkMessage[] = [], upTo = 0) {
  const world = { isInFront: false, isAway: false };
  const [notified, forgotten, told]: [TalkNotice[], string[], TalkTold[]] = [[], [], []];
  const person = { id: me, name: ticket.requester.name, role: 'employee' } as const;
  const talk: Talk = { messages: said, marks: upTo === 0 ? [] : [{ person, upTo, at: 1 }] };
  const ask = (() =>
    Promise.resolve(world.isAway ? { ok: false, failure: { type: 'away' } } : { ok: true, value: talk })) as Ask;
  const follower = followTalk({
    ask,
    personId: () => me,
    isInFront: () => world.isInFront,
    notify: (notice) => notified.push(notice),
    forget: (ticketId) => forgotten.push(ticketId),
    tellPage: (one) => told.push(one),
    changed: () => undefined,
    log: silentLog,
  });
  return { follower, world, notified, forgotten, told };
}

describe('[M9] what somebody else wrote', () => {
  it('is told on the system’s own surface while nobody looks: by whom and about what, never what', () => {
    const { follower, notified, told } = aFollower();
    follower.grew(grown(HUGO));
    expect(notified).toEqual([{ ticketId: ticket.id, reference: ticket.reference, from: 'Hugo Lambert' }]);
    expect(told).toEqual([{ type: 'changed', ticketId: ticket.id }]);
    expect(follower.unread()).toEqual([ticket.id]);
  });

  it('of a visit, neither: which ticket, by whom, and what became of it', () => {
    const { follower, world, notified } = aFollower();
    const about = { ticketId: ticket.id, reference: ticket.reference };
    const moved = { type: 'visit-moved', ...about, assigneeId: HUGO.id } as const;
    follower.visitMoved({ ...moved, news: 'proposed', from: HUGO });
    follower.visitMoved({ ...moved, news: 'reminded', from: null });
    follower.visitMoved({ ...moved, news: 'agreed', from: { id: me, name: ticket.requester.name, role: 'employee' } });
    world.isInFront = true;
    follower.visitMoved({ ...moved, news: 'changed', from: HUGO });
    expect(notified).toEqual([
      { ...about, from: 'Hugo Lambert', visit: 'proposed' },
      { ...about, from: 'Accord', visit: 'reminded' },
    ]);
  });

  it('is not told there to whoever looks at the window, nor one’s own', () => {
    const { follower, world, notified, told } = aFollower();
    follower.grew(grown({ id: me, name: ticket.requester.name, role: 'employee' }));
    world.isInFront = true;
    follower.grew(grown(HUGO));
    expect(notified).toEqual([]);
    expect(told).toHaveLength(2);
    expect(follower.unread()).toEqual([ticket.id]);
  });

  it('while the broker was away is found out once it is back, and once only', async () => {
    const said: TalkMessage = { number: 2, author: HUGO, words: 'Bonjour', files: [], at: 1 };
    const { follower, notified } = aFollower([said], 1);
    await follower.attached([ticket, aTicket({ id: randomUUID(), state: 'resolved' })]);
    await follower.attached([ticket]);
    expect(notified).toHaveLength(1);
    const readAll = aFollower([said], 2);
    await readAll.follower.attached([ticket]);
    expect(readAll.notified).toEqual([]);
  });

  it('is taken back there once it is read, or when the person leaves', () => {
    const { follower, forgotten } = aFollower();
    follower.grew(grown(HUGO));
    follower.seen(ticket.id);
    expect([follower.unread(), forgotten]).toEqual([[], [ticket.id]]);
    follower.grew(grown(HUGO, 2));
    follower.signedOut();
    expect([follower.unread(), forgotten]).toEqual([[], [ticket.id, ticket.id]]);
  });
});
