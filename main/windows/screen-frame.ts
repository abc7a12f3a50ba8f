import type { Display, Rectangle } from 'electron';
import { BrowserWindow, screen } from 'electron';
import type { FrameMark, ScreenFrame } from '../modules/session/ports.ts';
import { CONFINED } from './open-window.ts';
import { stayOnTop } from './stay-on-top.ts';

/**
 * Four thin windows without a page along the edges of a display. A single transparent one would be black where no
 * compositor runs. Clicks go through them; `edges` holds them while they are there.
 */
export function openScreenFrame(edges: Set<BrowserWindow>): ScreenFrame {
  let shown: { readonly mark: FrameMark; readonly displayId: string } | null = null;
  const own = SIDES.map((side) => {
    const window = openEdge();
    edges.add(window);
    window.on('closed', () => edges.delete(window));
    return { side, window };
  });

  const place = (): void => {
    const display = screen.getAllDisplays().find(({ id }) => String(id) === shown?.displayId);
    for (const { side, window } of own) {
      if (window.isDestroyed()) continue;
      if (shown === null || shown.mark === 'none' || display === undefined) {
        window.hide();
        continue;
      }
      const { colour, width } = LOOKS[shown.mark];
      window.setBackgroundColor(colour);
      window.setBounds(side(display.bounds, width));
      if (window.isVisible()) window.moveTop();
      else window.showInactive();
    }
  };
  // Nobody tells of a window that another was put over.
  const watching = setInterval(place, LOOK_MS);
  screen.on('display-metrics-changed', place);
  screen.on('display-removed', place);
  return {
    show: (mark, displayId) => {
      shown = { mark, displayId };
      place();
    },
    close: () => {
      clearInterval(watching);
      screen.off('display-metrics-changed', place);
      screen.off('display-removed', place);
      for (const { window } of own) if (!window.isDestroyed()) window.destroy();
    },
  };
}

/** What the frame takes of each edge at most, in device-independent pixels. */
const FRAME_WIDTH = 4;

/** The part of a display's work area that the frame leaves free. */
export function insideFrame({ bounds, workArea }: Display): Rectangle {
  const x = Math.max(workArea.x, bounds.x + FRAME_WIDTH);
  const y = Math.max(workArea.y, bounds.y + FRAME_WIDTH);
  const right = Math.min(workArea.x + workArea.width, bounds.x + bounds.width - FRAME_WIDTH);
  const bottom = Math.min(workArea.y + workArea.height, bounds.y + bounds.height - FRAME_WIDTH);
  return { x, y, width: right - x, height: bottom - y };
}

function openEdge(): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    width: FRAME_WIDTH,
    height: FRAME_WIDTH,
    minWidth: 1,
    minHeight: 1,
    frame: false,
    thickFrame: false,
    roundedCorners: false,
    hasShadow: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    focusable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    title: 'Accord',
    webPreferences: { ...CONFINED, partition: 'frame', javascript: false, devTools: false },
  });
  window.setIgnoreMouseEvents(true);
  // Whoever sees the screen need not see the frame.
  window.setContentProtection(true);
  stayOnTop(window);
  return window;
}

type Side = (area: Rectangle, width: number) => Rectangle;
/**
 * On X11 the first pixel of a window that lets clicks through takes them all the same. None of these lies in a corner of
 * the screen, where people throw their pointer.
 */
const SIDES: readonly Side[] = [
  ({ x, y, width }, thick) => ({ x: x + 1, y, width: width - 1, height: thick }),
  ({ x, y, height }, thick) => ({ x, y: y + 1, width: thick, height: height - 1 - thick }),
  ({ x, y, width, height }, thick) => ({
    x: x + width - thick,
    y: y + thick,
    width: thick,
    height: height - 2 * thick,
  }),
  ({ x, y, width, height }, thick) => ({ x, y: y + height - thick, width, height: thick }),
];

const LOOKS: Readonly<Record<Exclude<FrameMark, 'none'>, { readonly colour: string; readonly width: number }>> = {
  seen: { colour: '#b36b00', width: 2 },
  driven: { colour: '#f2a516', width: FRAME_WIDTH },
};
/** How often it is looked after, in milliseconds. */
const LOOK_MS = 1000;
