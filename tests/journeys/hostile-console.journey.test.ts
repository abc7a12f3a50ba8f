import { beforeAll, describe, expect, test } from 'vitest';
import { isLive } from '../../app/session/phase.ts';
import { InputEvent } from '../../app/wire/peer.ts';
import { cast } from '../../scripts/stage/cast.ts';
import type { ForeignWindow, Seen } from '../../scripts/stage/foreign.ts';
import { openWitness } from '../../scripts/stage/foreign.ts';
import { acceptOn, bannerOn, consentOn, refuseOn } from '../../scripts/stage/hands/answer.ts';
import { askForHelp } from '../../scripts/stage/hands/employee.ts';
import { pagePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import { KEYCODES } from '../../scripts/stage/x11/keycodes.ts';
import type { BareConsole, BareWish } from '../support/bare-console.ts';
import { askBarely } from '../support/bare-console.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import {
  factOn,
  isNear,
  lettersOn,
  middleOf,
  sessionIsGone,
  stepTowards,
  ticketOf,
  timelineOf,
  wakeDesk,
} from '../support/scenes.ts';

describe('a console of somebody’s own making, held back by the workstation alone', () => {
  const journey = setJourney({ broker: { ACCORD_CONSENT_SECONDS: '20' } });
  let employee: Seat;
  let wire: Wire;
  let ticketId: string;
  let witness: ForeignWindow & { seen(): readonly Seen[] };

  beforeAll(async () => {
    const { start, desk, lifetime } = journey();
    employee = await start(desk, cast.camille);
    wire = await journey().wire(cast.karim);
    const reference = await askForHelp(employee.page, 'Le partage de fichiers est vide.');
    ({ id: ticketId } = await ticketOf(wire, reference));
    await wire.must('ticket.take', { ticketId });
    witness = await openWitness(lifetime, desk, { x: 60, y: 200, width: 260, height: 160 });
  });

  const ask = async (wish: Omit<BareWish, 'ticketId'>): Promise<BareConsole> => {
    const { blank, office } = journey();
    return askBarely(await blank(office), wire, { ticketId, ...wish });
  };
  /** Everything that a hand can do, on the witness. */
  const everything = async (): Promise<readonly InputEvent[]> => {
    const { desk } = journey();
    const spot = middleOf(await witness.area());
    const at = { x: spot.x / desk.width, y: spot.y / desk.height };
    return [
      { type: 'pointer-moved', ...at },
      { type: 'button-pressed', button: 'left', ...at },
      { type: 'button-released', button: 'left', ...at },
      { type: 'wheel-turned', dx: 0, dy: 3, ...at },
      { type: 'key-pressed', code: 'KeyA', key: 'a' },
      { type: 'key-released', code: 'KeyA' },
      { type: 'all-released' },
    ];
  };
  /** A session that may drive, with its first picture. */
  const grantedWithControl = async (durationMinutes = 10): Promise<BareConsole> => {
    const bare = await ask({ capabilities: ['view', 'control'], durationMinutes });
    await acceptOn(await employee.app.window('consent'));
    await bare.connected();
    await until('pictures come', async () => (await bare.frames()) > 0);
    await bare.send({ type: 'frame-shown' });
    return bare;
  };
  const expiryOf = async (bare: BareConsole): Promise<number> => {
    const { sessions } = await wire.must('ticket.show', { ticketId });
    const phase = sessions.find(({ id }) => id === bare.sessionId)?.phase;
    if (phase === undefined || !isLive(phase)) throw new Error('the session goes on');
    return phase.signed.grant.expiresAt;
  };
  const endOf = (bare: BareConsole): Promise<string> =>
    until('the session has ended', () => {
      const { phase } = bare.session();
      return phase.type === 'ended' || phase.type === 'refused' ? phase.reason : undefined;
    });

  test('[C3] [W1] view only: whatever it sends moves nothing, each attempt is named and on the ticket', async () => {
    const { desk } = journey();
    const bare = await ask({ capabilities: ['view'], durationMinutes: 10 });
    const consent = await employee.app.window('consent');
    expect(await consentOn(consent).control.count()).toBe(0);
    await acceptOn(consent);
    await bare.connected();
    await until('pictures come', async () => (await bare.frames()) > 0);
    await bare.send({ type: 'frame-shown' });

    const before = desk.probe.pointer();
    await bare.send({ type: 'control-taken' });
    const acts = await everything();
    expect(acts.map(({ type }) => type)).toEqual(InputEvent.options.map(({ shape }) => shape.type.value));
    for (const event of acts) await bare.send(event);
    await bare.sendRaw('not JSON');
    await bare.sendRaw(JSON.stringify({ v: 1, type: 'shell-opened', command: 'id' }));
    await bare.sendRaw(JSON.stringify({ v: 7, type: 'pointer-moved', x: 0.5, y: 0.5 }));
    await bare.sendRaw(JSON.stringify({ v: 1, type: 'pointer-moved', x: 9, y: 0.5 }));
    await bare.sendRaw(JSON.stringify({ v: 1, type: 'key-pressed', code: 'KeyA', key: 'a'.repeat(4000) }));

    const reasons = ['not-granted', 'malformed', 'unknown-message', 'unknown-version', 'oversized'];
    await until('each has been refused by its name', async () => {
      const heard = (await bare.heard()).flatMap((message) => (message.type === 'input-refused' ? [message.why] : []));
      return reasons.every((why) => heard.includes(why));
    });
    expect(desk.probe.pointer()).toEqual(before);
    expect(desk.probe.keysDown()).toEqual([]);
    expect(witness.seen().filter(({ type }) => type !== 'shown')).toEqual([]);

    await bare.send({ type: 'session-stopped' });
    expect(await endOf(bare)).toBe('stopped-by-technician');
    await sessionIsGone(employee.app);
    await factOn(wire, ticketId, 'ended');
    const refused = (await timelineOf(wire, ticketId)).flatMap(({ fact }) =>
      fact.type === 'input-refused' ? [fact] : [],
    );
    const counted = refused.filter(({ why }) => why === 'not-granted').reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBeGreaterThanOrEqual(5);
    expect(new Set(refused.map(({ why }) => why))).toEqual(new Set(reasons));
  });

  test('[C10] another certificate than the one it asked with ends the session, and no picture leaves', async () => {
    const bare = await ask({ capabilities: ['view', 'control'], durationMinutes: 10, foreignCertificate: true });
    await acceptOn(await employee.app.window('consent'));
    expect(await endOf(bare)).toBe('fingerprint-mismatch');
    expect(await bare.frames()).toBe(0);
    await sessionIsGone(employee.app);
  });

  test('[C9] an opening that does not fit its commitment: no words are shown, and accepting grants nothing', async () => {
    const bare = await ask({ capabilities: ['view'], durationMinutes: 10, wrongOpening: true });
    expect((await bare.opened()).ok).toBe(false);
    const consent = await employee.app.window('consent');
    const { phrase, accept } = consentOn(consent);
    await phrase.getByText('Vérification en cours…').waitFor();
    wakeDesk(journey().desk);
    const reason = await until('the time to answer is over', async () => {
      await accept.dispatchEvent('click', undefined, { timeout: 500 }).catch(() => undefined);
      const { phase } = bare.session();
      return phase.type === 'refused' ? phase.reason : undefined;
    });
    expect(reason).toBe('no-answer');
    await sessionIsGone(employee.app);
    const own = (await timelineOf(wire, ticketId)).filter(({ sessionId }) => sessionId === bare.sessionId);
    expect(own.map(({ fact }) => fact.type)).not.toContain('granted');
  });

  test('[C6] [C7] one that pins the pointer can not keep the employee from Stop', async () => {
    const { desk } = journey();
    const bare = await grantedWithControl();
    const pin = { x: 200, y: 700 };
    await bare.flood({ type: 'pointer-moved', x: pin.x / desk.width, y: pin.y / desk.height }, 100);
    await until('the pointer is pinned', () => isNear(desk.probe.pointer(), pin));
    const banner = await employee.app.window('banner');
    const box = await bannerOn(banner).stop.boundingBox();
    if (box === null) throw new Error('the banner has no Stop');
    const stop = await pagePointOnDisplay(banner, middleOf(box));
    await until('the employee’s hand has brought the pointer to Stop', () => stepTowards(desk.probe, stop, 12), {
      everyMs: 16,
    });
    desk.probe.press('left');
    desk.probe.release('left');
    expect(await endOf(bare)).toBe('stopped-by-employee');
    await sessionIsGone(employee.app);
  });

  test('[C8] [C13] the letter that asks for more hears no hand but the employee’s, and is in no picture', async () => {
    const { desk } = journey();
    const bare = await grantedWithControl();
    const before = await expiryOf(bare);
    expect((await bare.askFurther(10)).ok).toBe(true);
    const letter = await employee.app.window('consent');
    await letter.getByText('Vous pouvez accepter ou refuser.').waitFor();
    const box = await consentOn(letter).accept.boundingBox();
    if (box === null) throw new Error('the letter has no *Accept*');
    const accept = await pagePointOnDisplay(letter, middleOf(box));
    const at = { x: accept.x / desk.width, y: accept.y / desk.height };
    const resting = desk.probe.pointer();
    const strike = async (): Promise<void> => {
      await bare.send({ type: 'pointer-moved', ...at });
      await bare.send({ type: 'button-pressed', button: 'left', ...at });
      await bare.send({ type: 'button-released', button: 'left', ...at });
      for (const code of ['Tab', 'Space', 'Enter']) {
        await bare.send({ type: 'key-pressed', code, key: code === 'Space' ? ' ' : code });
        await bare.send({ type: 'key-released', code });
      }
    };
    /** How often it was told, once a second at most, that a letter holds its hand. */
    const tellings = async (): Promise<number> =>
      (await bare.heard()).filter((message) => message.type === 'input-refused' && message.why === 'consent-open')
        .length;
    const strikeUntilTold = (times: number): Promise<true> =>
      until(`its hand has been held ${times} times`, async () => {
        await strike();
        return (await tellings()) >= times || undefined;
      });
    // By the second time, what left before the letter came has arrived.
    await strikeUntilTold(2);
    const shown = await bare.frames();
    await strikeUntilTold(4);
    expect(desk.probe.pointer()).toEqual(resting);
    expect(await lettersOn(employee.app)).toBe(1);
    expect(await bare.frames()).toBe(shown);
    await refuseOn(letter);
    await factOn(wire, ticketId, 'further-refused');
    await until('pictures come again', async () => (await bare.frames()) > shown);
    expect(await expiryOf(bare)).toBe(before);
    await bare.send({ type: 'session-stopped' });
    expect(await endOf(bare)).toBe('stopped-by-technician');
    await sessionIsGone(employee.app);
  });

  test('[C6] one that sends more than any hand is cut off', async () => {
    const bare = await grantedWithControl();
    await bare.flood({ type: 'pointer-moved', x: 0.5, y: 0.9 }, 20_000);
    expect(await endOf(bare)).toBe('flooded');
    await sessionIsGone(employee.app);
  });

  test('[C1] [C7] at the end of the granted minute the screen is gone and nothing stays down', {
    timeout: 150_000,
  }, async () => {
    const { desk } = journey();
    const bare = await grantedWithControl(1);
    const [move, press] = await everything();
    if (move === undefined || press === undefined) throw new Error('a hand moves and presses');
    await until('the hand is let in', async () => {
      await bare.send(move);
      await bare.send(press);
      await bare.send({ type: 'key-pressed', code: 'ShiftLeft', key: 'Shift' });
      const isKeyDown = desk.probe.keysDown().includes(KEYCODES.ShiftLeft);
      return isKeyDown && desk.probe.pointer().buttons.includes(1);
    });
    const { signed } = (await factOn(wire, ticketId, 'granted')).fact;
    expect(signed.grant.expiresAt - signed.grant.issuedAt).toBe(60_000);

    await until('the minute is over', () => Date.now() >= signed.grant.expiresAt, { withinMs: 70_000 });
    await until(
      'nothing is down',
      () => desk.probe.keysDown().length === 0 && desk.probe.pointer().buttons.length === 0,
    );
    await sessionIsGone(employee.app);
    expect(await endOf(bare)).toBe('expired');
    const { fact } = await factOn(wire, ticketId, 'ended');
    expect(fact.at - signed.grant.expiresAt).toBeLessThan(2000);
    expect(fact.at).toBeGreaterThanOrEqual(signed.grant.expiresAt);
  });
});
