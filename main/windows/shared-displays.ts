import type { Display } from 'electron';
import { desktopCapturer, screen } from 'electron';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import { isWayland } from '../modules/display-server.ts';
import type { DisplayGeometry } from '../modules/input/display-geometry.ts';
import type { NoDisplays, SharedDisplay } from '../modules/session/ports.ts';

/** The displays that can be shared: none under Wayland, where asking for them would open a question of the system's own. */
export async function shareableDisplays(
  name: (number: number) => string,
): Promise<Result<readonly SharedDisplay[], NoDisplays>> {
  if (process.platform === 'linux' && isWayland(process.env)) return fail({ type: 'unsupported-display-server' });
  const displays = await listDisplays(name);
  return displays.length > 0 ? ok(displays) : fail({ type: 'capture-unavailable' });
}

/** The primary one first; `name` gives them their number for people. */
async function listDisplays(name: (number: number) => string): Promise<readonly SharedDisplay[]> {
  const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width: 0, height: 0 } });
  const primary = screen.getPrimaryDisplay().id;
  const displays = [...screen.getAllDisplays()].sort(
    (one, other) => Number(other.id === primary) - Number(one.id === primary) || one.bounds.x - other.bounds.x,
  );
  return displays.flatMap((display, at) => {
    const { bounds } = display;
    // With a single screen some systems leave the link between the two lists out.
    const source =
      sources.find((one) => one.display_id === String(display.id)) ??
      (displays.length === 1 && sources.length === 1 ? sources[0] : undefined);
    if (source === undefined) return [];
    const label = `${name(at + 1)} · ${bounds.width} × ${bounds.height}`;
    return [{ display: { id: String(display.id), label }, sourceId: source.id, geometry: geometryOf(display) }];
  });
}

/** Where a display lies now; null when it is not there any more. */
export function geometryNow(id: string): DisplayGeometry | null {
  const display = screen.getAllDisplays().find((one) => String(one.id) === id);
  return display === undefined ? null : geometryOf(display);
}

function geometryOf({ bounds, scaleFactor }: Display): DisplayGeometry {
  const physicalOrigin = process.platform === 'win32' ? screen.dipToScreenPoint(bounds) : undefined;
  return { bounds, scaleFactor, ...(physicalOrigin === undefined ? {} : { physicalOrigin }) };
}
