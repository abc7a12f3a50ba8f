import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedGrant } from '../../app/consent/grant.ts';
import { Grant } from '../../app/consent/grant.ts';
import { sign } from '../../app/kernel/signing.ts';
import type { SessionEvent } from '../../app/session/event.ts';
import type { Desk, Underway } from '../contract/support/desk.ts';
import { aGrantedSession, aScene, askForSession, openDesk, phaseOf } from '../contract/support/desk.ts';
import { aDevice, report } from '../contract/support/ends.ts';
import { anyOther } from './support/any-input.ts';
import { openSessions } from './support/world.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk?.close());

/** Says it as a workstation that keeps to no order; the broker may refuse the words themselves. */
const tryToSay = ({ employee, session }: Underway, event: SessionEvent) =>
  employee.request('session.report', { sessionId: session.id, reports: [report(event)] });

const granted = (signed: SignedGrant): SessionEvent => ({ type: 'granted', at: Date.now(), signed });

/** As far as the letter on the employee's screen, which nobody has answered. */
async function aLetter(): Promise<Underway> {
  const underway = await askForSession(await aScene(desk));
  await underway.tell(underway.device.delivery(underway.request), { type: 'displayed', at: Date.now() });
  return underway;
}

describe('[S1] [C2] a grant that nobody gave opens nothing at the broker', () => {
  it.each(Object.keys(Grant.shape))('with another %s under the signature of a good one', async (field) => {
    const underway = await aLetter();
    const good = underway.device.grant(underway.request);
    const before = await openSessions(desk);
    const schema = Object.entries(Grant.shape).find(([name]) => name === field)?.[1];
    if (schema === undefined) throw new Error(`${field} is in the contract`);
    const former: unknown = Object.entries(good.grant).find(([name]) => name === field)?.[1];
    await fc.assert(
      fc.asyncProperty(anyOther(schema, [underway.ticket.id, randomUUID()], former), async (value) => {
        const parsed = Grant.safeParse({ ...good.grant, [field]: value });
        fc.pre(parsed.success);
        if (parsed.success) await tryToSay(underway, granted({ grant: parsed.data, signature: good.signature }));
        expect((await phaseOf(underway)).type, JSON.stringify(value)).toBe('displayed');
      }),
      { numRuns: 3 },
    );
    expect(await openSessions(desk)).toEqual(before);
    await underway.technician.ask('session.withdraw', { sessionId: underway.session.id });
  });

  it('[C10] for other certificates than those the two ends have named, though the workstation itself has signed it', async () => {
    const underway = await aLetter();
    const { device, request } = underway;
    const { workstation, console } = device.grant(request).grant.fingerprints;
    const foreign = aDevice().fingerprint;
    for (const fingerprints of [
      { workstation, console: foreign },
      { workstation: foreign, console },
      { workstation: console, console: workstation },
    ])
      await underway.tell(granted(device.grant(request, { fingerprints })));
    expect((await phaseOf(underway)).type).toBe('displayed');
  });

  it('[C10] nor is a delivery heard that names another certificate of the console than it asked with', async () => {
    const underway = await askForSession(await aScene(desk));
    const { delivery } = underway.device.delivery(underway.request).delivery;
    const swapped = { ...delivery, consoleFingerprint: aDevice().fingerprint };
    const signature = sign('accord-session-delivery-v1', swapped, underway.device.keys.secret);
    await underway.tell({ type: 'delivered', at: Date.now(), delivery: { delivery: swapped, signature } });
    expect(await phaseOf(underway)).toEqual({ type: 'asked' });
  });

  it('of another session of the same two people, shown again', async () => {
    const first = await aGrantedSession(await aScene(desk));
    const former = await phaseOf(first);
    if (former.type !== 'granted') throw new Error(`the session is ${former.type}`);
    await first.technician.ask('session.end', { sessionId: first.session.id });
    const second = await askForSession(first);
    await second.tell(second.device.delivery(second.request), { type: 'displayed', at: Date.now() });
    await second.tell(granted(former.signed));
    expect((await phaseOf(second)).type).toBe('displayed');
  });

  it('[S3] of this session once it is over, however often it is shown again', async () => {
    const underway = await aGrantedSession(await aScene(desk));
    const phase = await phaseOf(underway);
    if (phase.type !== 'granted') throw new Error(`the session is ${phase.type}`);
    await underway.technician.ask('session.end', { sessionId: underway.session.id });
    for (let shown = 0; shown < 3; shown += 1) await underway.tell(granted(phase.signed));
    expect((await phaseOf(underway)).type).toBe('ended');
  });
});
