import type { Page } from 'playwright';
import type { ForeignWindow } from '../../scripts/stage/foreign.ts';
import type { Point } from '../../scripts/stage/hands/remote-point.ts';
import { remotePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import { until } from '../../scripts/stage/until.ts';
import type { XProbe } from '../../scripts/stage/x11/x-probe.ts';
import { clickAt, middleOf } from './scenes.ts';

/** Clicks a workstation's window from the console's own display, as one does before typing there; waits until keys go to it. */
export async function clickInto(
  { page, office }: { readonly page: Page; readonly office: XProbe },
  window: ForeignWindow,
  point?: Point,
): Promise<void> {
  clickAt(office, await remotePointOnDisplay(page, point ?? middleOf(await window.area())));
  await until('the keyboard is there', window.hasFocus);
}
