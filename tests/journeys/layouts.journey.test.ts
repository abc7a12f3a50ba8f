import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { openEditor, openTerminal } from '../../scripts/stage/foreign.ts';
import { logHand, tellingHands } from '../../scripts/stage/hand-log.ts';
import { drive, endSession } from '../../scripts/stage/hands/technician.ts';
import { outputOf } from '../../scripts/stage/output-of.ts';
import { until } from '../../scripts/stage/until.ts';
import { clickInto } from '../support/click-into.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { AZERTY, controlOn, QWERTY, typeLineOn, typeOn } from '../support/keyboards.ts';
import { beginSession, handOver, sessionIsGone } from '../support/scenes.ts';
import { setLayout } from '../support/x11-input.ts';

const cases = [
  {
    title: 'an AZERTY console on a QWERTY workstation',
    console: 'fr',
    workstation: 'us',
    keyboard: AZERTY,
    lines: [
      'Portez ce vieux whisky au juge blond qui fume 1234567890',
      "Même là-bas, l'été, ça coûte 42 € (ou 17,50 £) : naïf, où vas-tu ?",
      'if [ $x != "é" ] && { echo <a@b.fr> | tr \\# ~; } # 100% `µ`',
    ],
  },
  {
    title: 'a QWERTY console on an AZERTY workstation',
    console: 'us(altgr-intl)',
    workstation: 'fr',
    keyboard: QWERTY,
    lines: [
      'The quick brown fox jumps over the lazy dog 1234567890',
      'Straße, mañana, garçon, été, à la fenêtre: 42 €',
      'if [ $x != "q" ] && { echo <a@b.fr> | tr \\# ~; } # 100% `m`^*',
    ],
  },
] as const;

/** Every key of a display with all it means, as X tells it. */
const meaningsOn = ({ name, env }: Display): Promise<string> => outputOf('xmodmap', ['-display', name, '-pke'], env);

describe.each(cases)('$title', ({ console, workstation, keyboard, lines }) => {
  const journey = setJourney({ workstationLayout: workstation, chained: true });
  let employee: Seat;
  let technician: Seat;
  let meanings: string;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    await setLayout(office, console);
    meanings = await meaningsOn(desk);
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    await handOver(employee.page, technician.page, 'Le clavier fait des siennes.');
    await logHand(technician.page);
    await beginSession(employee.app, technician.page, { control: true });
    await drive(technician.page);
  });

  const nothingIsDown = async (): Promise<void> => {
    const { desk, office } = journey();
    await until('nothing is down on either side', () =>
      [desk, office].every(({ probe }) => probe.keysDown().length + probe.pointer().buttons.length === 0),
    );
  };

  test('[I1] what is typed is what arrives: accents, digits, symbols, AltGr, dead keys', async () => {
    const { lifetime, desk, office } = journey();
    const terminal = await openTerminal(lifetime, desk, { x: 20, y: 520 });
    await clickInto({ page: technician.page, office: office.probe }, terminal);
    for (const [at, line] of lines.entries()) {
      typeLineOn(office.probe, keyboard, line);
      await until('the line is in the file', () => terminal.text().split('\n').length > at + 1);
      expect(terminal.text().split('\n')[at]).toBe(line);
    }
    controlOn(office.probe, keyboard, 'c');
    await until('what ran in the terminal has ended', terminal.running.hasEnded);
    await nothingIsDown();
  });

  test('[I1] a shortcut is the letter on the key, wherever the key is', async () => {
    const { lifetime, desk, office } = journey();
    const file = join(lifetime.folder('note'), 'note.txt');
    writeFileSync(file, '');
    const editor = await openEditor(lifetime, desk, file);
    const { x, y, width, height } = await editor.area();
    const text = { x: x + width / 2, y: y + height - 60 };
    await clickInto({ page: technician.page, office: office.probe }, editor, text);
    const press = (...letters: readonly string[]): void => {
      for (const letter of letters) controlOn(office.probe, keyboard, letter);
    };
    /** A busy editor offers to save only once it has seen the change: the hand presses again, as a person's does. */
    const save = (text: string): Promise<true> =>
      until(
        `the file says "${text}"`,
        () => {
          press('s');
          return editor.text() === text;
        },
        { everyMs: 300 },
      );
    await tellingHands(technician.page, async () => {
      typeOn(office.probe, keyboard, 'avant');
      await save('avant');
      // A and Q, Z and W change places between the two: taken for each other these would leave the editor, or close the file.
      press('a', 'x');
      await save('');
      press('z');
      await save('avant');
      await nothingIsDown();
    });
    await editor.running.stop();
  });

  test('[I3] afterwards the workstation’s keyboard is what it was', async () => {
    const { desk } = journey();
    await endSession(technician.page);
    await sessionIsGone(employee.app);
    await nothingIsDown();
    await until('every key means what it meant', async () => (await meaningsOn(desk)) === meanings);
  });
});
