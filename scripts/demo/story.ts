import { setTimeout as after } from 'node:timers/promises';
import type { Page } from 'playwright';
import { cast } from '../stage/cast.ts';
import { DESKTOP } from '../stage/display.ts';
import { bannerOn, consentOn } from '../stage/hands/answer.ts';
import { shownReference, writeRequest } from '../stage/hands/employee.ts';
import type { Point } from '../stage/hands/remote-point.ts';
import { remotePointOnDisplay } from '../stage/hands/remote-point.ts';
import { until } from '../stage/until.ts';
import type { PhysicalKey } from '../stage/x11/keycodes.ts';
import type { AutoStage } from './auto-stage.ts';
import { timeToDesktop, timeToWindow, timeUntil } from './eyes.ts';
import { click, clickOn, goTo, reach } from './hand.ts';
import { inFrench } from './in-french.ts';
import { median, timeClick } from './reaction.ts';
import type { Takes } from './takes.ts';
import { missingFrom } from './timeline.ts';

/** The main job, from the request for help to its trace, by real hands on both displays; gives the ticket's reference. */
export async function playStory(stage: AutoStage, { take }: Takes): Promise<string> {
  const { desk, office, employee, technician, editor } = stage;
  const doing = technician.page.getByRole('complementary', { name: inFrench('technician.do.title') });
  const button = (page: Page, name: string) => page.getByRole('button', { name: inFrench(name), exact: true });

  await take(['help-to-reference', 'help-to-queue'], async () => {
    await writeRequest(employee.page, inFrench('demo.auto.words'), 'blocked');
    await reach(desk, button(employee.page, 'employee.ask.submit'));
    await technician.page.locator('[data-queue="all"]').click();
    const [shown, queued] = [whenThere(employee.page, 'h1[data-reference]'), whenThere(technician.page, '.queue-row')];
    const start = performance.now();
    click(desk.probe);
    return (await Promise.all([shown, queued])).map((at) => at - start);
  });
  const reference = await shownReference(employee.page);

  await take(['take-to-told'], async () => {
    await clickOn(office, technician.page.getByRole('button', { name: new RegExp(`^${reference},`) }));
    await reach(office, button(technician.page, 'technician.do.take'));
    const told = whenSaid(employee.page, inFrench('employee.follow.taken', { name: cast.karim.name }));
    const start = performance.now();
    click(office.probe);
    return [(await told) - start];
  });

  await take(['asked-to-consent'], async () => {
    await reach(office, doing.getByRole('button', { name: inFrench('technician.do.ask') }));
    return [await timeToWindow(desk, () => click(office.probe))];
  });

  await take(['consent-to-first-frame'], async () => {
    const letter = await employee.app.window('consent');
    await letter.getByText(inFrench('consent.acceptReady')).waitFor();
    await reach(desk, consentOn(letter).accept);
    return [await timeToDesktop(office, { colour: DESKTOP, shown: true }, () => click(desk.probe))];
  });

  await take(['click-to-workstation', 'click-to-console'], () => clickAway(stage));

  await take(['typed-to-file'], async () => {
    const { x, y, width, height } = await editor.area();
    await goRemotely(stage, { x: x + width / 2, y: y + height / 2 });
    click(office.probe);
    await until('the editor has the keyboard', editor.hasFocus);
    const isSaved = (): boolean => editor.text().trim() === TYPED.text;
    return [await timeUntil(`the editor has saved “${TYPED.text}”`, () => typeAndSave(stage), isSaved)];
  });

  await take(['stop-to-gone'], async () => {
    const banner = await employee.app.window('banner');
    await reach(desk, bannerOn(banner).stop);
    return [await timeToDesktop(office, { colour: DESKTOP, shown: false }, () => click(desk.probe))];
  });

  await take(['timeline'], async () => {
    await reach(office, button(technician.page, 'session.ended.back'));
    const ended = whenThere(technician.page, 'li[data-fact=ended]');
    const start = performance.now();
    click(office.probe);
    const ms = (await ended) - start;
    const lines = technician.page.locator('li[data-fact]');
    const facts = await lines.evaluateAll((all) => all.map((line) => line.getAttribute('data-fact') ?? ''));
    const missing = missingFrom(facts);
    if (missing !== null) throw new Error(`the timeline lacks ${missing}: ${facts.join(', ')}`);
    return [ms];
  });

  await take(['resolved-to-told'], async () => {
    const answer = inFrench('demo.auto.answer');
    await doing.getByRole('textbox', { name: inFrench('technician.do.resolveField') }).fill(answer);
    await reach(office, button(technician.page, 'technician.do.resolve'));
    const told = whenSaid(employee.page, answer);
    const start = performance.now();
    click(office.probe);
    return [(await told) - start];
  });
  return reference;
}

/** Takes the hand and clicks a foreign program several times; gives the medians for both displays. */
async function clickAway(stage: AutoStage): Promise<readonly number[]> {
  const { desk, office, technician, witness } = stage;
  const { page } = technician;
  await clickOn(office, page.locator('label').filter({ hasText: inFrench('session.view.drive') }));
  await page.locator('main.driving').waitFor();
  const { x, y, width, height } = await witness.area();
  const [target, seen] = [
    { x: x + width / 2, y: y + height / 2 },
    { x: x + width / 4, y: y + height / 4 },
  ];
  await goRemotely(stage, target);
  const spots = [
    { probe: desk.probe, at: seen },
    { probe: office.probe, at: await remotePointOnDisplay(page, seen) },
  ];
  const times: (readonly number[])[] = [];
  for (let turn = 0; turn < CLICKS; turn += 1) {
    times.push(timeClick(office.probe, spots));
    // Of random length, so that the clicks don't keep step with the pictures.
    await after(120 + Math.random() * 80);
  }
  return spots.map((_, index) => median(times.map((time) => time[index] ?? Number.NaN)));
}

/** Until the workstation's own pointer has followed: the picture may still be finding its place on the console. */
async function goRemotely({ desk, office, technician }: AutoStage, point: Point): Promise<void> {
  await goTo(office.probe, await remotePointOnDisplay(technician.page, point));
  await until(
    'the pointer of the workstation follows the hand',
    async () => {
      const { x, y } = desk.probe.pointer();
      if (Math.abs(x - point.x) <= 2 && Math.abs(y - point.y) <= 2) return true;
      const here = await remotePointOnDisplay(technician.page, point);
      office.probe.moveTo(here.x, here.y);
      return false;
    },
    { everyMs: 60 },
  );
}

function typeAndSave({ office: { probe } }: AutoStage): void {
  for (const key of TYPED.keys) {
    probe.keyDown(key);
    probe.keyUp(key);
  }
  probe.keyDown('ControlLeft');
  probe.keyDown('KeyS');
  probe.keyUp('KeyS');
  probe.keyUp('ControlLeft');
}

/** As the keys of an AZERTY keyboard lie; é and à have no key of their own on the workstation. */
const TYPED: { readonly text: string; readonly keys: readonly PhysicalKey[] } = {
  text: 'déjà réparé',
  keys: ['KeyD', 'Digit2', 'KeyJ', 'Digit0', 'Space', 'KeyR', 'Digit2', 'KeyP', 'KeyQ', 'KeyR', 'Digit2'],
};

/** The moment at which a page shows something, judged by the page at each of its own pictures. */
async function whenThere(page: Page, selector: string): Promise<number> {
  await page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector);
  return performance.now();
}

async function whenSaid(page: Page, sentence: string): Promise<number> {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), sentence);
  return performance.now();
}

/** How often the foreign program is clicked. */
const CLICKS = 7;
