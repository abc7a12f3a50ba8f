import type { Page } from 'playwright';
import type { AuditEntry } from '../../app/audit/entry.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { AccordApp } from '../../scripts/stage/accord-app.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { acceptOn } from '../../scripts/stage/hands/answer.ts';
import { askForHelp } from '../../scripts/stage/hands/employee.ts';
import type { Point } from '../../scripts/stage/hands/remote-point.ts';
import { remotePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import type { SessionWish } from '../../scripts/stage/hands/technician.ts';
import { openTicket, requestSession, seeScreen, takeTicket } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { PhysicalKey } from '../../scripts/stage/x11/keycodes.ts';
import type { Colour } from '../../scripts/stage/x11/picture.ts';
import { distance } from '../../scripts/stage/x11/picture.ts';
import type { Area, XProbe } from '../../scripts/stage/x11/x-probe.ts';

/** The employee asks for help and the technician makes the ticket theirs; gives its reference. */
export async function handOver(employee: Page, technician: Page, words: string): Promise<string> {
  const reference = await askForHelp(employee, words);
  await openTicket(technician, reference);
  await takeTicket(technician);
  return reference;
}

/** Moves the employee's hand a little: a workstation where nothing has moved for long says that nobody is there. */
export function wakeDesk({ probe }: Display): void {
  const { x, y } = probe.pointer();
  probe.moveTo(x + 3, y + 3);
  probe.moveTo(x, y);
}

/** From an open ticket to a live picture: asked, shown, accepted; gives the banner's page. */
export async function beginSession(workstation: AccordApp, technician: Page, wish: SessionWish): Promise<Page> {
  await requestSession(technician, wish);
  await acceptOn(await workstation.window('consent'));
  const banner = await workstation.window('banner');
  await seeScreen(technician);
  return banner;
}

/** Waits until nothing of a session is left on the workstation. */
export const sessionIsGone = (workstation: AccordApp): Promise<true> =>
  until(
    'no window of the session is left',
    async () => workstation.sessionWindows().length === 0 && (await lettersOn(workstation)) === 0,
  );

/** How many letters ask something now; a window that waits for its letter is blank, and one that closes asks nothing. */
export async function lettersOn(workstation: AccordApp): Promise<number> {
  const counts = workstation.windows('consent').map((page) =>
    page
      .locator('.letter')
      .count()
      .catch((fault: unknown) => {
        if (page.isClosed()) return 0;
        throw fault;
      }),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

export const ticketOf = (wire: Wire, reference: string): Promise<Ticket> =>
  until(`${reference} is in the queue`, async () =>
    (await wire.must('ticket.queue', {})).find((ticket) => ticket.reference === reference),
  );

/** The ticket's timeline as the broker keeps it, oldest first. */
export async function timelineOf(wire: Wire, ticketId: string): Promise<readonly AuditEntry[]> {
  const { timeline } = await wire.must('ticket.show', { ticketId });
  return timeline.toSorted((one, other) => one.fact.at - other.fact.at);
}

/** Waits until the timeline holds a fact of that type, and gives the latest. */
export const factOn = <T extends AuditEntry['fact']['type']>(wire: Wire, ticketId: string, type: T) =>
  until(`the timeline says ${type}`, async () =>
    (await timelineOf(wire, ticketId)).findLast(
      (entry): entry is AuditEntry & { fact: Extract<AuditEntry['fact'], { type: T }> } => entry.fact.type === type,
    ),
  );

/** A hand on a real keyboard: presses and releases physical keys one after the other. */
export function typeKeys(probe: XProbe, keys: readonly PhysicalKey[]): void {
  for (const key of keys) {
    probe.keyDown(key);
    probe.keyUp(key);
  }
}

/** Holds some keys while it presses another. */
export function chord(probe: XProbe, held: readonly PhysicalKey[], key: PhysicalKey): void {
  for (const one of held) probe.keyDown(one);
  probe.keyDown(key);
  probe.keyUp(key);
  for (const one of held.toReversed()) probe.keyUp(one);
}

export function clickAt(probe: XProbe, { x, y }: { readonly x: number; readonly y: number }): void {
  probe.moveTo(x, y);
  probe.press('left');
  probe.release('left');
}

/** Who points where: the console's page and display, and the display that it shows. */
export interface Hands {
  readonly page: Page;
  readonly office: XProbe;
  readonly desk: XProbe;
}

/** Points on the console's display until the workstation's pointer is there, looking anew each time as a person does. */
export async function pointRemotely({ page, office, desk }: Hands, point: Point): Promise<Point> {
  return until(`the workstation's pointer is at ${point.x},${point.y}`, async () => {
    const here = await remotePointOnDisplay(page, point);
    office.moveTo(here.x, here.y);
    return isNear(desk.pointer(), point) && here;
  });
}

/** Drags on the console's display, from and to pixels of the workstation, at the pace at which its pointer follows. */
export async function dragRemotely({ page, office, desk }: Hands, from: Point, to: Point): Promise<void> {
  const hands = { page, office, desk };
  await pointRemotely(hands, from);
  office.press('left');
  for (let step = 1; step <= 4; step += 1)
    await pointRemotely(hands, { x: from.x + ((to.x - from.x) * step) / 4, y: from.y + ((to.y - from.y) * step) / 4 });
  office.release('left');
}

/** Two displays of different sizes can't agree to the pixel: one that is shown smaller has fewer places to point at. */
export const isNear = (one: Point, other: Point, pixels = 2): boolean =>
  Math.abs(one.x - other.x) <= pixels && Math.abs(one.y - other.y) <= pixels;

/** Waits until a pixel of the workstation's screen is that colour on the console's own display: pictures still come. */
export async function seesColour(
  { page, office }: { readonly page: Page; readonly office: XProbe },
  at: Point,
  colour: Colour,
): Promise<void> {
  await until(`the console's display shows ${colour} for ${at.x},${at.y}`, async () => {
    const here = await remotePointOnDisplay(page, at);
    return distance(office.colourAt(here.x, here.y), colour) < 40;
  });
}

export const middleOf = ({ x, y, width, height }: Area): Point => ({
  x: Math.round(x + width / 2),
  y: Math.round(y + height / 2),
});

/** One small movement of a hand from where the pointer is now; true once it has arrived. */
export function stepTowards(probe: XProbe, goal: Point, pixels: number): boolean {
  const here = probe.pointer();
  const left = Math.hypot(goal.x - here.x, goal.y - here.y);
  const share = Math.min(1, pixels / Math.max(left, 1));
  probe.moveTo(here.x + (goal.x - here.x) * share, here.y + (goal.y - here.y) * share);
  return isNear(probe.pointer(), goal);
}
