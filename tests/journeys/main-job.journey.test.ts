import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccordApp } from '../../scripts/stage/accord-app.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { openEditor, openTerminal, openWitness } from '../../scripts/stage/foreign.ts';
import { stopOn } from '../../scripts/stage/hands/answer.ts';
import { askForHelp } from '../../scripts/stage/hands/employee.ts';
import {
  backToTicket,
  drive,
  openTicket,
  sessionOverText,
  takeTicket,
  timelineOn,
} from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import { clickInto } from '../support/click-into.ts';
import { setJourney } from '../support/journey.ts';
import {
  beginSession,
  chord,
  dragRemotely,
  isNear,
  sessionIsGone,
  ticketOf,
  timelineOf,
  typeKeys,
} from '../support/scenes.ts';

describe('D2 D4 D11: the main job, from the request for help to a hand on the mouse', () => {
  const journey = setJourney({ chained: true });
  let employee: { app: AccordApp; page: Page };
  let technician: { app: AccordApp; page: Page };
  let wire: Wire;
  let reference: string;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    wire = await journey().wire(cast.karim);
  });

  test('[K1] help is asked for in a few words, and the reference is there at once, on both sides', async () => {
    reference = await askForHelp(employee.page, "Outlook ne s'ouvre plus depuis ce matin.");
    expect(reference).toMatch(/^INC-20\d{2}-000001$/);
    await employee.page.getByText('Reçue · 1re dans la file').waitFor();
    await openTicket(technician.page, reference);
    await takeTicket(technician.page);
    await employee.page.getByText(`Prise en charge par ${cast.karim.name}`).waitFor();
  });

  test('[S1] [C1] the screen is seen once it was granted, and says so to the employee', async () => {
    const { app, page } = employee;
    expect(app.windows('banner')).toHaveLength(0);
    const banner = await beginSession(app, technician.page, { control: true });
    await banner.getByText(`${cast.karim.name} peut voir votre écran`).waitFor();
    await banner.getByText(reference).waitFor();
    await page.getByText('Votre écran est visible en ce moment').waitFor();
    const whom = technician.page.getByRole('main', { name: `Session à distance avec ${cast.camille.name}` });
    await whom.locator('.tool-person').getByText(cast.camille.name).waitFor();
  });

  test('[I1] text typed on the console arrives in a file, through a foreign editor', async () => {
    const { lifetime, desk, office } = journey();
    const terminal = await openTerminal(lifetime, desk, { x: 20, y: 560 });
    await drive(technician.page);
    await clickInto({ page: technician.page, office: office.probe }, terminal);
    typeKeys(office.probe, [
      'KeyB',
      'KeyO',
      'KeyN',
      'KeyJ',
      'KeyO',
      'KeyU',
      'KeyR',
      'Space',
      'Digit4',
      'Digit2',
      'Enter',
    ]);
    await until('the line is in the file', () => terminal.text() === 'bonjour 42\n');
    await terminal.running.stop();
  });

  test('[I1] keys with modifiers do what they say: the editor saves', async () => {
    const { lifetime, desk, office } = journey();
    const file = join(lifetime.folder('note'), 'note.txt');
    writeFileSync(file, '');
    const editor = await openEditor(lifetime, desk, file);
    const { x, y, width, height } = await editor.area();
    const text = { x: x + width / 2, y: y + height - 60 };
    await clickInto({ page: technician.page, office: office.probe }, editor, text);
    chord(office.probe, ['ShiftLeft'], 'KeyV');
    typeKeys(office.probe, ['KeyU']);
    chord(office.probe, ['ControlLeft'], 'KeyS');
    await until('the file is written', () => editor.text().trim() === 'Vu');
    await editor.running.stop();
  });

  test('[I2] a drag moves a foreign window by as much as the hand moved', async () => {
    const { lifetime, desk, office } = journey();
    const witness = await openWitness(lifetime, desk, { x: 100, y: 200, width: 260, height: 160 });
    const before = await witness.area();
    const grip = { x: before.x + 60, y: before.y - 10 };
    const to = { x: grip.x + 40, y: grip.y + 150 };
    await dragRemotely({ page: technician.page, office: office.probe, desk: desk.probe }, grip, to);
    await until('the window has moved', async () => {
      const after = await witness.area();
      return isNear({ x: after.x - before.x, y: after.y - before.y }, { x: 40, y: 150 });
    });
    await until('the button is up again', () => desk.probe.pointer().buttons.length === 0);
  });

  test('[C6] Stop on the banner ends it on both sides', async () => {
    await stopOn(await employee.app.window('banner'));
    expect(await sessionOverText(technician.page)).toContain('La personne a arrêté la session.');
    await sessionIsGone(employee.app);
    await employee.page.getByText('Votre écran est visible en ce moment').waitFor({ state: 'detached' });
  });

  test('[K4] every step is one line of the ticket, with its reference', async () => {
    const { id } = await ticketOf(wire, reference);
    await until('the end is on the timeline', async () =>
      (await timelineOf(wire, id)).some(({ fact }) => fact.type === 'ended'),
    );
    const timeline = await timelineOf(wire, id);
    expect(new Set(timeline.map((entry) => entry.reference))).toEqual(new Set([reference]));
    const types = timeline.map(({ fact }) => fact.type);
    expect(types.slice(0, 7)).toEqual([
      'ticket-opened',
      'ticket-taken',
      'session-asked',
      'delivered',
      'displayed',
      'granted',
      'first-frame',
    ]);
    expect(types.filter((type) => type === 'control-taken')).toHaveLength(1);
    expect(types.at(-1)).toBe('ended');
    await backToTicket(technician.page);
    await until('the page shows them all', async () => (await timelineOn(technician.page)).length === timeline.length);
  });
});
