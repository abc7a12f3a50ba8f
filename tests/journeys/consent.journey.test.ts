import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { acceptOn, bannerOn, consentOn, stopOn } from '../../scripts/stage/hands/answer.ts';
import {
  drive,
  phraseOnConsole,
  requestSession,
  seeScreen,
  sessionOverText,
} from '../../scripts/stage/hands/technician.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { factOn, handOver, sessionIsGone, ticketOf, timelineOf, typeKeys } from '../support/scenes.ts';

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
    reference = await handOver(employee.page, technician.page, 'Le lecteur réseau a disparu.');
    ({ id: ticketId } = await ticketOf(wire, reference));
  });

  test('[C4] *Refuse* has the focus and *Accept* is inert for its first second', async () => {
    await requestSession(technician.page, { control: true });
    const consent = await employee.app.window('consent');
    const { accept, refuse } = consentOn(consent);
    await refuse.waitFor();
    expect(await consent.evaluate(() => document.activeElement?.textContent)).toBe('Refuser');
    expect(await accept.getAttribute('aria-disabled')).toBe('true');
    // Pressed by whatever can press it, while it sleeps: nothing comes of it.
    await accept.dispatchEvent('click');
    const answeredEarly = await consent.evaluate(() => {
      const { accord } = window as unknown as { accord: { answer(answer: unknown): Promise<void> } };
      return accord.answer({ type: 'accept', capabilities: ['view'], displayId: '0' }).catch(() => undefined);
    });
    expect(answeredEarly).toBeUndefined();
    await consent.getByText('« Accepter » est prêt.').waitFor();
    expect(await accept.getAttribute('aria-disabled')).toBe('false');
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

  test('[C5] a capability that the letter switches off is not granted; the rest is', async () => {
    const consent = await employee.app.window('consent');
    await consentOn(consent).control.click();
    await acceptOn(consent);
    await seeScreen(technician.page);
    await technician.page.getByText("Le pilotage n'a pas été accordé").waitFor();
    const { fact } = await factOn(wire, ticketId, 'granted');
    expect(fact.signed.grant.capabilities).toEqual(['view']);
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
    await stopOn(banner);
    await sessionIsGone(employee.app);
  });
});
