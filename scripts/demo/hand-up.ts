import { randomUUID } from 'node:crypto';
import { cast } from '../stage/cast.ts';
import { signIn } from '../stage/people.ts';
import { openWire } from '../stage/wire.ts';
import type { Demo } from './demo.ts';

/** What the first level does before the second sees a request: takes it, notes what it found, and hands it up. */
export async function handUp({ lifetime, say }: Demo, url: string, reference: string): Promise<void> {
  const julien = await openWire(lifetime, url, await signIn(url, cast.julien));
  const ticket = (await julien.must('ticket.search', { words: reference })).find((one) => one.reference === reference);
  if (ticket === undefined) throw new Error(`${reference} is not there`);
  if (ticket.level === 1) {
    const ticketId = ticket.id;
    await julien.must('ticket.take', { ticketId });
    await julien.must('course.diagnose', {
      ticketId,
      requestId: randomUUID(),
      hypothesis: say('demo.live.hypothesis'),
      tried: say('demo.live.tried'),
      outcome: 'unclear',
    });
    await julien.must('course.hand-over', { ticketId, to: 2, teamId: null, words: say('demo.live.handedUp') });
  }
  julien.close();
}
