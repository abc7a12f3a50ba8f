import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { DESKTOP } from '../../scripts/stage/display.ts';
import { acceptOn, bannerOn, consentOn, stopOn } from '../../scripts/stage/hands/answer.ts';
import { choose } from '../../scripts/stage/hands/choose.ts';
import {
  drive,
  phraseOnConsole,
  requestSession,
  seeScreen,
  sessionOverText,
} from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Colour } from '../../scripts/stage/x11/picture.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { factOn, handOver, seesColour, sessionIsGone, ticketOf, timelineOf, typeKeys } from '../support/scenes.ts';

describe('the letter that asks for consent', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let wire: Wire;
  let reference: string;
  let ticketId: string;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    wire = await journey().wire(cast.karim);
    // The letter's page is loaded before it is asked for.
    await employee.app.context.addInitScript(hammerAccept);
    reference = await handOver(employee.page, technician.page, 'Le lecteur réseau a disparu.');
    ({ id: ticketId } = await ticketOf(wire, reference));
  });

  test('[C4] *Refuse* has the focus and *Accept* is inert for its first second', async () => {
    await requestSession(technician.page, { control: true });
    const consent = await employee.app.window('consent');
    await consent.getByText('Vous pouvez accepter ou refuser.').waitFor();
    const { shownAt, awakeAt, presses, focus } = await consent.evaluate(() => window.hammered);
    expect(focus).toBe('Refuser');
    expect(presses).toBeGreaterThan(0);
    expect(awakeAt - shownAt).toBeGreaterThanOrEqual(1000);
    const types = (await timelineOf(wire, ticketId)).map(({ fact }) => fact.type);
    expect(types).toContain('displayed');
    expect(types).not.toContain('granted');
  });

  test('[C9] both screens show the same four words', async () => {
    const consent = await employee.app.window('consent');
    const { phrase } = consentOn(consent);
    await phrase.getByText('·').waitFor();
    const words = await phrase.innerText();
    expect(words.split(' · ')).toHaveLength(4);
    expect(await phraseOnConsole(technician.page)).toBe(words);
  });

  test('the letter says who, why, what and for how long', async () => {
    const letter = await (await employee.app.window('consent')).getByRole('main').innerText();
    for (const part of [
      cast.karim.name,
      cast.karim.team,
      reference,
      'Le lecteur réseau a disparu.',
      '20 minutes',
      'Non enregistré',
    ])
      expect(letter).toContain(part);
  });

  /** As an employee chooses it, in the window under the letter. */
  const wear = async (...chosen: readonly string[]): Promise<void> => {
    for (const one of chosen) await choose(employee.page, one);
  };
  const worn = (page: Page): Promise<string> =>
    page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dataset.theme}`);

  test('the letter follows another language and another theme at once', async () => {
    const consent = await employee.app.window('consent');
    await consent.getByText('Sera accordé').first().waitFor();
    await employee.page.getByRole('button', { name: 'Réglages' }).click();
    await wear('Sombre', 'English');
    await consent.getByRole('button', { name: 'Refuse', exact: true }).waitFor();
    await consent.getByText('Will be allowed').first().waitFor();
    await consent.getByText('Screen 1 · 1280 × 800').waitFor();
    await until('the letter is dark', async () => (await worn(consent)) === 'en dark');
    await wear('Light', 'Français');
    await consentOn(consent).refuse.waitFor();
    await until('the letter is light again', async () => (await worn(consent)) === 'fr light');
  });

  test('[C5] a capability that the letter switches off is not granted; the rest is', async () => {
    const consent = await employee.app.window('consent');
    await consentOn(consent).control.click();
    await acceptOn(consent);
    await seeScreen(technician.page);
    await technician.page.getByText("Le pilotage n'a pas été accordé").waitFor();
    const { fact } = await factOn(wire, ticketId, 'granted');
    expect(fact.signed.grant.capabilities).toEqual(['view']);
    const banner = await employee.app.window('banner');
    await wear('Sombre', 'English');
    await banner.getByText(`${cast.karim.name} can see your screen`).waitFor();
    await until('the banner is dark', async () => (await worn(banner)) === 'en dark');
    await wear('Light', 'Français');
    await banner.getByText(`${cast.karim.name} peut voir votre écran`).waitFor();
    await stopOn(await employee.app.window('banner'));
    await sessionOverText(technician.page);
    await sessionIsGone(employee.app);
    await technician.page.getByRole('button', { name: 'Revenir au ticket' }).click();
  });

  test('[C5] [S6] the banner switches driving off while the picture goes on, and on again', async () => {
    const { desk, office } = journey();
    await requestSession(technician.page, { control: true });
    await acceptOn(await employee.app.window('consent'));
    await seeScreen(technician.page);
    await drive(technician.page);
    const banner = await employee.app.window('banner');
    await bannerOn(banner).control.click();
    await technician.page.getByText('Le pilotage a été retiré').waitFor();
    await factOn(wire, ticketId, 'capability-withdrawn');
    const before = desk.probe.pointer();
    office.probe.moveTo(300, 400);
    typeKeys(office.probe, ['KeyA']);
    await bannerOn(banner).control.click();
    await factOn(wire, ticketId, 'capability-restored');
    expect(desk.probe.pointer()).toEqual(before);
    await drive(technician.page);
  });

  test('[C5] the banner hides the screen, and shows it again', async () => {
    const banner = await employee.app.window('banner');
    await bannerOn(banner).view.click();
    await technician.page.getByText('La personne a masqué son écran').waitFor();
    await banner.getByText(`${cast.karim.name} ne voit plus votre écran`).waitFor();
    await bannerOn(banner).view.click();
    await technician.page.getByText('La personne a masqué son écran').waitFor({ state: 'detached' });
    const { desk, office } = journey();
    const red: Colour = [190, 30, 30];
    desk.probe.paintDesktop(red);
    await seesColour({ page: technician.page, office: office.probe }, { x: 40, y: desk.height - 40 }, red);
    desk.probe.paintDesktop(DESKTOP);
    await stopOn(banner);
    await sessionIsGone(employee.app);
  });
});

declare global {
  interface Window {
    /** Times in milliseconds of the page's own clock. */
    hammered: { shownAt: number; awakeAt: number; presses: number; focus: string | null };
  }
}

/**
 * Runs in every new page: as long as *Accept* sleeps it is pressed at each frame, and for its first half second the
 * answer is also given behind its back, as a page that somebody has taken over could.
 */
function hammerAccept(): void {
  const seen = { shownAt: 0, awakeAt: 0, presses: 0, focus: null as string | null };
  window.hammered = seen;
  const strike = (): void => {
    const accept = document.querySelector('[aria-describedby="accept-state"]');
    if (accept instanceof HTMLElement && accept.getAttribute('aria-disabled') === 'true') {
      if (seen.shownAt === 0) seen.shownAt = performance.now();
      seen.focus = document.activeElement?.textContent ?? null;
      accept.click();
      seen.presses += 1;
      // The bridge as the consent window's preload script gives it.
      const { accord } = window as unknown as { accord: { answer(answer: unknown): Promise<void> } };
      if (performance.now() - seen.shownAt < 500)
        accord.answer({ type: 'accept', capabilities: ['view'], displayId: '0' }).catch(() => undefined);
    } else if (accept !== null && seen.shownAt !== 0) {
      seen.awakeAt = performance.now();
      return;
    }
    requestAnimationFrame(strike);
  };
  requestAnimationFrame(strike);
}
