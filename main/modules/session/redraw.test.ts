import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signFurther } from '../../../app/consent/further.ts';
import { ok } from '../../../app/kernel/result.ts';
import type { Appearance } from '../../../app/wire/bridge.ts';
import type { Workstation } from '../../../tests/support/workstation/a-workstation.ts';
import {
  aCredentialFor,
  aDisplay,
  aRequest,
  askedOn,
  aWorkstation,
  consoleKeyOf,
  liveOn,
  settled,
} from '../../../tests/support/workstation/a-workstation.ts';

const french: Appearance = { language: 'fr', theme: 'light' };
const english: Appearance = { language: 'en', theme: 'dark' };

/** A workstation whose employee can change how it looks. */
function aStation(): { readonly station: Workstation; readonly wear: (next: Appearance) => void } {
  let worn = french;
  const label = (): string => (worn.language === 'fr' ? 'Écran 1' : 'Screen 1');
  const station = aWorkstation({
    appearance: () => worn,
    displays: () => Promise.resolve(ok([{ ...aDisplay, display: { ...aDisplay.display, label: label() } }])),
  });
  return {
    station,
    wear: (next) => {
      worn = next;
      station.host.redraw();
    },
  };
}

function askMore(station: Workstation): void {
  const granted = station.receipts.at(-1);
  if (granted === undefined) throw new Error('nothing was granted');
  const { id, sessionId, reference, technician } = granted.signed.grant;
  const { publicKey, secret } = consoleKeyOf(1);
  const now = station.clock.now();
  const demand = {
    id: randomUUID(),
    sessionId,
    grantId: id,
    capabilities: [],
    minutes: 5,
    consoleKey: publicKey,
  };
  station.host.furtherAsked({
    reference,
    technician,
    askedAt: now,
    answerBy: now + 60_000,
    credential: aCredentialFor(station, demand, sessionId),
    signed: signFurther(demand, secret),
  });
}

describe('a change of language or theme', () => {
  it('reaches the letter that is on the screen, and none before it is', async () => {
    const { station, wear } = aStation();
    await station.host.asked(aRequest(station));
    wear(english);
    expect(station.consent().view).toBeNull();
    const other = aStation();
    await askedOn(other.station, aRequest(other.station));
    expect(other.station.consent().view?.appearance).toEqual(french);
    other.wear(english);
    expect(other.station.consent().view?.appearance).toEqual(english);
    await settled();
    expect(other.station.consent().first?.displays).toEqual([{ id: 'one', label: 'Screen 1' }]);
  });

  it('reaches the banner and the letter for more', async () => {
    const { station, wear } = aStation();
    await liveOn(station, aRequest(station));
    askMore(station);
    expect(station.consent().further?.appearance).toEqual(french);
    wear(english);
    expect(station.banner().view?.appearance).toEqual(english);
    expect(station.consent().further?.appearance).toEqual(english);
  });

  it('[C4] neither wakes an answer early nor gives it more time', async () => {
    const { station, wear } = aStation();
    await liveOn(station, aRequest(station));
    askMore(station);
    const letter = station.consent();
    letter.listener.shown();
    station.clock.advance(500);
    wear(english);
    expect(letter.listener.answered({ type: 'accept-further', capabilities: [], extend: true })).toBe(false);
    station.clock.advance(500);
    expect(letter.listener.answered({ type: 'accept-further', capabilities: [], extend: true })).toBe(true);
  });

  it('leaves a letter that was answered where it is', async () => {
    const { station, wear } = aStation();
    await askedOn(station, aRequest(station));
    station.consent().listener.answered({ type: 'decline' });
    wear(english);
    expect(station.consent().view?.appearance).toEqual(french);
    expect(station.consent().isClosed).toBe(true);
  });
});
